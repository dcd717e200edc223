pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// One card at a time: a picture and a few short sentences. Large letters take a page for each sentence.
JourneyScreen {
    id: screen

    readonly property var cards: journey.cards.reduce((all, card) => all.concat(split(card)), [])
    readonly property var card: cards[Math.min(page, cards.length - 1)]
    readonly property int apart: Theme.hugeText || (Theme.largeText && Theme.compact) ? 1 : Theme.largeText ? 2 : 9
    readonly property int space: Theme.roomy ? 56 : Theme.portrait ? 48 : 28
    property int page: 0

    objectName: "cardsScreen"
    title: card.title

    function split(card: var): var {
        const parts = []
        for (let i = 0; i < card.lines.length; i += apart)
            parts.push({ title: card.title, picture: card.picture, lines: card.lines.slice(i, i + apart), note: "" })
        if (card.note !== "" && Theme.largeText)
            parts.push({ title: card.title, picture: card.picture, lines: [card.note], note: "" })
        else
            parts[parts.length - 1].note = card.note
        return parts
    }

    Panel {
        id: panel

        width: parent.width
        height: parent.height - (turn.visible ? turn.height + Theme.tileGap : 0)

        Rectangle {
            id: frame

            readonly property int side: Theme.portrait ? Math.min(440, parent.height * 0.4)
                                                       : Math.min(parent.height - 2 * screen.space, parent.width * (Theme.largeText || Theme.compact ? 0.22 : 0.28))

            visible: side >= 120 && !Theme.hugeText
            x: Theme.portrait ? (parent.width - side) / 2 : screen.space
            y: Theme.portrait ? screen.space : (parent.height - side) / 2
            width: visible ? side : 0
            height: side
            radius: Theme.radiusPanel
            color: Theme.pandanTint

            Picture {
                anchors.centerIn: parent
                source: screen.card.picture
                size: Math.round(parent.height * 0.72)
            }
        }

        Item {
            id: sentences

            x: Theme.portrait || !frame.visible ? screen.space : frame.x + frame.width + screen.space
            y: Theme.portrait && frame.visible ? frame.y + frame.height + 24 : 16
            width: parent.width - x - screen.space
            height: parent.height - y - 16

            Phrase {
                visible: Theme.largeText
                width: parent.width
                height: parent.height
                text: screen.card.lines.join("\n")
                weight: Theme.semiBold
                fits: true
                least: 36
                verticalAlignment: Text.AlignVCenter
            }

            Column {
                id: column

                readonly property int size: Math.round((Theme.compact ? 40 : 46) * Theme.textScale * (screen.card.lines.length > 1 ? 1 : 1.2))

                visible: !Theme.largeText
                y: Theme.portrait ? 24 : Math.max(0, (parent.height - height) / 2)
                width: parent.width
                spacing: Theme.compact ? Theme.gap : Theme.gapLarge

                Repeater {
                    model: screen.card.lines

                    Phrase {
                        required property string modelData

                        width: column.width
                        text: modelData
                        size: column.size
                        weight: Theme.semiBold
                    }
                }

                Rectangle {
                    visible: screen.card.note !== ""
                    width: parent.width
                    height: Theme.border
                    color: Theme.soft
                }

                Phrase {
                    visible: screen.card.note !== ""
                    width: parent.width
                    text: screen.card.note
                    size: Theme.compact ? 32 : Theme.caption
                    color: Theme.inkSoft
                }
            }
        }
    }

    PageTurn {
        id: turn

        visible: screen.cards.length > 1
        y: parent.height - height
        width: parent.width
        page: screen.page
        pages: screen.cards.length
        earlierText: screen.words.bar.earlier
        laterText: screen.words.bar.later
        onTurned: to => screen.page = to
    }
}
