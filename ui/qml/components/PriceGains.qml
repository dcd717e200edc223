pragma ComponentBehavior: Bound
import QtQuick
import ".."

// What the plan would pay, each with its picture, and the star that says there are terms.
Item {
    id: gains

    required property var benefits
    required property string footnote
    required property int line
    readonly property int count: Math.max(1, benefits.length)
    readonly property real rowNatural: Math.max(76, 2 * line * 1.18 + 8)
    readonly property real natural: count * rowNatural + terms.implicitHeight
    readonly property real rowHeight: (height - terms.height) / count
    readonly property int pictureSize: Theme.hugeText ? 0 : Math.min(72, rowHeight - 6)

    Repeater {
        model: gains.benefits.length

        Item {
            id: row

            required property int index
            readonly property var benefit: gains.benefits[index] ?? ({ picture: "", label: "", value: "" })
            readonly property real room: gains.width - gains.pictureSize - 22 - 20

            y: index * gains.rowHeight
            width: gains.width
            height: gains.rowHeight

            Picture {
                visible: gains.pictureSize > 0
                anchors.verticalCenter: parent.verticalCenter
                source: row.benefit.picture
                size: Math.max(1, gains.pictureSize)
            }

            Phrase {
                x: gains.pictureSize + (gains.pictureSize > 0 ? 22 : 0)
                width: row.room * 0.54
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: row.benefit.label
                size: gains.line
                least: 30
                fits: true
                lineHeight: 0.9
                weight: Theme.semiBold
                color: Theme.pandanText
            }

            Phrase {
                anchors.right: parent.right
                width: row.room * 0.46
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                horizontalAlignment: Text.AlignRight
                text: row.benefit.value.replace(/(\d) /g, "$1\u00A0")
                size: gains.line
                least: 30
                fits: true
                lineHeight: 0.9
                weight: Theme.bold
                color: Theme.kunyitLight
            }
        }
    }

    Phrase {
        id: terms

        y: parent.height - height
        width: parent.width
        text: gains.footnote
        size: Math.min(Theme.caption, 44)
        weight: Theme.semiBold
        color: Theme.pandanText
    }
}
