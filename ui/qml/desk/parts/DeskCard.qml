import QtQuick
import "../.."
import "../../components"

// A card of the desk with its title; what it holds stands below.
Panel {
    id: card

    property string title
    default property alias content: room.data

    radius: Theme.radiusCard
    border.width: 2

    Phrase {
        id: heading

        objectName: "cardTitle"
        x: 22
        y: 18
        width: parent.width - 44
        text: card.title
        size: 26
        weight: Theme.extraBold
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }

    Item {
        id: room

        x: 22
        y: heading.y + heading.height + 12
        width: parent.width - 44
        height: parent.height - y - 20
    }
}
