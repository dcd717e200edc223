pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What people ask for under the law: the nearest deadline first left, the answer right.
Item {
    id: part

    required property Desk desk
    readonly property Rights rights: desk.rights
    readonly property var lines: desk.words.rights
    readonly property var request: rights.request
    readonly property bool reading: rights.sheet.length > 0
    readonly property bool fresh: request.id === 0 && !reading

    TwoPanes {
        anchors.fill: parent
        share: 0.36
        most: 520

        first: [
            RowList {
                id: list

                width: parent.width
                height: parent.height - add.height - Theme.gap
                rows: part.rights.requests
                chosen: part.rights.chosen
                namePrefix: "claim-"
                emptyText: part.lines.none
                onPicked: place => part.rights.choose(place)
            },
            DeskButton {
                id: add

                objectName: "newRequestButton"
                y: parent.height - height
                width: list.width - answered.width - Theme.gap
                height: 60
                symbol: "plus"
                selected: part.fresh
                text: part.lines.newRequest
                onClicked: part.rights.choose(-1)
            },
            DeskButton {
                id: answered

                objectName: "answeredButton"
                y: parent.height - height
                x: list.width - width
                height: 60
                selected: part.rights.showsDone
                text: part.lines.answered
                onClicked: part.rights.showDone(!part.rights.showsDone)
            }
        ]

        second: DeskCard {
            id: card

            anchors.fill: parent
            title: part.fresh ? part.lines.newRequest : part.reading ? part.rights.sheetTitle : part.request.title + " · " + part.request.number

            Column {
                id: ask

                visible: part.fresh
                width: parent.width
                spacing: Theme.gap

                DeskField {
                    id: number

                    width: Math.min(parent.width, 420)
                    inputName: "requestNumber"
                    caption: part.lines.number
                    text: part.rights.number
                    maximum: 16
                    wrong: part.rights.problem
                }

                ChoiceRow {
                    id: kind

                    width: parent.width
                    prefix: "kind"
                    caption: part.lines.kind
                    options: part.rights.kinds
                    onPicked: key => kind.chosen = key
                }

                Phrase {
                    width: parent.width
                    text: part.lines.deadline
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                ActionButton {
                    objectName: "askButton"
                    anchors.right: parent.right
                    width: 300
                    height: 68
                    size: 22
                    symbol: "plus"
                    ready: number.text !== ""
                    text: part.lines.enter
                    onAccepted: part.rights.ask(kind.chosen, number.text)
                }
            }

            Item {
                visible: !part.fresh
                anchors.fill: parent

                DeskButton {
                    id: printing

                    objectName: "printSheetButton"
                    visible: part.reading
                    anchors.right: parent.right
                    height: 60
                    symbol: "printer"
                    enabled: !part.rights.printing
                    text: part.rights.printing ? part.lines.printing : part.lines.print
                    onClicked: part.rights.printSheet()
                }

                Phrase {
                    id: times

                    width: parent.width - (part.reading ? printing.width + 16 : 0)
                    text: part.reading ? part.lines.readOut : part.request.times
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                Loader {
                    id: work

                    y: Math.max(times.height, part.reading ? printing.height : 0) + 14
                    width: parent.width
                    height: said.y - y - 14
                    active: !part.fresh
                    sourceComponent: part.reading ? sheet : part.request.open ? actions : result
                }
            }

            MessageBar {
                id: said

                anchors.bottom: parent.bottom
                width: parent.width
                problem: part.fresh ? "" : part.rights.problem
                notice: part.rights.notice
            }
        }
    }

    Component {
        id: result

        Phrase {
            objectName: "result"
            text: part.request.result
            size: 24
            weight: Theme.bold
        }
    }

    Component {
        id: sheet

        ReadSheet {
            lines: part.rights.sheet
        }
    }

    Component {
        id: actions

        RightsActions {
            rights: part.rights
            lines: part.lines
        }
    }
}
