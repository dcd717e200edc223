pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// What is past its time, and the pack for the day that data leaked.
Item {
    id: part

    required property Desk desk
    readonly property Keeping keeping: desk.keeping
    readonly property var lines: desk.words.keeping
    property bool sure: false

    Component.onCompleted: keeping.enter()

    DeskCard {
        id: clock

        width: Math.round((part.width - 20) / 2)
        height: part.height - (work.visible ? work.height + 14 : said.height + (said.visible ? 14 : 0))
        title: part.lines.clockTitle

        Column {
            width: parent.width
            spacing: 10

            Phrase {
                visible: !part.sure
                width: parent.width
                text: part.lines.clockText
                size: Theme.deskBody
                color: Theme.inkSoft
            }

            Repeater {
                model: part.keeping.due

                Item {
                    id: row

                    required property var modelData

                    width: parent.width
                    height: 52

                    Column {
                        anchors.verticalCenter: parent.verticalCenter

                        Phrase {
                            text: row.modelData.text
                            size: Theme.deskBody
                            weight: Theme.bold
                        }

                        Phrase {
                            text: row.modelData.months
                            size: Theme.deskSmall
                            color: Theme.inkSoft
                        }
                    }

                    TagMark {
                        objectName: "due-" + row.modelData.id
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.modelData.count
                        tone: row.modelData.count > 0 ? "warning" : "plain"
                    }
                }
            }
        }

        DeskButton {
            objectName: "purgeButton"
            visible: !part.sure
            anchors.bottom: parent.bottom
            height: 64
            tone: "danger"
            symbol: "x"
            enabled: part.keeping.anyDue && !part.keeping.busy
            text: part.keeping.anyDue ? part.lines.purge.arg(part.keeping.dueCount) : part.lines.nothingDue
            onClicked: part.sure = true
        }

        Phrase {
            visible: part.sure
            anchors.bottom: answer.top
            anchors.bottomMargin: 12
            width: parent.width
            text: part.lines.sure.arg(part.keeping.dueCount)
            size: Theme.deskBody
            weight: Theme.bold
            color: Theme.danger
        }

        Item {
            id: answer

            visible: part.sure
            anchors.bottom: parent.bottom
            width: parent.width
            height: 64

            DeskButton {
                id: yes

                objectName: "purgeSureButton"
                height: parent.height
                tone: "danger"
                text: part.lines.yes
                onClicked: {
                    part.sure = false
                    part.keeping.purge()
                }
            }

            DeskButton {
                objectName: "purgeLeaveButton"
                x: yes.width + 14
                height: parent.height
                text: part.lines.no
                onClicked: part.sure = false
            }
        }
    }

    DeskCard {
        x: clock.width + 20
        width: part.width - x
        height: clock.height
        title: part.lines.breachTitle

        Column {
            width: parent.width
            spacing: 14

            Phrase {
                width: parent.width
                text: part.lines.breachText
                size: Theme.deskBody
                color: Theme.inkSoft
            }

            Phrase {
                text: part.lines.where
                size: Theme.deskSmall
                color: Theme.inkSoft
            }

            Flow {
                width: parent.width
                spacing: 10

                Repeater {
                    model: part.keeping.places

                    TabChip {
                        required property var modelData
                        required property int index

                        objectName: "place-" + index
                        caption: modelData.text
                        selected: part.keeping.place === index
                        onClicked: part.keeping.choosePlace(index)
                    }
                }

                DeskButton {
                    objectName: "lookButton"
                    text: part.lines.lookAgain
                    symbol: "magnifying-glass"
                    onClicked: part.keeping.look()
                }
            }

            DeskButton {
                objectName: "breachButton"
                height: 64
                symbol: "warning"
                text: part.lines.breach
                onClicked: part.keeping.writeBreach()
            }
        }
    }

    SaidBar {
        id: said

        anchors.bottom: parent.bottom
        width: parent.width
        problem: part.keeping.problem
        notice: part.keeping.notice
    }

    WorkLine {
        id: work

        anchors.bottom: parent.bottom
        width: parent.width
        visible: part.keeping.busy
        stopName: "keepingStopButton"
        said: part.keeping.progressText
        share: part.keeping.progress
        stopText: part.lines.stop
        onStopped: part.keeping.stop()
    }
}
