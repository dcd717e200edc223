import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// This NIK is registered already: open that person, or say that another entry is wanted. Enter comes here from the
// NIK, and another entry is never made by Enter alone.
Rectangle {
    id: row

    required property DeskForm form
    required property var known
    property Item next: null

    onActiveFocusChanged: {
        if (activeFocus)
            open.forceActiveFocus(Qt.TabFocusReason)
    }

    height: 72
    radius: Theme.radiusField
    color: Theme.warningTint
    border.width: 3
    border.color: Theme.warning

    Phrase {
        objectName: "formKnown"
        x: 16
        width: open.x - 28
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        text: row.known.text
        size: Theme.deskBody
        least: 14
        fits: true
        weight: Theme.bold
        color: Theme.warning
        Accessible.role: Accessible.AlertMessage
    }

    DeskButton {
        id: open

        objectName: "formOpenKnown"
        anchors.right: again.left
        anchors.rightMargin: Theme.gapSmall
        y: 8
        text: row.known.open
        symbol: "arrow-right"
        KeyNavigation.right: again
        onClicked: row.form.openKnown()
    }

    DeskButton {
        id: again

        objectName: "formAgain"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapSmall
        y: 8
        text: row.known.again
        selected: row.known.chosen
        Accessible.checkable: true
        Accessible.checked: selected
        KeyNavigation.left: open
        onClicked: {
            row.form.registerAgain()
            if (row.next !== null)
                row.next.forceActiveFocus(Qt.TabFocusReason)
        }
    }
}
