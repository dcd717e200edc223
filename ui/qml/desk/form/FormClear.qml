import QtQuick
import Anjungan
import "../parts"

// Empties the form at the second touch: what was typed is not lost by one beside the right button.
DeskButton {
    id: clear

    required property DeskForm form
    required property var lines
    property bool asked: false

    symbol: "x"
    tone: asked ? "danger" : "plain"
    text: asked ? lines.clearSure : lines.clear
    onClicked: {
        if (asked)
            form.clear()
        asked = !asked
        unasked.restart()
    }

    Timer {
        id: unasked

        interval: 5000
        onTriggered: clear.asked = false
    }

    Connections {
        target: clear.form

        function onChanged() {
            clear.asked = false
        }
    }
}
