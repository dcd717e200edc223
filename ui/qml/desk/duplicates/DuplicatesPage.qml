pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Who may be registered twice: pairs left, the two people side by side right; a person decides.
FocusScope {
    id: page

    required property Desk desk
    readonly property Duplicates duplicates: desk.duplicates
    readonly property var lines: desk.words.duplicates
    readonly property var pair: duplicates.pair
    readonly property bool stacked: Theme.portrait
    readonly property bool any: pair.people.length === 2

    focus: true

    ChoiceRow {
        id: chips

        x: 24
        y: 20
        width: page.width - 48
        prefix: "duplicates"
        options: page.duplicates.states
        onPicked: key => page.duplicates.show(key)
    }

    RowList {
        id: list

        x: 24
        y: chips.y + chips.height + 16
        width: page.stacked ? page.width - 48 : Math.round(Math.min(520, page.width * 0.34))
        height: (page.stacked ? Math.round(page.height * 0.34) : page.height) - y - (looking.visible ? looking.height + 12 : 0) - (pager.visible ? pager.height + 12 : 0) - 24
        rows: page.duplicates.pairs
        chosen: page.duplicates.chosen
        namePrefix: "pair-"
        emptyText: page.lines["empty-" + page.duplicates.state]
        onPicked: place => page.duplicates.choose(place)
    }

    Phrase {
        id: looking

        visible: page.duplicates.leftToCheck > 0
        x: 24
        y: list.y + list.height + 12
        width: list.width
        text: page.lines.looking.replace("{count}", page.duplicates.leftToCheck)
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Row {
        id: pager

        visible: page.duplicates.pageText !== ""
        x: 24
        y: list.y + list.height + 12 + (looking.visible ? looking.height + 12 : 0)
        width: list.width
        spacing: Theme.gapSmall

        DeskButton {
            objectName: "pairsBefore"
            width: 60
            sidePadding: Theme.gapSmall
            symbol: "caret-left"
            enabled: page.duplicates.mayTurnBack
            Accessible.name: page.lines.before
            onClicked: page.duplicates.turn(-1)
        }

        Phrase {
            objectName: "pairsPage"
            width: parent.width - 136
            height: 56
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: page.duplicates.pageText
            size: Theme.deskBody
            weight: Theme.bold
        }

        DeskButton {
            objectName: "pairsAfter"
            width: 60
            sidePadding: Theme.gapSmall
            symbol: "caret-right"
            enabled: page.duplicates.mayTurnOn
            Accessible.name: page.lines.after
            onClicked: page.duplicates.turn(1)
        }
    }

    Panel {
        id: card

        x: page.stacked ? 24 : list.x + list.width + 20
        y: page.stacked ? Math.round(page.height * 0.34) : 20
        width: page.width - x - 24
        height: page.height - y - 24
        radius: Theme.radiusCard
        border.width: 2

        Phrase {
            visible: !page.any
            anchors.centerIn: parent
            width: parent.width - 80
            horizontalAlignment: Text.AlignHCenter
            text: page.lines.nobody
            size: 24
            color: Theme.inkSoft
        }

        Item {
            visible: page.any
            enabled: !why.open
            anchors.fill: parent
            anchors.margins: Theme.gapBroad

            Phrase {
                id: title

                objectName: "title"
                width: parent.width - score.width - 16
                text: page.pair.undo ? page.lines.joined : page.duplicates.state === "different" ? page.lines.apart : page.lines.question
                size: 28
                weight: Theme.extraBold
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }

            Tag {
                id: score

                anchors.right: parent.right
                y: 2
                text: page.lines.score.replace("{percent}", page.pair.score)
                tone: page.pair.score >= 80 ? "warning" : "plain"
            }

            Flow {
                id: reasons

                y: title.height + 10
                width: parent.width
                spacing: Theme.gapSmall

                Repeater {
                    model: page.pair.reasons

                    Tag {
                        required property var modelData

                        text: modelData.text
                        tone: modelData.tone
                    }
                }
            }

            DuplicatesTable {
                id: table

                y: reasons.y + reasons.height + 12
                width: parent.width
                height: foot.y - y - 12
                pair: page.pair
                keep: page.duplicates.keep
                keptText: page.lines.kept
                useText: page.lines.use
                fixed: page.pair.undo
                onChosen: number => page.duplicates.keepNumber(number)
            }

            Column {
                id: foot

                anchors.bottom: parent.bottom
                width: parent.width
                spacing: Theme.gap

                MessageBar {
                    objectName: "said"
                    width: parent.width
                    problem: page.duplicates.problem
                    notice: page.duplicates.notice
                }

                Phrase {
                    objectName: "why"
                    visible: page.duplicates.problem === "" && page.duplicates.notice === ""
                    width: parent.width
                    height: 56
                    verticalAlignment: Text.AlignVCenter
                    text: page.pair.undo ? page.lines.undoText : page.pair.why
                    size: Theme.deskBody
                    color: Theme.inkSoft
                }

                Row {
                    width: parent.width
                    spacing: Theme.gap

                    DeskButton {
                        objectName: "apartButton"
                        visible: page.duplicates.state === "open"
                        width: (parent.width - Theme.gap) / 2
                        height: 68
                        size: 22
                        text: page.lines.two
                        onClicked: page.duplicates.keepApart()
                    }

                    DeskButton {
                        objectName: "undoButton"
                        visible: page.pair.undo
                        width: (parent.width - Theme.gap) / 2
                        height: 68
                        size: 22
                        symbol: "arrow-left"
                        text: page.lines.undo
                        onClicked: why.ask()
                    }

                    ActionButton {
                        objectName: "mergeButton"
                        visible: !page.pair.undo
                        width: (parent.width - Theme.gap) / 2
                        height: 68
                        size: 22
                        symbol: "check"
                        text: page.lines.one
                        onAccepted: why.ask()
                    }
                }
            }
        }
    }

    ReasonSheet {
        id: why

        readonly property bool undoing: page.pair.undo

        x: card.x
        y: card.y
        width: card.width
        height: card.height
        title: undoing ? page.lines.undo : page.lines.one
        text: undoing ? page.lines.undoText : page.lines.mergeText.replace("{number}", page.duplicates.keep)
        ownText: page.desk.words.person.ownReason
        doText: undoing ? page.lines.undoDo : page.lines.mergeDo
        reasons: undoing ? page.duplicates.unmergeReasons : page.duplicates.mergeReasons
        closeText: page.desk.words.desk.close
        onConfirmed: why => {
            if (undoing)
                page.duplicates.undo(why)
            else
                page.duplicates.merge(why)
        }
    }
}
