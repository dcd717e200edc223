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
    readonly property int gap: Theme.tileGap
    readonly property int half: Math.min((height - gap) / 2, Theme.portrait ? 420 : 340)

    Notice {
        objectName: "adviceText"
        width: parent.width
        height: advice.half
        tone: advice.tone
        text: advice.text
        picture: advice.picture
        pictureSize: Theme.largeText ? 72 : Math.min(180, advice.half - 60)
        size: Math.round(Theme.body * 1.1)
        weight: advice.weight
    }

    Notice {
        objectName: "adviceTodo"
        y: advice.half + advice.gap
        width: parent.width
        height: advice.half
        tone: advice.todoTone
        text: advice.todo
        picture: advice.todoPicture
        pictureSize: Theme.largeText ? 72 : Math.min(180, advice.half - 60)
        size: Math.round(Theme.body * 1.1)
    }
}
