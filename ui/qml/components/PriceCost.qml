import QtQuick
import ".."

// The amount in large figures, until when it holds, and month by month with the sum.
Item {
    id: cost

    required property string price
    required property string note
    required property var months
    required property string totalLabel
    required property string total
    required property int line
    required property int gap
    readonly property bool barsShown: months.length > 0
    readonly property int barsHeight: Theme.roomy ? 186 : Theme.portrait ? 210 : 160
    readonly property real natural: amount.height + gap + terms.implicitHeight + (barsShown ? gap + barsHeight : 0)

    Phrase {
        id: amount

        objectName: "price"
        width: parent.width
        height: Math.round(Theme.price * 1.15)
        text: cost.price
        size: Theme.price
        weight: Theme.extraBold
        color: Theme.pandanText
        fits: true
        least: 48
        verticalAlignment: Text.AlignVCenter
    }

    Phrase {
        id: terms

        y: amount.height + cost.gap
        width: parent.width
        height: Math.max(40, Math.min(implicitHeight, cost.height - y - (cost.barsShown ? cost.gap + cost.barsHeight : 0)))
        text: cost.note
        textFormat: Text.StyledText
        size: cost.line
        least: 32
        color: Theme.pandanText
        fits: true
    }

    Rectangle {
        visible: cost.barsShown
        y: terms.y + terms.height + cost.gap
        width: parent.width
        height: cost.barsHeight
        radius: 20
        color: Theme.surface
        border.width: Theme.highContrast ? Theme.border : 0
        border.color: Theme.edge

        MonthBars {
            x: 16
            y: 14
            width: parent.width - sum.width - 64
            height: parent.height - 24
            months: cost.months
            size: Theme.compact ? 30 : 32
        }

        Rectangle {
            x: sum.x - 22
            y: 18
            width: 2
            height: parent.height - 36
            color: Theme.soft
        }

        Column {
            id: sum

            x: parent.width - width - 24
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(totalWords.implicitWidth, labelWords.implicitWidth)

            Phrase {
                id: labelWords

                text: cost.totalLabel
                size: Theme.compact ? 34 : 40
            }

            Phrase {
                id: totalWords

                objectName: "total"
                text: cost.total
                size: Theme.roomy ? 48 : 42
                weight: Theme.extraBold
            }
        }
    }
}
