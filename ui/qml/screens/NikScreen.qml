pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"
import "../components/keys"

// Sixteen digits copied from the card, and what the kiosk reads in them, as a question.
JourneyScreen {
    id: screen

    readonly property var table: words.nik
    readonly property bool wide: !Theme.portrait
    readonly property int gap: Theme.roomy ? 24 : 16
    readonly property int padWidth: wide ? (Theme.compact ? 382 : 576) : areaWidth
    readonly property int padHeight: wide ? areaHeight : Theme.hugeText ? 620 : 740
    readonly property int askWidth: wide ? areaWidth - padWidth - (Theme.compact ? 38 : 62) : areaWidth
    readonly property int askHeight: wide ? areaHeight : areaHeight - padHeight - 32
    readonly property int cardWidth: Theme.hugeText ? 0 : Theme.roomy ? (Theme.largeText ? 380 : 540) : Theme.compact
                                                      ? (Theme.largeText ? 240 : 366) : (Theme.largeText ? 340 : 426)

    objectName: "nikScreen"
    title: table.title
    caption: table.caption
    titleWidth: askWidth - (cardWidth > 0 ? cardWidth + gap : 0)
    underTitle: false

    KtpCard {
        id: card

        visible: screen.cardWidth > 0
        x: screen.askWidth - width
        y: 2
        width: Math.max(1, screen.cardWidth)
        part: "nik"
    }

    PushButton {
        id: without

        objectName: "withoutNikButton"
        y: screen.headHeight
        width: Math.min(implicitWidth, screen.titleWidth)
        visible: !screen.journey.nikMasked
        text: screen.table.without
        symbol: "identification-card"
        onClicked: screen.journey.goWithoutNik()
    }

    PushButton {
        id: hold

        objectName: "revealButton"
        y: screen.headHeight
        width: Math.min(implicitWidth, screen.titleWidth)
        visible: screen.journey.nikMasked
        text: screen.table.hold
        symbol: "eye"
    }

    Item {
        id: answer

        readonly property real above: Math.max(without.y + without.height, card.visible ? card.y + card.height : 0) + screen.gap
        readonly property real room: screen.askHeight - above
        readonly property real stripHeight: Math.max(60, Math.min(room - cells.height - screen.gap,
                                                                 Theme.largeText ? 999 : Theme.portrait ? 200 : 166))

        y: screen.askHeight - height
        width: screen.askWidth
        height: cells.height + screen.gap + stripHeight

        DigitCells {
            id: cells

            width: parent.width
            digits: hold.down ? screen.journey.nikRevealed : screen.journey.nik
            label: screen.table.title
            doubtFrom: screen.journey.readBack.from
            doubtTo: screen.journey.readBack.to
        }

        Item {
            y: cells.height + screen.gap
            width: parent.width
            height: answer.stripHeight

            FieldError {
                id: fieldError

                width: parent.width
                height: parent.height
                text: screen.slip
                bounded: true
            }

            Phrase {
                objectName: "missingDigits"
                visible: !fieldError.visible && screen.journey.nikMissing > 0 && screen.journey.nikMissing < 16
                width: parent.width
                height: parent.height
                text: screen.table.missing.replace("{count}", screen.journey.nikMissing)
                color: Theme.inkSoft
                fits: true
            }

            ReadBack {
                visible: !fieldError.visible && (screen.journey.readBack.kind === "sure" || screen.journey.readBack.kind === "doubt")
                width: parent.width
                height: parent.height
                text: screen.journey.readBack.text
                size: Theme.compact ? Math.round(36 * Theme.textScale) : Theme.body
                unsure: screen.journey.readBack.kind === "doubt"
            }

            Row {
                visible: screen.journey.readBack.kind === "century"
                width: parent.width
                height: parent.height
                spacing: screen.gap

                Phrase {
                    width: parent.width * 0.4
                    height: parent.height
                    verticalAlignment: Text.AlignVCenter
                    text: screen.journey.readBack.text
                    weight: Theme.bold
                    fits: true
                }

                Repeater {
                    model: screen.journey.readBack.years

                    PushButton {
                        id: year

                        required property int modelData

                        objectName: "year" + modelData
                        width: (answer.width * 0.6 - 2 * screen.gap) / 2
                        height: Math.min(parent.height, 130)
                        text: modelData
                        onClicked: screen.journey.chooseBirthYear(year.modelData)
                    }
                }
            }
        }
    }

    NumberPad {
        x: parent.width - width
        y: parent.height - height
        width: screen.padWidth
        height: screen.padHeight
        clearText: screen.words.keys.clear
        eraseText: screen.words.keys.erase
        onPressed: key => screen.journey.press(key)
        onErased: screen.journey.erase()
        onCleared: screen.journey.clear()
    }
}
