import QtQuick
import "../.."
import "../../components"

// One number to act on. figure: { key, title, count, note }.
Panel {
    id: panel

    required property var figure

    radius: Theme.radiusCard
    border.width: 2

    Phrase {
        x: 20
        y: 12
        width: parent.width - 40
        text: panel.figure.title
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Phrase {
        objectName: panel.figure.key + "Count"
        x: 20
        y: 32
        text: panel.figure.count
        size: 44
        weight: Theme.extraBold
        tabular: true
    }

    Phrase {
        x: 20
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        width: parent.width - 32
        height: 22
        text: panel.figure.note
        size: Theme.deskSmall
        fits: true
        least: 15
        color: Theme.inkSoft
    }
}
