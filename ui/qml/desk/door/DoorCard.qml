import QtQuick
import "../.."
import "../../components"

// A card in the middle of a page with little on it: a picture and a title, and below them what there is to do.
FocusScope {
    id: card

    required property string title
    required property string symbol
    property real most: 820
    property bool tight: false
    readonly property int room: tight ? 20 : 28
    default property alias content: column.data

    Panel {
        id: paper

        x: Math.round((parent.width - width) / 2)
        y: Math.round(Math.max(14, (parent.height - height) * 0.42))
        width: Math.min(parent.width - 80, card.most)
        height: card.room + medal.height + 14 + column.height + card.room + 4
        radius: Theme.radiusTile
        border.width: 2
    }

    Rectangle {
        id: medal

        x: paper.x + 36
        y: paper.y + card.room
        width: 64
        height: 64
        radius: Theme.radiusPanel
        color: Theme.pandanTint
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.edge

        Icon {
            anchors.centerIn: parent
            symbol: card.symbol
            size: 36
            color: Theme.identityInk
        }
    }

    Phrase {
        objectName: "title"
        anchors.left: medal.right
        anchors.leftMargin: Theme.gapBroad
        y: medal.y
        width: paper.width - 36 - 64 - 20 - 36
        height: medal.height
        verticalAlignment: Text.AlignVCenter
        text: card.title
        size: Theme.deskLarge
        least: 24
        fits: true
        weight: Theme.extraBold
        Accessible.role: Accessible.Heading
    }

    Column {
        id: column

        x: paper.x + 36
        y: medal.y + medal.height + 14
        width: paper.width - 72
        spacing: card.tight ? Theme.gapSmall : Theme.gapWide
    }
}
