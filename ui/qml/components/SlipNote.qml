import QtQuick
import ".."

// One sentence under a field that says what to mend; empty it takes no place.
Item {
    id: note

    required property string text
    property int size: Theme.body

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
        anchors.leftMargin: 16
        anchors.right: parent.right
        text: note.text
        size: note.size
        weight: Theme.bold
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
}
