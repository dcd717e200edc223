import QtQuick
import ".."

// One sentence under a field that says what to mend; empty it takes no place. `bounded` it keeps its height.
Item {
    id: note

    required property string text
    property int size: Theme.body
    property bool bounded: false

    visible: text !== ""
    implicitHeight: visible ? Math.max(mark.height, words.implicitHeight) : 0

    Icon {
        id: mark

        symbol: "warning"
        size: Math.round(note.size * 1.15)
        color: Theme.danger
    }

    Phrase {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.gapWide
        anchors.right: parent.right
        height: note.bounded ? note.height : implicitHeight
        text: note.text
        size: note.size
        least: Math.min(size, 32)
        fits: note.bounded
        weight: Theme.bold
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
}
