pragma ComponentBehavior: Bound
import QtQuick
import ".."

// What the programmes would pay, on pandan: picture, occasion, amount. The rows share the height they get.
// benefits: [{ picture, label, value }] (picture a file url).
Item {
    id: rows

    required property var benefits
    property int size: Theme.compact ? Math.min(44, Math.round((benefits.length > 3 ? 34 : 36) * Theme.textScale))
                                     : Theme.portrait || benefits.length < 4 ? Theme.body : Math.round(34 * Theme.textScale)
    property int least: 30
    readonly property real pitch: benefits.length > 0 ? Math.min(height / benefits.length, stacked ? 300 : 170) : 0
    readonly property int pictureSize: Math.max(48, Math.min(Theme.largeText ? 72 : 84, pitch - 12))
    readonly property bool stacked: Theme.portrait && Theme.largeText
    readonly property real words: width - pictureSize - 22

    Repeater {
        model: rows.benefits

        Item {
            id: row

            required property var modelData
            required property int index

            y: index * rows.pitch
            width: rows.width
            height: rows.pitch

            Picture {
                id: image

                anchors.verticalCenter: parent.verticalCenter
                source: row.modelData.picture
                size: rows.pictureSize
            }

            Phrase {
                id: what

                anchors.left: image.right
                anchors.leftMargin: Theme.gapBroad
                y: rows.stacked ? 4 : 2
                width: rows.stacked ? rows.words : Math.round(rows.words * 0.54)
                height: rows.stacked ? parent.height / 2 - 6 : parent.height - 4
                verticalAlignment: rows.stacked ? Text.AlignBottom : Text.AlignVCenter
                text: row.modelData.label
                size: rows.size
                least: rows.least
                fits: true
                lineHeight: 0.92
                weight: Theme.semiBold
                color: Theme.pandanText
            }

            Phrase {
                x: rows.stacked ? what.x : rows.width - width
                y: rows.stacked ? parent.height / 2 + 2 : what.y
                width: rows.stacked ? rows.words : rows.words - what.width - 16
                height: what.height
                verticalAlignment: rows.stacked ? Text.AlignTop : Text.AlignVCenter
                horizontalAlignment: rows.stacked ? Text.AlignLeft : Text.AlignRight
                text: row.modelData.value
                size: rows.size
                least: rows.least
                fits: true
                lineHeight: 0.92
                weight: Theme.bold
                color: Theme.kunyitLight
            }
        }
    }
}
