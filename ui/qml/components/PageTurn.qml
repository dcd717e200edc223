import QtQuick
import ".."

// Earlier and later, with the page between: for what is read or checked in pages.
Item {
    id: turn

    required property int page
    required property int pages
    required property string earlierText
    required property string laterText
    property bool worded: true
    readonly property int side: worded ? Math.min(Math.round(width * 0.4), Math.max(earlier.implicitWidth, later.implicitWidth)) : 120

    signal turned(int page)

    implicitWidth: worded ? 900 : 2 * 120 + 140
    implicitHeight: Theme.buttonHeight

    PushButton {
        id: earlier

        objectName: "earlierButton"
        width: turn.side
        height: parent.height
        enabled: turn.page > 0
        text: turn.worded ? turn.earlierText : ""
        symbol: "arrow-left"
        Accessible.name: turn.earlierText
        onClicked: turn.turned(turn.page - 1)
    }

    Phrase {
        objectName: "pageNumber"
        x: turn.side + 8
        width: parent.width - 2 * x
        height: parent.height
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: `${turn.page + 1}/${turn.pages}`
        size: Math.min(Theme.body, 60)
        weight: Theme.bold
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
    }

    PushButton {
        id: later

        objectName: "laterButton"
        anchors.right: parent.right
        width: turn.side
        height: parent.height
        enabled: turn.page < turn.pages - 1
        text: turn.worded ? turn.laterText : ""
        symbol: "arrow-right"
        symbolAfter: true
        Accessible.name: turn.laterText
        onClicked: turn.turned(turn.page + 1)
    }
}
