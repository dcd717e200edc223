import QtQuick
import "../.."
import "../../components"

// A card with a figure on it: its title, a note beside it, and room for the plot.
Panel {
    id: card

    required property string title
    property string note: ""
    property bool empty: false
    property string emptyText: ""
    default property alias content: room.data

    radius: Theme.radiusCard
    border.width: 2

    Phrase {
        id: head

        x: 22
        y: 16
        width: Math.min(implicitWidth, parent.width - 44)
        height: 28
        text: card.title
        size: Theme.deskBody
        least: 17
        fits: true
        weight: Theme.bold
    }

    Phrase {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapBroad
        anchors.baseline: head.baseline
        visible: card.note !== "" && x > head.x + head.width + 16
        text: card.note
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Item {
        id: room

        x: 22
        y: 50
        width: Math.max(0, parent.width - 44)
        height: Math.max(0, parent.height - 50 - 16)
        visible: !card.empty
    }

    Phrase {
        x: 22
        y: 50
        width: Math.max(0, parent.width - 44)
        visible: card.empty
        text: card.emptyText
        size: Theme.deskSmall
        color: Theme.inkSoft
    }
}
