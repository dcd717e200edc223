import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The first sign-in: a PIN of one's own in place of the one that somebody else made.
FocusScope {
    id: page

    required property Desk desk
    readonly property var lines: desk.words.deskDoor

    focus: true

    DoorCard {
        anchors.fill: parent
        focus: true
        symbol: "lock"
        title: page.lines.newTitle

        Phrase {
            width: parent.width
            text: page.lines.newText
            size: Theme.deskBody
            color: Theme.inkSoft
        }

        DeskField {
            id: pin

            width: parent.width
            focus: true
            inputName: "newPin"
            caption: page.lines.pin
            digits: true
            echo: TextInput.Password
            maximum: 12
            next: again
        }

        DeskField {
            id: again

            width: parent.width
            inputName: "newPinAgain"
            caption: page.lines.again
            digits: true
            echo: TextInput.Password
            maximum: 12
            wrong: page.desk.problem
            next: make
        }

        ActionButton {
            id: make

            objectName: "newPinButton"
            width: parent.width
            height: 72
            size: 24
            symbol: "check"
            ready: pin.text !== "" && again.text !== ""
            text: page.lines.newDo
            onAccepted: page.desk.choosePin(pin.text, again.text)
        }
    }
}
