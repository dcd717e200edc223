import QtQuick
import ".."
import "../components"

// "Cek bukti saya": hold the paper to the scanner, or type its number.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.check

    title: lines.title
    caption: lines.caption

    TextLine {
        id: number

        objectName: "checkField"
        width: parent.width
        height: Theme.compact ? 84 : 116
        label: screen.lines.label
        text: screen.journey.checked
        wrong: screen.journey.problem.field === "check"
    }

    CodePad {
        anchors.top: number.bottom
        anchors.topMargin: Theme.tileGap
        width: parent.width
        height: Math.min(implicitHeight, parent.height - y)
        clearText: screen.words.keys.clear
        eraseText: screen.words.keys.erase
        onPressed: key => screen.journey.press(key)
        onErased: screen.journey.erase()
        onCleared: screen.journey.clear()
    }
}
