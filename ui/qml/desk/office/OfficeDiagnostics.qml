pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The machine: what is well and what to mend, a test print, a backup.
Item {
    id: part

    required property Desk desk
    readonly property Diagnostics diagnostics: desk.diagnostics
    readonly property var lines: desk.words.diagnostics
    readonly property bool tall: height > width

    TwoPanes {
        anchors.fill: parent
        stacked: part.tall
        share: stacked ? 0.58 : 0.6

        // What is said makes the list shorter, which scrolls; the other cards hold keys that stay where they are.
        first: [
            DeskCard {
                id: health

                width: parent.width
                height: said.visible ? said.y - Theme.gap : parent.height
                title: part.lines.title

                Phrase {
                    id: summary

                    objectName: "diagnosticsSummary"
                    width: parent.width - again.width - 16
                    height: again.height
                    verticalAlignment: Text.AlignVCenter
                    text: part.diagnostics.summary
                    size: Theme.deskBody
                    weight: Theme.bold
                }

                DeskButton {
                    id: again

                    objectName: "diagnosticsAgainButton"
                    anchors.right: parent.right
                    enabled: !part.diagnostics.busy
                    symbol: "magnifying-glass"
                    text: part.lines.again
                    onClicked: part.diagnostics.enter()
                }

                ListView {
                    id: list

                    objectName: "diagnosticsList"
                    cacheBuffer: 0 // what is made ahead is cut short, with a warning, when the page goes
                    anchors.top: summary.bottom
                    anchors.topMargin: Theme.gap
                    anchors.bottom: parent.bottom
                    width: parent.width
                    clip: true
                    spacing: Theme.gapHair
                    boundsBehavior: Flickable.StopAtBounds
                    T.ScrollBar.vertical: bar
                    model: part.diagnostics.findings
                    delegate: Item {
                        id: row

                        required property var modelData

                        objectName: "diagnostics-" + modelData.part
                        width: list.width
                        height: Math.max(54, words.height + 18)

                        Rectangle {
                            width: parent.width
                            height: 2
                            color: Theme.soft
                        }

                        Column {
                            id: words

                            anchors.verticalCenter: parent.verticalCenter
                            width: parent.width - tag.width - 60
                            spacing: Theme.gapHair

                            Phrase {
                                width: parent.width
                                text: row.modelData.title + ": " + row.modelData.text
                                size: Theme.deskBody
                                weight: Theme.bold
                            }

                            Phrase {
                                visible: text !== ""
                                width: parent.width
                                text: row.modelData.mend
                                size: Theme.deskSmall
                                color: Theme.inkSoft
                            }

                            DeskButton {
                                objectName: "diagnosticsConfirmButton"
                                visible: row.modelData.confirms
                                enabled: !part.diagnostics.busy
                                symbol: "check"
                                text: part.lines.confirm
                                onClicked: part.diagnostics.confirm()
                            }
                        }

                        Tag {
                            id: tag

                            anchors.right: parent.right
                            anchors.rightMargin: bar.visible ? bar.width + Theme.gapSmall : 0
                            y: 10
                            text: row.modelData.tag
                            tone: row.modelData.tone
                        }
                    }
                }

                DeskScrollBar {
                    id: bar

                    anchors.right: list.right
                    anchors.top: list.top
                    anchors.bottom: list.bottom
                }
            },
            MessageBar {
                id: said

                anchors.bottom: parent.bottom
                width: parent.width
                problem: part.diagnostics.problem
                notice: part.diagnostics.notice
            }
        ]

        second: TwoPanes {
            anchors.fill: parent
            stacked: !part.tall
            share: stacked ? 0.36 : 0.5

            first: DeskCard {
                anchors.fill: parent
                title: part.lines.printTitle

                Phrase {
                    width: parent.width
                    text: part.lines.printText
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                DeskButton {
                    objectName: "diagnosticsPrintButton"
                    anchors.bottom: parent.bottom
                    height: 64
                    enabled: !part.diagnostics.busy
                    symbol: "printer"
                    text: part.lines.print
                    onClicked: part.diagnostics.printTest()
                }
            }

            second: DeskCard {
                anchors.fill: parent
                title: part.lines.backupTitle

                Phrase {
                    id: backupText

                    width: parent.width
                    text: part.lines.backupText
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                Flow {
                    anchors.top: backupText.bottom
                    anchors.topMargin: Theme.gap
                    width: parent.width
                    spacing: Theme.gapSmall

                    Repeater {
                        model: part.diagnostics.targets

                        TabChip {
                            required property var modelData
                            required property int index

                            objectName: "diagnosticsTarget-" + index
                            caption: modelData.name + "  ·  " + modelData.note
                            selected: part.diagnostics.target === index
                            onClicked: part.diagnostics.chooseTarget(index)
                        }
                    }
                }

                DeskButton {
                    objectName: "diagnosticsBackupButton"
                    anchors.bottom: parent.bottom
                    height: 64
                    enabled: !part.diagnostics.busy
                    symbol: "floppy-disk"
                    text: part.lines.backup
                    onClicked: part.diagnostics.backup()
                }
            }
        }
    }
}
