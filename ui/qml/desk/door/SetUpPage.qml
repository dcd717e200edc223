import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The first time: the supervisor's name and PIN, then the recovery code, shown once.
FocusScope {
    id: page

    required property Desk desk
    readonly property var lines: desk.words.deskDoor
    readonly property bool wrongBirth: desk.problemField === "birth_date"

    focus: true

    DoorCard {
        anchors.fill: parent
        focus: true
        symbol: "user-plus"
        tight: Theme.compact
        title: page.lines.setUpTitle

        Phrase {
            width: parent.width
            text: page.lines.setUpText
            size: Theme.deskBody
            color: Theme.inkSoft
        }

        DeskField {
            id: name

            width: parent.width
            focus: true
            inputName: "setUpName"
            caption: page.lines.name
            maximum: 60
            next: born
        }

        DeskField {
            id: born

            width: parent.width
            inputName: "setUpBorn"
            caption: page.lines.born + " · " + page.lines.bornText
            hint: page.lines.bornHint
            digits: true
            maximum: 10
            next: pin
            wrong: page.wrongBirth ? page.desk.problem : ""
        }

        DeskField {
            id: pin

            width: parent.width
            inputName: "setUpPin"
            caption: page.lines.pin
            digits: true
            next: again
            echo: TextInput.Password
            maximum: 12
        }

        DeskField {
            id: again

            width: parent.width
            inputName: "setUpAgain"
            caption: page.lines.again
            digits: true
            next: make
            echo: TextInput.Password
            maximum: 12
            wrong: page.wrongBirth ? "" : page.desk.problem
        }

        ActionButton {
            id: make

            objectName: "setUpButton"
            width: parent.width
            height: 72
            size: 24
            ready: name.text !== "" && pin.text !== "" && again.text !== ""
            text: page.lines.make
            onAccepted: page.desk.setUp(name.text, born.text, pin.text, again.text)
        }
    }
}
