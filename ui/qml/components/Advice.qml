import QtQuick
import ".."

// A polite answer where the way ends: one card says why, the other what to do. Never a dead end.
Item {
    id: advice

    required property string text
    required property string todo
    property url picture
    property url todoPicture
    property string tone: "plain"
    property string todoTone: "success"
    property int weight: Theme.semiBold
    property real share: 0.5
    readonly property int gap: Theme.tileGap
    readonly property int most: Theme.portrait ? 420 : 340
    readonly property int upper: Math.min((height - gap) * share, most)
    readonly property int lower: Math.min(height - gap - upper, most)

    Notice {
        objectName: "adviceText"
        width: parent.width
        height: advice.upper
        tone: advice.tone
        text: advice.text
        picture: advice.picture
        pictureSize: Theme.largeText ? 72 : Math.min(180, advice.upper - 60)
        size: Math.round(Theme.body * 1.1)
        least: Theme.compact && Theme.largeText ? 32 : 36
        weight: advice.weight
    }

    Notice {
        objectName: "adviceTodo"
        y: advice.upper + advice.gap
        width: parent.width
        height: advice.lower
        tone: advice.todoTone
        text: advice.todo
        picture: advice.todoPicture
        pictureSize: Theme.largeText ? 72 : Math.min(180, advice.lower - 60)
        size: Math.round(Theme.body * 1.1)
        least: Theme.compact && Theme.largeText ? 32 : 36
    }
}
