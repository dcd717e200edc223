pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../../components/keys"
import "../parts"

// Who are you, and your PIN: names left, digits right. Who forgot theirs finds the way back here.
FocusScope {
    id: door

    required property Desk desk
    property int chosen: desk.accounts.length === 1 ? desk.accounts[0].id : 0
    property string pin: ""
    property bool forgot: false
    readonly property bool stacked: Theme.portrait
    readonly property var lines: desk.words.deskDoor
    readonly property var recovers: desk.accounts.filter(account => account.recovers)

    function enter() {
        if (chosen !== 0 && pin.length >= 6) {
            desk.signIn(chosen, pin)
            pin = ""
        }
    }

    focus: true
    Keys.onPressed: event => {
        if (forgot)
            return
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

        visible: !door.forgot
        x: 40
        y: 32
        width: door.stacked ? parent.width - 80 : Math.round((parent.width - 120) * 0.56)
        spacing: Theme.gapWide

        Phrase {
            objectName: "title"
            width: parent.width
            text: door.desk.isHelping ? door.lines.helpTitle : door.lines.title
            size: Theme.deskLarge
            weight: Theme.extraBold
        }

        Phrase {
            visible: door.desk.isHelping
            width: parent.width
            text: door.lines.helpText
            size: Theme.deskBody
            color: Theme.inkSoft
        }

        Flickable {
            width: parent.width
            height: Math.min(names.height, door.stacked ? door.height * 0.36 : door.height - 300)
            clip: contentHeight > height
            contentHeight: names.height
            boundsBehavior: Flickable.StopAtBounds

            Grid {
                id: names

                columns: 2
                spacing: Theme.gap

                Repeater {
                    model: door.desk.accounts

                    Touchable {
                        id: who

                        required property var modelData
                        readonly property bool selected: door.chosen === modelData.id

                        objectName: "account-" + modelData.id
                        width: (left.width - names.spacing) / 2
                        height: 92
                        lip: 6
                        radius: Theme.radiusCard
                        face: selected ? Theme.pandanTint : Theme.surface
                        edge: selected ? Theme.selectedEdge : Theme.edge
                        edgeWidth: selected ? 4 : 3
                        lipColor: selected ? Theme.selectedLip : Theme.lip
                        text: modelData.name + ", " + modelData.role
                        Accessible.role: Accessible.RadioButton
                        Accessible.checkable: true
                        Accessible.checked: selected
                        onClicked: {
                            door.chosen = modelData.id
                            door.forceActiveFocus()
                        }
                        contentItem: Item {
                            Icon {
                                id: face

                                anchors.verticalCenter: parent.verticalCenter
                                symbol: "user-circle"
                                size: 44
                                color: Theme.identityInk
                            }

                            Phrase {
                                anchors.left: face.right
                                anchors.leftMargin: Theme.gap
                                anchors.right: parent.right
                                y: parent.height / 2 - 32
                                height: 34
                                verticalAlignment: Text.AlignVCenter
                                text: who.modelData.name
                                size: 23
                                least: 15
                                fits: true
                                weight: Theme.bold
                                Accessible.ignored: true
                            }

                            Phrase {
                                anchors.left: face.right
                                anchors.leftMargin: Theme.gap
                                y: parent.height / 2 + 4
                                text: who.modelData.role
                                size: Theme.deskSmall
                                color: Theme.inkSoft
                                Accessible.ignored: true
                            }
                        }
                    }
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
            Accessible.role: Accessible.AlertMessage
        }
    }

    DeskButton {
        objectName: "forgotButton"
        visible: !door.forgot && !door.desk.isHelping
        x: 40
        y: parent.height - height - 40
        symbol: "key"
        text: door.lines.forgot
        onClicked: {
            door.pin = ""
            door.desk.putAway()
            door.forgot = true
        }
    }

    Column {
        visible: !door.forgot
        x: door.stacked ? (parent.width - width) / 2 : parent.width - width - 40
        y: door.stacked ? Math.max(left.y + left.height + 48, (door.height - height) / 2) : 32
        width: Math.round(door.stacked ? Math.min(parent.width - 80, 600) : (parent.width - 120) * 0.4)
        spacing: Theme.gapWide

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gap

            Repeater {
                model: Math.max(6, door.pin.length)

                Rectangle {
                    required property int index

                    width: 26
                    height: 26
                    radius: Theme.radiusField
                    color: index < door.pin.length ? Theme.ink : "transparent"
                    border.width: 3
                    border.color: Theme.lip
                }
            }
        }

        NumberPad {
            width: parent.width
            height: door.stacked ? 520 : Math.min(620, door.height - 240)
            wordSize: 28
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

    ForgottenPin {
        visible: door.forgot
        anchors.fill: parent
        desk: door.desk
        accounts: door.recovers
        onBackAsked: {
            door.desk.putAway()
            door.forgot = false
            door.forceActiveFocus()
        }
    }
}
