pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"

// Columns over a scale; the last one stands in the light with its number.
// plot: { ticks: [{ share, text }], columns: [{ label, count, share, marked }] }.
Item {
    id: chart

    required property var plot
    property string name: ""
    readonly property var columns: plot.columns ?? []
    readonly property var ticks: plot.ticks ?? []
    readonly property real side: Math.max(46, Math.ceil(widest.advanceWidth) + 14)
    readonly property real head: 24
    readonly property real feet: 28
    readonly property real high: height - head - feet
    readonly property real pitch: (width - side - 8) / Math.max(1, columns.length)
    readonly property int every: Math.max(1, Math.ceil(74 / pitch))
    readonly property color colour: Theme.highContrast ? Theme.ink : Theme.pandan

    function said(index: int): bool {
        const last = columns.length - 1
        return index === last || (last - index) % every === 0
    }

    TextMetrics {
        id: widest

        font.family: Theme.family
        font.pixelSize: Theme.deskSmall - 1
        font.weight: Theme.medium
        font.features: Theme.tabular
        text: chart.ticks.length > 0 ? chart.ticks[chart.ticks.length - 1].text : ""
    }

    Accessible.role: Accessible.Graphic
    Accessible.name: columns.map(column => column.label + " " + column.count).join(", ")

    Repeater {
        model: chart.ticks

        Item {
            id: tick

            required property var modelData
            required property int index

            y: chart.head + chart.high * (1 - modelData.share)
            width: chart.width

            Rectangle {
                x: chart.side
                width: parent.width - x
                height: 2
                y: -1
                color: tick.index === 0 ? Theme.lip : Theme.soft
                opacity: tick.index === 0 ? 1 : 0.6
            }

            Phrase {
                width: chart.side - 10
                anchors.verticalCenter: parent.top
                horizontalAlignment: Text.AlignRight
                objectName: chart.name + "Tick-" + tick.index
                text: tick.modelData.text
                wrapMode: Text.NoWrap
                size: Theme.deskSmall - 1
                color: Theme.inkSoft
                tabular: true
            }
        }
    }

    Repeater {
        model: chart.columns

        Item {
            id: column

            required property var modelData
            required property int index

            objectName: chart.name + "-" + index
            x: chart.side + 4 + index * chart.pitch
            width: chart.pitch
            height: chart.height

            Rectangle {
                id: stem

                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(44, Math.max(6, chart.pitch * 0.72))
                height: column.modelData.count > 0 ? Math.max(3, chart.high * column.modelData.share) : 0
                y: chart.head + chart.high - height
                topLeftRadius: 5
                topRightRadius: 5
                color: column.modelData.marked ? Theme.kunyitLip : chart.colour
            }

            Phrase {
                objectName: chart.name + "Count-" + column.index
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: stem.top
                visible: column.modelData.marked
                text: column.modelData.count
                size: Theme.deskBody
                weight: Theme.bold
                tabular: true
            }

            Phrase {
                readonly property real free: (parent.width - implicitWidth) / 2
                readonly property real most: chart.width - column.x - implicitWidth

                x: Math.min(free, most)
                y: chart.height - chart.feet + 6
                visible: chart.said(column.index)
                text: column.modelData.label
                size: Theme.deskSmall - 1
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
        }
    }
}
