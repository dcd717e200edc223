pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"

// What a supervisor should ask about: signs of invented work, kind by kind, with what to look at.
Item {
    id: sheet

    required property Desk desk
    required property int gap
    readonly property Dashboard dashboard: desk.dashboard
    readonly property var lines: desk.words.dashboard
    readonly property int columns: Theme.portrait ? 1 : 3
    readonly property real part: (width - gap * (columns - 1)) / columns
    readonly property real high: (height - note.height - 8 - gap * (3 / columns - 1)) / (3 / columns)

    Repeater {
        model: sheet.dashboard.signs

        PlotCard {
            id: card

            required property var modelData
            required property int index

            objectName: "sign-" + modelData.kind
            x: sheet.columns === 1 ? 0 : index * (sheet.part + sheet.gap)
            y: sheet.columns === 1 ? index * (sheet.high + sheet.gap) : 0
            width: sheet.part
            height: sheet.high
            title: modelData.title

            Flickable {
                anchors.fill: parent
                contentHeight: column.height
                clip: true
                boundsBehavior: Flickable.StopAtBounds

                Column {
                    id: column

                    width: parent.width
                    spacing: Theme.gapSmall

                    Phrase {
                        objectName: "signCount-" + card.modelData.kind
                        text: card.modelData.count
                        size: 44
                        weight: Theme.extraBold
                        color: card.modelData.count > 0 ? Theme.warning : Theme.ink
                        tabular: true
                    }

                    Phrase {
                        width: parent.width
                        text: card.modelData.count > 0 ? card.modelData.advice : sheet.lines.signsNone
                        size: Theme.deskSmall
                        color: Theme.inkSoft
                    }

                    Repeater {
                        model: card.modelData.lines

                        Column {
                            id: line

                            required property var modelData

                            width: column.width

                            Phrase {
                                width: parent.width
                                text: line.modelData.head
                                size: Theme.deskSmall
                                weight: Theme.bold
                            }

                            Phrase {
                                width: parent.width
                                text: line.modelData.detail
                                size: Theme.deskSmall
                                tabular: true
                            }
                        }
                    }

                    Phrase {
                        width: parent.width
                        visible: text !== ""
                        text: card.modelData.more
                        size: Theme.deskSmall
                        color: Theme.inkSoft
                    }
                }
            }
        }
    }

    Phrase {
        id: note

        anchors.bottom: parent.bottom
        width: parent.width
        text: sheet.lines.signsNote
        size: Theme.deskSmall
        color: Theme.inkSoft
    }
}
