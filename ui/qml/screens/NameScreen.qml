import QtQuick
import ".."
import "../components"
import "../components/keys"

// The name as on the card, letter by letter.
JourneyScreen {
    id: screen

    readonly property var table: words.name
    readonly property int gap: Theme.roomy ? 28 : Theme.compact ? 12 : 32
    readonly property int slipHeight: fieldError.visible && !Theme.compact ? fieldError.implicitHeight + gap : 0
    readonly property bool slipOnTop: fieldError.visible && Theme.compact
    readonly property int padHeight: Theme.roomy ? (Theme.largeText ? 420 : 442) : Theme.compact ? 306 : 830
    readonly property int cardWidth: Theme.largeText || fieldError.visible ? 0 : Theme.roomy ? 248 : Theme.compact ? 168 : 270

    objectName: "nameScreen"
    title: slipOnTop ? "" : table.title
    caption: fieldError.visible ? "" : table.caption
    titleWidth: areaWidth - (cardWidth > 0 ? cardWidth + gap : 0)
    underTitle: false

    KtpCard {
        visible: screen.cardWidth > 0
        x: parent.width - width
        y: 2
        width: Math.max(1, screen.cardWidth)
        part: "name"
    }

    FieldError {
        id: fieldError

        y: Theme.compact ? 0 : line.y + line.height + 12
        width: parent.width
        height: Theme.compact ? Math.max(1, line.y - 10) : implicitHeight
        bounded: Theme.compact
        text: screen.slip
        size: Theme.compact ? Theme.title : Theme.body
    }

    TextLine {
        id: line

        objectName: "nameLine"
        y: pad.y - screen.gap - height - screen.slipHeight
        width: parent.width
        height: Theme.compact ? 96 : Theme.roomy ? 116 : 150
        text: screen.journey.name
        label: screen.table.title
        wrong: fieldError.visible
        onClicked: screen.journey.focusField("name")
    }

    LetterPad {
        id: pad

        y: parent.height - height
        width: parent.width
        height: screen.padHeight
        spaceText: screen.words.keys.space
        clearText: screen.words.keys.clear
        eraseText: screen.words.keys.erase
        onPressed: key => screen.journey.press(key)
        onErased: screen.journey.erase()
        onCleared: screen.journey.clear()
    }
}
