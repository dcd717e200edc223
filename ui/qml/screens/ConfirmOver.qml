import QtQuick
import Anjungan
import ".."
import "../components"
import "../components/dialogs"

// For the villager alone: may what the agent typed be kept? Nothing is saved before this yes.
Dialog {
    id: over

    required property Journey journey
    readonly property var lines: journey.words.assist
    readonly property int space: Theme.roomy ? 72 : 44

    Accessible.name: lines.confirmTitle
    cardHeight: Math.min(height - 2 * Theme.margin, heading.height + words.implicitHeight + yes.height + 3 * space)

    Phrase {
        id: heading

        x: over.space
        y: over.space - 12
        width: parent.width - 2 * over.space
        text: over.lines.confirmTitle
        size: Theme.title
        weight: Theme.extraBold
        Accessible.role: Accessible.Heading
    }

    Phrase {
        id: words

        anchors.top: heading.bottom
        anchors.topMargin: Theme.gapBroad
        anchors.bottom: yes.top
        anchors.bottomMargin: Theme.gapBroad
        x: over.space
        width: parent.width - 2 * over.space
        text: over.journey.confirmText
        fits: true
    }

    PushButton {
        objectName: "confirmNo"
        x: over.space
        y: yes.y
        width: (parent.width - 2 * over.space - 24) * 0.4
        height: yes.height
        text: over.lines.confirmNo
        onClicked: over.journey.confirm(false)
    }

    ActionButton {
        id: yes

        objectName: "confirmYes"
        focus: true
        anchors.right: parent.right
        anchors.rightMargin: over.space
        y: parent.height - height - over.space + 8
        width: (parent.width - 2 * over.space - 24) * 0.6
        height: Theme.roomy ? 120 : 104
        symbol: "check"
        text: over.lines.confirmYes
        onAccepted: over.journey.confirm(true)
    }
}
