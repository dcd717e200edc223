pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// Who are you, and your PIN: names left, digits right.
FocusScope {
    id: door

    required property Desk desk
    property int chosen: desk.accounts.length === 1 ? desk.accounts[0].id : 0
    property string pin: ""
    readonly property var lines: desk.words.deskDoor

    function enter() {
        if (chosen !== 0 && pin.length >= 6) {
            desk.signIn(chosen, pin)
            pin = ""
        }
    }

    focus: true
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            pin = pin.slice(0, -1)
            event.accepted = true
        } else if (event.text >= "0" && event.text <= "9" && pin.length < 12) {
            pin += event.text
            event.accepted = true
        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            enter()
            event.accepted = true
        }
    }

    Column {
        id: left

        x: 40
        y: 32
        width: Math.round((parent.width - 120) * 0.55)
        spacing: 16

        Phrase {
            objectName: "title"
            width: parent.width
            text: door.lines.title
            size: Theme.deskLarge
            weight: Theme.extraBold
        }

        Grid {
            id: names

            columns: 2
            spacing: 14

            Repeater {
                model: door.desk.accounts

                Tile {
                    required property var modelData

                    objectName: "account-" + modelData.id
                    width: (left.width - names.spacing) / 2
                    height: 104
                    text: modelData.name
                    caption: modelData.role
                    size: 24
                    radio: true
                    selected: door.chosen === modelData.id
                    onClicked: door.chosen = modelData.id
                }
            }
        }

        Phrase {
            objectName: "deskProblem"
            width: parent.width
            visible: text !== ""
            text: door.desk.problem
            size: 24
            weight: Theme.bold
            color: Theme.danger
        }
    }

    Column {
        anchors.right: parent.right
        anchors.rightMargin: 40
        y: 32
        width: Math.round((parent.width - 120) * 0.4)
        spacing: 18

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 14

            Repeater {
                model: Math.max(6, door.pin.length)

                Rectangle {
                    required property int index

                    width: 26
                    height: 26
                    radius: 13
                    color: index < door.pin.length ? Theme.ink : "transparent"
                    border.width: 3
                    border.color: Theme.lip
                }
            }
        }

        NumberPad {
            id: pad

            width: parent.width
            height: Math.min(460, door.height - 240)
            clearText: door.desk.words.keys.clear
            eraseText: door.desk.words.keys.erase
            onPressed: key => {
                if (door.pin.length < 12)
                    door.pin += key
            }
            onErased: door.pin = door.pin.slice(0, -1)
            onCleared: door.pin = ""
        }

        ActionButton {
            objectName: "signInButton"
            width: parent.width
            height: 88
            size: 28
            ready: door.chosen !== 0 && door.pin.length >= 6 && !door.desk.checking
            text: door.desk.checking ? door.lines.checking : door.lines.enter
            onAccepted: door.enter()
        }
    }
}
