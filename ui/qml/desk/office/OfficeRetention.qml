pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What is past its time, and the pack for the day that data leaked.
Item {
    id: part

    required property Desk desk
    readonly property Retention retention: desk.retention
    readonly property var lines: desk.words.retention
    property bool sure: false
    property string clearWhy: ""
    property bool clear: false
    readonly property bool upright: width < 1100
    readonly property real room: height - (work.visible ? work.height + 14 : said.height + (said.visible ? 14 : 0))

    TwoPanes {
        width: part.width
        height: part.room

        first: DeskCard {
            id: clock

            anchors.fill: parent
            title: part.lines.clockTitle

            Column {
                width: parent.width
                spacing: Theme.gapSmall

                Phrase {
                    visible: !part.sure
                    width: parent.width
                    text: part.lines.clockText
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                Repeater {
                    model: part.retention.due

                    Item {
                        id: row

                        required property var modelData

                        width: parent.width
                        height: 52

                        Column {
                            anchors.verticalCenter: parent.verticalCenter

                            Phrase {
                                text: row.modelData.label
                                size: Theme.deskBody
                                weight: Theme.bold
                            }

                            Phrase {
                                text: row.modelData.months
                                size: Theme.deskSmall
                                color: Theme.inkSoft
                            }
                        }

                        Tag {
                            objectName: "due-" + row.modelData.key
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            text: row.modelData.count
                            tone: row.modelData.count > 0 ? "warning" : "plain"
                        }
                    }
                }
            }

            Phrase {
                objectName: "disputed"
                visible: !part.sure && text !== ""
                anchors.bottom: purge.top
                anchors.bottomMargin: Theme.gap
                width: parent.width
                text: part.retention.disputed
                size: Theme.deskBody
                weight: Theme.semiBold
                color: Theme.warning
            }

            DeskButton {
                id: purge

                objectName: "purgeButton"
                visible: !part.sure
                anchors.bottom: parent.bottom
                height: 64
                tone: "danger"
                symbol: "x"
                enabled: part.retention.anyDue && !part.retention.busy
                text: part.retention.anyDue ? part.lines.purge.replace("{count}", part.retention.dueCount) : part.lines.nothingDue
                onClicked: part.sure = true
            }

            Phrase {
                visible: part.sure
                anchors.bottom: answer.top
                anchors.bottomMargin: Theme.gap
                width: parent.width
                text: part.lines.sure.replace("{count}", part.retention.dueCount)
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
                        part.retention.purge()
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

        second: DeskCard {
            anchors.fill: parent
            title: part.lines.breachTitle

            Column {
                width: parent.width
                spacing: Theme.gapSmall

                Phrase {
                    width: parent.width
                    text: part.lines.breachText
                    visible: !standing.visible
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                Phrase {
                    id: standing

                    objectName: "breachStanding"
                    visible: text !== ""
                    width: parent.width
                    text: part.retention.standing
                    size: Theme.deskBody
                    weight: Theme.semiBold
                    color: Theme.danger
                }

                ChoiceRow {
                    width: parent.width
                    prefix: "place"
                    caption: part.lines.where
                    options: part.retention.places
                    onPicked: key => part.retention.choosePlace(Number(key))

                    DeskButton {
                        objectName: "lookButton"
                        text: part.lines.lookAgain
                        symbol: "magnifying-glass"
                        onClicked: part.retention.look()
                    }
                }

                ChoiceRow {
                    visible: part.retention.branch !== ""
                    width: parent.width
                    prefix: "breach"
                    options: [{ key: "sealed", label: part.lines.sealed.replace("{branch}", () => part.retention.branch), selected: !part.clear },
                        { key: "clear", label: part.lines.clear, selected: part.clear }]
                    onPicked: key => {
                        part.clear = key === "clear"
                        part.clearWhy = ""
                    }
                }

                ChoiceRow {
                    visible: part.clear
                    width: parent.width
                    prefix: "clear"
                    caption: part.lines.clearWhy
                    options: part.retention.clearReasons
                    chosen: part.clearWhy
                    onPicked: key => part.clearWhy = key
                }

                Phrase {
                    visible: part.retention.branch === ""
                    width: parent.width
                    text: part.lines.noKey
                    size: Theme.deskSmall
                    color: Theme.inkSoft
                }

                Item {
                    width: parent.width
                    height: found.implicitHeight + (part.upright ? write.height + 14 : 0)

                    DeskField {
                        id: found

                        width: parent.width - (part.upright ? 0 : write.width + 14)
                        inputName: "breachFound"
                        caption: part.lines.found
                        hint: part.lines.foundHint
                        maximum: 20
                    }

                    DeskButton {
                        id: write

                        objectName: "breachButton"
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        height: 56
                        symbol: "warning"
                        enabled: !part.retention.busy && (!part.clear || part.clearWhy !== "")
                        text: part.lines.breach
                        onClicked: part.retention.writeBreach(found.text, part.clearWhy)
                    }
                }
            }
        }
    }

    MessageBar {
        id: said

        anchors.bottom: parent.bottom
        width: parent.width
        problem: part.retention.problem
        notice: part.retention.notice
    }

    WorkLine {
        id: work

        anchors.bottom: parent.bottom
        width: parent.width
        visible: part.retention.busy
        stopName: "retentionStopButton"
        said: part.retention.progressText
        share: part.retention.progress
        stopText: part.lines.stop
        onStopped: part.retention.stop()
    }
}
