import QtQuick
import ".."
import "../components"
import "../components/keys"

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
        width: Theme.roomy ? 250 : Theme.compact ? 190 : 250
    }

    PushButton {
        id: camera

        objectName: "cameraButton"
        visible: screen.journey.camera.isThere
        anchors.right: parent.right
        y: Theme.portrait ? line.y - height - screen.gap : line.y
        width: Theme.portrait ? parent.width : Math.round(parent.width * (Theme.compact ? 0.26 : Theme.largeText ? 0.42 : 0.34))
        height: Theme.portrait ? 110 : line.height
        symbol: "qr-code"
        text: Theme.compact ? screen.words.camera.short : screen.words.camera.button
        Accessible.name: screen.words.camera.button
        onClicked: screen.journey.camera.open()
    }

    TextLine {
        id: line

        objectName: "checkLine"
        y: pad.y - screen.gap - height
        width: camera.visible && !Theme.portrait ? camera.x - screen.gap : parent.width
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
