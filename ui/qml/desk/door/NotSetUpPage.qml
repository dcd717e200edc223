import QtQuick
import Anjungan
import "../.."
import "../../components"

// The desk of a station that nobody has set up: whoever holds the corner makes no account here.
FocusScope {
    id: page

    required property Desk desk
    readonly property var lines: desk.words.deskDoor

    focus: true

    DoorCard {
        anchors.fill: parent
        focus: true
        symbol: "user-plus"
        title: page.lines.notSetUpTitle

        Phrase {
            objectName: "notSetUp"
            width: parent.width
            text: page.lines.notSetUpText
            size: Theme.deskBody
            color: Theme.inkSoft
        }
    }
}
