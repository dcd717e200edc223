import QtQuick
import ".."

// A polite answer where the way ends: one card says why, the other what to do. Never a dead end.
Item {
    id: advice

    required property string text
    required property string todo
    property url picture
    property url todoPicture
    readonly property int gap: Theme.tileGap
    readonly property int half: Math.min((height - gap) / 2, Theme.portrait ? 420 : 320)

    Notice {
        width: parent.width
        height: advice.half
        tone: "plain"
        text: advice.text
        picture: advice.picture
        pictureSize: Theme.largeText ? 72 : Math.min(180, advice.half - 60)
        size: Math.round(Theme.body * 1.1)
        weight: Theme.semiBold
    }

    Notice {
        y: advice.half + advice.gap
        width: parent.width
        height: advice.half
        tone: "success"
        text: advice.todo
        picture: advice.todoPicture
        pictureSize: Theme.largeText ? 72 : Math.min(180, advice.half - 60)
        size: Math.round(Theme.body * 1.1)
    }
}
