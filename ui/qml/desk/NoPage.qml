import QtQuick
import Anjungan
import ".."
import "../components"

// For a role that has no page at the desk.
FocusScope {
    id: nothing

    required property Desk desk

    Phrase {
        anchors.centerIn: parent
        width: Math.min(parent.width - 160, 760)
        horizontalAlignment: Text.AlignHCenter
        text: nothing.desk.words.desk.noPage
        size: 26
        weight: Theme.semiBold
        color: Theme.inkSoft
    }
}
