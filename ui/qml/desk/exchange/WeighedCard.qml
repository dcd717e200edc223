pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The dry run: three numbers, what stands for absent columns, what was passed over, and every row to look at.
Item {
    id: card

    required property ListImport listImport
    required property var lines
    property bool busy: false
    readonly property var seen: listImport.weighed

    Column {
        id: top

        width: parent.width
        spacing: Theme.gapSmall

        Item {
            width: parent.width
            height: 30

            Phrase {
                width: parent.width - shape.width - 20
                text: card.seen.file ?? ""
                size: 24
                weight: Theme.extraBold
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
            }

            Phrase {
                id: shape

                objectName: "weighed-shape"
                anchors.right: parent.right
                y: 6
                width: Math.min(implicitWidth, parent.width * 0.45)
                text: card.seen.shape ?? ""
                size: Theme.deskSmall
                color: Theme.inkSoft
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.gapSmall

            Row {
                width: mends.visible ? Math.max(implicitWidth, parent.width - mends.width - 10) : parent.width
                height: mends.height
                spacing: Theme.gapBroad

                Repeater {
                    model: [
                        { key: "good", title: card.lines.importGood, count: card.seen.good ?? 0, colour: Theme.success },
                        { key: "bad", title: card.lines.importBad, count: card.seen.bad ?? 0, colour: Theme.danger },
                        { key: "known", title: card.lines.importHere, count: card.seen.known ?? 0, colour: Theme.inkSoft }
                    ]

                    Row {
                        id: figure

                        required property var modelData

                        anchors.verticalCenter: parent.verticalCenter
                        spacing: Theme.gapSmall

                        Phrase {
                            id: number

                            objectName: "weighed-" + figure.modelData.key
                            text: figure.modelData.count
                            size: 32
                            weight: Theme.extraBold
                            color: figure.modelData.colour
                            tabular: true
                        }

                        Phrase {
                            anchors.baseline: number.baseline
                            text: figure.modelData.title
                            size: Theme.deskBody
                        }
                    }
                }
            }

            DeskButton {
                id: mends

                objectName: "mendsButton"
                visible: (card.seen.bad ?? 0) > 0
                enabled: !card.busy
                symbol: "pencil-simple"
                text: card.lines.mends
                onClicked: card.listImport.saveMends()
            }
        }

        ChoiceRow {
            visible: card.listImport.sheets.length > 0
            width: parent.width
            prefix: "sheet"
            caption: card.lines.sheets
            options: card.listImport.sheets
            onPicked: name => card.listImport.chooseSheet(name)
        }

        Item {
            width: parent.width
            height: Math.max(notes.height, columns.height)

            Column {
                id: notes

                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - columns.width - 16
                spacing: Theme.gapTiny

                Phrase {
                    objectName: "weighed-remarks"
                    visible: text !== ""
                    width: parent.width
                    text: card.seen.remarks ?? ""
                    size: Theme.deskSmall
                    color: Theme.inkSoft
                }

                Phrase {
                    objectName: "weighed-defaults"
                    visible: text !== ""
                    width: parent.width
                    text: card.seen.defaults ?? ""
                    size: Theme.deskSmall
                    color: Theme.warning
                }

                Phrase {
                    objectName: "weighed-passedOver"
                    visible: text !== ""
                    width: parent.width
                    text: card.seen.passedOver ?? ""
                    size: Theme.deskSmall
                    color: Theme.warning
                }
            }

            DeskButton {
                id: columns

                objectName: "askColumnsButton"
                anchors.right: parent.right
                enabled: !card.busy
                symbol: "list-checks"
                text: card.lines.askColumns
                onClicked: card.listImport.askColumns()
            }
        }
    }

    Rectangle {
        anchors.top: top.bottom
        anchors.topMargin: Theme.gapSmall
        anchors.bottom: parent.bottom
        width: parent.width
        radius: Theme.radiusCard
        color: Theme.surface
        border.width: 2
        border.color: Theme.soft

        Phrase {
            anchors.centerIn: parent
            visible: rows.count === 0
            text: card.lines.importNoBad
            size: Theme.deskBody
            weight: Theme.bold
            color: Theme.success
        }

        Row {
            id: head

            visible: rows.count > 0
            x: 18
            y: 10

            Phrase {
                width: 80
                text: card.lines.importRow
                size: Theme.deskSmall - 1
                color: Theme.inkSoft
            }

            Phrase {
                width: 180
                text: card.lines.importColumn
                size: Theme.deskSmall - 1
                color: Theme.inkSoft
            }

            Phrase {
                text: card.lines.importMend
                size: Theme.deskSmall - 1
                color: Theme.inkSoft
            }
        }

        ListView {
            id: rows

            // By the least height of a row: the heights themselves depend on the room that the bar leaves.
            readonly property bool long: count * 44 > height

            x: 18
            y: 38
            width: parent.width - 36 - (long ? 20 : 0)
            height: parent.height - y - 6
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: card.listImport.rows
            activeFocusOnTab: count > 0
            T.ScrollBar.vertical: bar
            delegate: Item {
                id: line

                required property var row
                required property int index

                objectName: "badRow-" + index
                width: rows.width
                height: Math.max(44, mend.implicitHeight + 16)

                Rectangle {
                    width: parent.width
                    height: 2
                    color: Theme.soft
                }

                Phrase {
                    y: 9
                    width: 74
                    text: line.row.row
                    size: Theme.deskBody
                    weight: Theme.bold
                    tabular: true
                }

                Phrase {
                    x: 80
                    y: 9
                    width: 172
                    height: 26
                    text: line.row.column
                    size: Theme.deskBody
                    least: 15
                    fits: true
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                }

                Phrase {
                    id: mend

                    x: 260
                    y: 9
                    width: parent.width - x
                    text: line.row.text
                    size: Theme.deskSmall
                    color: line.row.problem === "known" ? Theme.inkSoft : Theme.danger
                }
            }
        }

        DeskScrollBar {
            id: bar

            objectName: "badRowsBar"
            visible: rows.long
            anchors.top: rows.top
            anchors.bottom: rows.bottom
            anchors.right: parent.right
            anchors.rightMargin: Theme.gapTiny
        }
    }
}
