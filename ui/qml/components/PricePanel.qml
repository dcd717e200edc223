pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The price, until when and for what: amount, month bars with the sum, and what it would pay.
// months: [{ name, amount, value }], benefits: [{ picture, label, value }] (picture a file url).
Rectangle {
    id: panel

    required property string price
    required property string note
    property var months: []
    property string totalLabel: ""
    property string total: ""
    property var benefits: []
    property string footnote: ""
    property bool barsShown: months.length > 0
    readonly property int space: Theme.roomy ? 40 : 28
    readonly property int line: Theme.compact ? 34 : Theme.body

    radius: Theme.radiusPanel
    color: Theme.pandan
    border.width: Theme.highContrast ? Theme.border : 0
    border.color: Theme.edge

    Image {
        anchors.right: parent.right
        anchors.rightMargin: panel.radius
        y: panel.border.width
        width: Math.round(parent.width * 0.3 / 72) * 72
        height: 144
        fillMode: Image.Tile
        horizontalAlignment: Image.AlignLeft
        verticalAlignment: Image.AlignTop
        source: Theme.art(Theme.highContrast ? "kawung-quiet-contrast" : "kawung-quiet")
        sourceSize: Qt.size(72, 72)
    }

    Column {
        x: panel.space
        y: panel.space * 0.5
        width: parent.width - 2 * panel.space
        spacing: Theme.roomy ? 16 : 10

        Phrase {
            objectName: "price"
            width: parent.width
            height: Math.round(size * 1.15)
            text: panel.price
            size: Theme.price
            weight: Theme.extraBold
            color: Theme.pandanText
            fits: true
            least: 48
            verticalAlignment: Text.AlignVCenter
        }

        Phrase {
            visible: text !== ""
            width: parent.width
            text: panel.note
            textFormat: Text.StyledText
            size: panel.line
            color: Theme.pandanText
            lineHeight: 1.15
        }

        Rectangle {
            visible: panel.barsShown
            width: parent.width
            height: Theme.roomy ? 186 : Theme.portrait ? 210 : 150
            radius: 20
            color: Theme.surface
            border.width: Theme.highContrast ? Theme.border : 0
            border.color: Theme.edge

            MonthBars {
                x: 16
                y: 14
                width: parent.width - sum.width - 56
                height: parent.height - 24
                months: panel.months
                size: Math.min(panel.line, 36) - 4
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

                    text: panel.totalLabel
                    size: Math.min(panel.line, 40)
                }

                Phrase {
                    id: totalWords

                    objectName: "total"
                    text: panel.total
                    size: Theme.roomy ? 48 : 42
                    weight: Theme.extraBold
                }
            }
        }

        Repeater {
            model: panel.benefits

            Item {
                id: benefit

                required property var modelData

                width: parent.width
                height: Math.max(gain.implicitHeight, what.implicitHeight, 68)

                Picture {
                    id: image

                    anchors.verticalCenter: parent.verticalCenter
                    source: benefit.modelData.picture
                    size: 68
                }

                Phrase {
                    id: what

                    anchors.left: image.right
                    anchors.leftMargin: 22
                    anchors.verticalCenter: parent.verticalCenter
                    width: (parent.width - 100) * 0.55
                    text: benefit.modelData.label
                    size: panel.line
                    weight: Theme.semiBold
                    color: Theme.pandanText
                }

                Phrase {
                    id: gain

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: (parent.width - 100) * 0.44
                    horizontalAlignment: Text.AlignRight
                    text: benefit.modelData.value
                    size: panel.line
                    weight: Theme.bold
                    color: Theme.kunyitLight
                }
            }
        }

        Phrase {
            visible: text !== ""
            width: parent.width
            text: panel.footnote
            size: Theme.caption
            weight: Theme.semiBold
            color: Theme.pandanText
        }
    }
}
