import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The village's target, and a new recovery code.
Item {
    id: part

    required property Desk desk
    readonly property Office office: desk.office
    readonly property var lines: desk.words.office

    TwoPanes {
        anchors.fill: parent

        first: DeskCard {
            id: target

            anchors.fill: parent
            title: part.lines.targetTitle

            Column {
                width: parent.width
                spacing: Theme.gapWide

                Phrase {
                    objectName: "targetNow"
                    width: parent.width
                    text: part.office.target.text
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                DeskField {
                    id: workers

                    width: parent.width
                    inputName: "workersField"
                    digits: true
                    caption: part.lines.workers
                    text: part.office.target.workers
                    maximum: 7
                }

                DeskField {
                    id: goal

                    width: parent.width
                    inputName: "goalField"
                    digits: true
                    caption: part.lines.goal
                    text: part.office.target.goal
                    maximum: 7
                    wrong: part.office.problemField === "goal" ? part.office.problem : ""
                    onAccepted: part.office.setTarget(workers.text, goal.text)
                }

                ActionButton {
                    objectName: "targetButton"
                    anchors.right: parent.right
                    width: 260
                    height: 68
                    size: 22
                    symbol: "check"
                    text: part.lines.save
                    onAccepted: part.office.setTarget(workers.text, goal.text)
                }

                MessageBar {
                    width: parent.width
                    problem: ""
                    notice: part.office.notice
                }
            }
        }

        second: DeskCard {
            anchors.fill: parent
            title: part.lines.recoveryTitle

            Phrase {
                id: why

                width: parent.width
                text: part.lines.recoveryText
                size: Theme.deskBody
                color: Theme.inkSoft
            }

            DeskButton {
                objectName: "recoveryButton"
                y: why.height + 20
                symbol: "lock"
                text: part.lines.recovery
                onClicked: part.office.renewRecovery()
            }
        }
    }
}
