pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The price of every month as a bar; amounts and names only where they say something new.
// months: [{ label, amount, share }], share 0 to 1 of the highest.
Item {
    id: bars

    required property var months
    property int size: Theme.caption
    readonly property int count: months.length
    readonly property real pitch: width / Math.max(1, count)
    readonly property bool crowded: pitch < size * 3.4
    readonly property int changed: months.findIndex((month, i) => i > 0 && month.amount !== months[i - 1].amount)
    readonly property int base: Math.round(size * 1.35)

    function tells(index: int): bool {
        return !crowded || index === 0 || months[index].amount !== months[index - 1].amount
    }

    function named(index: int): bool {
        if (!crowded || index === changed)
            return true
        const clear = Math.ceil(2.4 * size / pitch)
        return (index === 0 && (changed < 0 || changed >= clear))
            || (index === count - 1 && (changed < 0 || index - changed >= clear))
    }

    Repeater {
        model: bars.count

        Item {
            id: column

            required property int index
            readonly property var month: bars.months[index]

            x: index * bars.pitch
            width: bars.pitch
            height: bars.height

            Phrase {
                visible: bars.tells(column.index)
                anchors.bottom: bar.top
                anchors.bottomMargin: 2
                x: bars.crowded && column.index === 0 ? 2 : Math.min(Math.max((parent.width - implicitWidth) / 2, -column.x),
                                                                     bars.width - column.x - implicitWidth)
                wrapMode: Text.NoWrap
                text: column.month.amount
                size: bars.size
                weight: Theme.bold
                lineHeight: 1
            }

            Rectangle {
                id: bar

                anchors.bottom: parent.bottom
                anchors.bottomMargin: bars.base
                x: Math.round((parent.width - width) / 2)
                width: Math.max(8, Math.min(Math.round(bars.pitch * 0.84), 118))
                height: Math.max(10, Math.round((bars.height - 2 * bars.base) * column.month.share))
                topLeftRadius: Math.min(14, width / 3)
                topRightRadius: topLeftRadius
                color: Theme.highContrast ? Theme.kunyit : Theme.pandan
            }

            Phrase {
                visible: bars.named(column.index)
                anchors.bottom: parent.bottom
                x: bars.crowded && column.index === 0 ? 2 : Math.min(Math.max((parent.width - implicitWidth) / 2, -column.x),
                                                                     bars.width - column.x - implicitWidth)
                wrapMode: Text.NoWrap
                text: column.month.label
                size: bars.size
                lineHeight: 1
            }
        }
    }
}
