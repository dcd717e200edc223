import QtQuick
import ".."
import "../components"

// "Cek bukti saya": hold the paper to the scanner, or type its number.
JourneyScreen {
    id: screen

    readonly property var table: words.check
    readonly property int gap: Theme.compact ? 14 : 24

    objectName: "checkScreen"
    title: table.title
    caption: slip === "" ? table.caption : ""
    titleWidth: card.visible ? areaWidth - card.width - gap : areaWidth
    underTitle: false
    slipInTitle: true

    ReceiptCard {
        id: card

        visible: !Theme.largeText
        x: parent.width - width
        y: 2
        width: Theme.roomy ? 300 : Theme.compact ? 190 : 250
    }

    TextLine {
        id: line

        objectName: "checkLine"
        y: pad.y - screen.gap - height
        width: parent.width
        height: Theme.compact ? 92 : 116
        label: screen.table.label
        prefix: screen.table.label
        text: screen.journey.checked
        wrong: screen.slip !== ""
        onClicked: screen.journey.focusField("check")
    }

    CodePad {
        id: pad

        y: parent.height - height
        width: parent.width
        height: Theme.portrait ? 780 : Theme.compact ? 272 : Theme.largeText ? 400 : 460
        clearText: screen.words.keys.clear
        eraseText: screen.words.keys.erase
        onPressed: key => screen.journey.press(key)
        onErased: screen.journey.erase()
        onCleared: screen.journey.clear()
    }
}
