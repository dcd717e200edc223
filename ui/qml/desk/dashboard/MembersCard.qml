pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"

// The month's counter: a pip for each member still wanted. figure: { title, count, note, done, target, pips }.
Rectangle {
    id: card

    required property var figure
    readonly property real pitch: (width - 44) / Math.max(1, figure.target ?? 1)

    radius: Theme.radiusCard
    color: Theme.pandan
    border.width: Theme.highContrast ? 2 : 0
    border.color: Theme.edge

    Phrase {
        x: 22
        y: 12
        width: parent.width - 44
        text: card.figure.title ?? ""
        size: Theme.deskSmall
        color: Theme.pandanText
    }

    Phrase {
        id: count

        objectName: "membersCount"
        x: 22
        y: 32
        text: card.figure.count ?? ""
        size: 44
        weight: Theme.extraBold
        color: Theme.pandanText
        tabular: true
    }

    Phrase {
        objectName: "membersNote"
        anchors.left: count.right
        anchors.leftMargin: Theme.gap
        anchors.baseline: count.baseline
        width: card.width - x - 22
        height: 30
        fits: true
        least: 15
        text: card.figure.note ?? ""
        size: Theme.deskBody
        weight: Theme.semiBold
        color: Theme.highContrast ? Theme.kunyitLight : Theme.pandanText
    }

    Item {
        x: 22
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        width: parent.width - 44
        height: 18

        Repeater {
            model: card.figure.pips ? card.figure.target : 0

            Rectangle {
                required property int index

                x: index * card.pitch
                width: card.pitch - Math.min(4, card.pitch * 0.25)
                height: parent.height
                radius: Math.min(Theme.radiusMark, width / 3)
                color: index < card.figure.done ? Theme.kunyit : Theme.highContrast ? "transparent" : Theme.motif
                border.width: Theme.highContrast && index >= card.figure.done ? 1 : 0
                border.color: Theme.edge
            }
        }

        Rectangle {
            visible: !card.figure.pips
            anchors.fill: parent
            radius: Theme.radiusMark
            color: Theme.motif

            Rectangle {
                width: parent.width * (card.figure.done ?? 0) / Math.max(1, card.figure.target ?? 1)
                height: parent.height
                radius: Theme.radiusMark
                color: Theme.kunyit
            }
        }
    }
}
