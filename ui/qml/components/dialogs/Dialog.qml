import QtQuick
import "../.."
import "../cloth"

// A card on an opaque ground of cloth. Touches on the ground go nowhere; focus stays inside.
FocusScope {
    id: dialog

    property int cardWidth: Math.min(width - 2 * Theme.margin, Theme.portrait ? 984 : Theme.compact ? 1120 : 1340)
    property real cardHeight: height * 0.64
    default property alias content: card.data

    function takeFocus() {
        if (visible)
            forceActiveFocus(Qt.PopupFocusReason)
    }

    focus: visible
    Accessible.role: Accessible.Dialog
    Component.onCompleted: takeFocus()
    onVisibleChanged: takeFocus()

    TapHandler {}

    Cloth {
        anchors.fill: parent
    }

    Rectangle {
        id: card

        anchors.centerIn: parent
        width: dialog.cardWidth
        height: Math.min(dialog.cardHeight, dialog.height - 2 * Theme.margin)
        radius: Theme.radiusDialog
        color: Theme.surface
        border.width: Theme.highContrast ? Theme.border : 0
        border.color: Theme.edge
    }
}
