pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Who may sign in: a list left; right the chosen one, or a new one.
Item {
    id: part

    required property Desk desk
    readonly property Office office: desk.office
    readonly property var lines: desk.words.office
    readonly property var account: office.account
    readonly property bool fresh: account.id === 0

    TwoPanes {
        anchors.fill: parent
        share: stacked ? 0.36 : 0.38
        most: 520

        first: [
            RowList {
                id: list

                width: parent.width
                height: parent.height - add.height - Theme.gap
                rows: part.office.accounts
                chosen: part.office.chosen
                namePrefix: "account-"
                emptyText: ""
                onPicked: place => part.office.choose(place)
            },
            DeskButton {
                id: add

                objectName: "newAccountButton"
                y: parent.height - height
                width: list.width
                height: 60
                symbol: "plus"
                selected: part.fresh
                text: part.lines.newAccount
                onClicked: part.office.choose(-1)
            }
        ]

        second: DeskCard {
            anchors.fill: parent
            title: part.fresh ? part.lines.newAccount : part.account.name

            Column {
                visible: part.fresh
                width: parent.width
                spacing: Theme.gapWide

                DeskField {
                    id: name

                    width: parent.width
                    inputName: "accountName"
                    caption: part.lines.name
                    maximum: 60
                    wrong: part.office.problemField === "name" ? part.office.problem : ""
                }

                ChoiceRow {
                    id: role

                    width: parent.width
                    prefix: "role"
                    caption: part.lines.role
                    options: part.office.roles
                    onPicked: key => role.chosen = key
                }

                Item {
                    width: parent.width
                    height: Math.max(born.implicitHeight, firstPin.implicitHeight)

                    DeskField {
                        id: born

                        width: (parent.width - Theme.gapWide) / 2
                        inputName: "accountBorn"
                        caption: part.lines.born
                        hint: part.lines.bornHint
                        digits: true
                        maximum: 10
                        next: firstPin
                        wrong: part.office.problemField === "birth_date" ? part.office.problem : ""
                    }

                    DeskField {
                        id: firstPin

                        x: born.width + Theme.gapWide
                        width: born.width
                        inputName: "firstPin"
                        caption: part.lines.firstPin
                        digits: true
                        maximum: 12
                        echo: TextInput.Password
                        wrong: part.office.problemField === "pin" ? part.office.problem : ""
                        onAccepted: make.click()
                    }
                }

                Phrase {
                    width: parent.width
                    text: part.lines.firstPinText + " " + part.lines.bornText
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }
            }

            ActionButton {
                id: make

                objectName: "addAccountButton"
                visible: part.fresh
                anchors.bottom: parent.bottom
                anchors.right: parent.right
                width: 300
                height: 68
                size: 22
                symbol: "plus"
                ready: name.text.trim() !== "" && firstPin.text !== ""
                text: part.lines.make
                onAccepted: {
                    part.office.add(name.text, role.chosen, born.text, firstPin.text)
                    firstPin.text = ""
                    if (part.office.problem === "")
                        name.text = born.text = ""
                }
            }

            Column {
                visible: !part.fresh
                width: parent.width
                spacing: Theme.gap

                Phrase {
                    width: parent.width
                    text: part.account.role + (part.account.active ? "" : " · " + part.lines["tag-closed"])
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                DeskField {
                    id: hours

                    width: parent.width
                    inputName: "hoursField"
                    caption: part.lines.hours
                    text: part.account.hours
                    maximum: 80
                }

                Row {
                    spacing: Theme.gap

                    DeskButton {
                        objectName: "publicButton"
                        selected: part.account.public
                        symbol: part.account.public ? "check" : "eye"
                        text: part.account.public ? part.lines.isPublic : part.lines.makePublic
                        onClicked: part.office.setPublic(true, hours.text)
                    }

                    DeskButton {
                        objectName: "privateButton"
                        visible: part.account.public
                        symbol: "eye-slash"
                        text: part.lines.makePrivate
                        onClicked: part.office.setPublic(false, hours.text)
                    }
                }

                Rectangle {
                    width: parent.width
                    height: 2
                    color: Theme.soft
                }

                Item {
                    width: parent.width
                    height: pin.implicitHeight

                    DeskField {
                        id: pin

                        width: 300
                        inputName: "newPin"
                        caption: part.lines.newPin
                        digits: true
                        maximum: 12
                        echo: TextInput.Password
                        wrong: part.office.problemField === "pin" ? part.office.problem : ""
                    }

                    DeskButton {
                        objectName: "resetPinButton"
                        x: pin.width + 14
                        y: 26
                        enabled: pin.text !== "" && part.account.active
                        text: part.lines.resetPin
                        onClicked: {
                            part.office.resetPin(pin.text)
                            pin.text = ""
                        }
                    }
                }

                DeskButton {
                    objectName: "closeAccountButton"
                    visible: !part.account.own
                    tone: part.account.active ? "danger" : "plain"
                    symbol: part.account.active ? "lock" : "check"
                    text: part.account.active ? part.lines.close : part.lines.open
                    onClicked: part.office.setActive(!part.account.active)
                }
            }

            MessageBar {
                anchors.bottom: parent.bottom
                width: part.fresh ? parent.width - 320 : parent.width
                problem: ["pin", "name", "birth_date"].includes(part.office.problemField) ? "" : part.office.problem
                notice: part.office.notice
            }
        }
    }
}
