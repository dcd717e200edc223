pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// One's own account: another PIN left, what is held of oneself right.
Item {
    id: part

    required property Desk desk
    readonly property Office office: desk.office
    readonly property var lines: desk.words.office
    readonly property string field: office.problemField

    function send() {
        office.changePin(old.text, fresh.text, again.text)
        old.text = fresh.text = again.text = ""
    }

    TwoPanes {
        anchors.fill: parent
        stacked: part.width < 1100
        share: stacked ? 0.6 : 0.5

        first: DeskCard {
            id: change

            anchors.fill: parent
            title: part.lines.ownTitle

            Column {
                width: parent.width
                spacing: Theme.gap

                Phrase {
                    width: parent.width
                    text: part.lines.ownText
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                DeskField {
                    id: old

                    width: parent.width
                    inputName: "oldPin"
                    caption: part.lines.oldPin
                    digits: true
                    echo: TextInput.Password
                    maximum: 12
                    next: fresh
                    wrong: part.field === "old" ? part.office.problem : ""
                }

                DeskField {
                    id: fresh

                    width: parent.width
                    inputName: "ownPin"
                    caption: part.lines.ownPin
                    digits: true
                    echo: TextInput.Password
                    maximum: 12
                    next: again
                    wrong: part.field === "pin" ? part.office.problem : ""
                }

                DeskField {
                    id: again

                    width: parent.width
                    inputName: "ownPinAgain"
                    caption: part.lines.ownAgain
                    digits: true
                    echo: TextInput.Password
                    maximum: 12
                    next: go
                    wrong: part.field === "again" ? part.office.problem : ""
                }

                ActionButton {
                    id: go

                    objectName: "changePinButton"
                    anchors.right: parent.right
                    width: 300
                    height: 68
                    size: 22
                    symbol: "check"
                    ready: old.text !== "" && fresh.text !== "" && again.text !== "" && !part.office.checking
                    text: part.lines.changePin
                    onAccepted: part.send()
                }
            }

            MessageBar {
                anchors.bottom: parent.bottom
                width: parent.width
                problem: part.field === "" ? part.office.problem : ""
                notice: part.office.notice
            }
        }

        second: DeskCard {
            anchors.fill: parent
            title: part.lines.heldTitle

            Column {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: part.office.own.filter(each => each.id !== "born")

                    Column {
                        id: held

                        required property var modelData

                        width: parent.width

                        Phrase {
                            width: parent.width
                            text: held.modelData.caption
                            size: Theme.deskSmall
                            color: Theme.inkSoft
                        }

                        Phrase {
                            width: parent.width
                            text: held.modelData.text
                            size: Theme.deskBody
                            weight: Theme.bold
                        }
                    }
                }

                Item {
                    width: parent.width
                    height: born.implicitHeight

                    DeskField {
                        id: born

                        width: Math.min(parent.width - save.width - 14, 360)
                        inputName: "ownBorn"
                        caption: part.lines.born
                        text: part.office.own.find(each => each.id === "born")?.given ?? ""
                        hint: part.lines.bornHint
                        digits: true
                        maximum: 10
                        wrong: part.field === "birth_date" ? part.office.problem : ""
                        onAccepted: part.office.setBorn(text)
                    }

                    DeskButton {
                        id: save

                        objectName: "ownBornButton"
                        x: born.width + 14
                        y: 26
                        height: 56
                        text: part.lines.save
                        onClicked: part.office.setBorn(born.text)
                    }
                }

                Phrase {
                    width: parent.width
                    text: part.lines.heldText
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }
            }
        }
    }
}
