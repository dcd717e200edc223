pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The way back for a supervisor, by the code that was written down; for others, whom to ask.
FocusScope {
    id: leaf

    required property Desk desk
    required property var accounts
    property int chosen: accounts.length === 1 ? accounts[0].id : 0
    readonly property var lines: desk.words.deskDoor

    signal backAsked()

    DoorCard {
        anchors.fill: parent
        focus: true
        symbol: "key"
        title: leaf.lines.forgotTitle

        Phrase {
            width: parent.width
            text: leaf.lines.forgotAgent + "\n" + leaf.lines.forgotSupervisor
            size: Theme.deskBody
            color: Theme.inkSoft
        }

        Chips {
            visible: leaf.accounts.length > 1
            width: parent.width
            prefix: "recover"
            options: leaf.accounts.map(each => ({ key: String(each.id), label: each.name, selected: each.id === leaf.chosen }))
            onPicked: key => leaf.chosen = Number(key)
        }

        DeskField {
            id: code

            width: parent.width
            focus: true
            inputName: "recoveryField"
            caption: leaf.lines.code
            maximum: 60
            next: pin
        }

        Row {
            width: parent.width
            spacing: Theme.gapWide

            DeskField {
                id: pin

                width: (parent.width - parent.spacing) / 2
                inputName: "recoverPin"
                caption: leaf.lines.pin
                digits: true
                echo: TextInput.Password
                maximum: 12
                next: again
            }

            DeskField {
                id: again

                width: (parent.width - parent.spacing) / 2
                inputName: "recoverAgain"
                caption: leaf.lines.again
                digits: true
                echo: TextInput.Password
                maximum: 12
                next: go
            }
        }

        Phrase {
            objectName: "recoverProblem"
            visible: text !== ""
            width: parent.width
            text: leaf.desk.problem
            size: 22
            weight: Theme.bold
            color: Theme.danger
            Accessible.role: Accessible.AlertMessage
        }

        Row {
            spacing: Theme.gapWide

            DeskButton {
                id: back

                objectName: "forgotBack"
                height: 72
                symbol: "arrow-left"
                text: leaf.lines.back
                onClicked: leaf.backAsked()
            }

            ActionButton {
                id: go

                objectName: "recoverButton"
                width: code.width - back.width - 16
                height: 72
                size: 24
                symbol: "check"
                ready: leaf.chosen !== 0 && code.text !== "" && pin.text !== "" && again.text !== ""
                text: leaf.lines.recover
                onAccepted: leaf.desk.recover(leaf.chosen, code.text, pin.text, again.text)
            }
        }
    }
}
