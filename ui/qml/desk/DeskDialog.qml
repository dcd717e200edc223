import QtQuick
import ".."
import "../components"

// A card over the page: everything behind it is out of reach until it is answered.
FocusScope {
    id: dialog

    required property string title
    property real cardWidth: 760
    property real cardHeight: 560
    default property alias content: room.data

    signal leftBehind()

    visible: false
    focus: visible
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Keys.onEscapePressed: leftBehind()

    TapHandler {}

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    Panel {
        id: card

        anchors.centerIn: parent
        width: Math.min(dialog.cardWidth, parent.width - 80)
        height: Math.min(dialog.cardHeight, parent.height - 24)

        Phrase {
            x: 32
            y: 22
            width: parent.width - 64
            text: dialog.title
            size: 28
            weight: Theme.extraBold
        }

        Item {
            id: room

            x: 32
            y: 72
            width: parent.width - 64
            height: parent.height - 72 - 26
        }
    }
}
