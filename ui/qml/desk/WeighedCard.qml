pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// The dry run: three numbers, and every bad row by row, column and mend.
Item {
    id: card

    required property Desk desk
    readonly property Dispatch dispatch: desk.dispatch
    readonly property var lines: desk.words.dispatch
    readonly property var seen: dispatch.weighed

    Phrase {
        id: file

        width: parent.width
        text: card.seen.file ?? ""
        size: 24
        weight: Theme.extraBold
        elide: Text.ElideMiddle
        wrapMode: Text.NoWrap
    }

    Row {
        id: counts

        y: 40
        spacing: 36

        Repeater {
            model: [
                { key: "good", title: card.lines.importGood, count: card.seen.good ?? 0, colour: Theme.success },
                { key: "bad", title: card.lines.importBad, count: card.seen.bad ?? 0, colour: Theme.danger },
                { key: "known", title: card.lines.importHere, count: card.seen.known ?? 0, colour: Theme.inkSoft }
            ]

            Row {
                id: figure

                required property var modelData

                spacing: 10

                Phrase {
                    id: number

                    objectName: "weighed-" + figure.modelData.key
                    text: figure.modelData.count
                    size: 36
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

    Column {
        id: defaults

        y: 92
        width: parent.width

        Repeater {
            model: card.seen.defaults ?? []

            Phrase {
                required property string modelData

                width: defaults.width
                text: modelData
                size: Theme.deskSmall
                color: Theme.warning
            }
        }
    }

    Rectangle {
        y: defaults.y + defaults.height + 8
        width: parent.width
        height: parent.height - y
        radius: 14
        color: Theme.surface
        border.width: 2
        border.color: Theme.soft

        Phrase {
            anchors.centerIn: parent
            visible: card.dispatch.badRows.length === 0
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

            x: 18
            y: 38
            width: parent.width - 36
            height: parent.height - y - 6
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: card.dispatch.badRows
            activeFocusOnTab: count > 0
            delegate: Item {
                id: line

                required property var modelData
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
                    text: line.modelData.row
                    size: Theme.deskBody
                    weight: Theme.bold
                    tabular: true
                }

                Phrase {
                    x: 80
                    y: 9
                    width: 172
                    text: line.modelData.column
                    size: Theme.deskBody
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                }

                Phrase {
                    id: mend

                    x: 260
                    y: 9
                    width: parent.width - x
                    text: line.modelData.text
                    size: Theme.deskSmall
                    color: Theme.danger
                }
            }
        }
    }
}
