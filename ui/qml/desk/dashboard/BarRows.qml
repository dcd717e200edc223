pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"

// Bars from the left, each with its name before and its number behind.
// rows: [{ key, label, count, share, partShare, tone, note }].
Item {
    id: bars

    required property var rows
    property string name: ""
    property bool parts: false
    property int most: 6
    property real labelRoom: Math.round(Math.min(width * 0.4, 240))
    readonly property real pitch: Math.min(56, height / Math.max(most, rows.length, 1))
    readonly property real thick: Math.min(28, Math.max(14, pitch * 0.62))
    readonly property real reach: width - labelRoom - 12 - 112

    function colourOf(tone: string): color {
        switch (tone) {
        case "kunyit": return Theme.kunyitLip
        case "nila": return Theme.focus
        case "danger": return Theme.danger
        case "neutral": return Theme.neutral
        default: return Theme.highContrast ? Theme.ink : Theme.pandan
        }
    }

    Accessible.role: Accessible.Graphic
    Accessible.name: rows.map(row => row.label + " " + row.count).join(", ")

    Repeater {
        model: bars.rows

        Item {
            id: line

            required property var modelData
            required property int index

            objectName: bars.name + "-" + modelData.key
            y: index * bars.pitch
            width: bars.width
            height: bars.pitch

            Phrase {
                width: bars.labelRoom
                height: parent.height
                text: line.modelData.label
                size: Theme.deskSmall
                fits: true
                least: 15
                lineHeight: 0.86
                verticalAlignment: Text.AlignVCenter
            }

            Rectangle {
                id: whole

                x: bars.labelRoom + 12
                anchors.verticalCenter: parent.verticalCenter
                visible: line.modelData.share > 0
                width: visible ? Math.max(3, bars.reach * line.modelData.share) : 0
                height: bars.thick
                topRightRadius: 5
                bottomRightRadius: 5
                color: !bars.parts ? bars.colourOf(line.modelData.tone) : Theme.highContrast ? "transparent" : Theme.edge
                border.width: bars.parts && Theme.highContrast ? 2 : 0
                border.color: Theme.ink
            }

            Rectangle {
                visible: bars.parts && line.modelData.partShare > 0
                anchors.left: whole.left
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(3, bars.reach * line.modelData.partShare)
                height: bars.thick
                topRightRadius: width >= whole.width ? 5 : 0
                bottomRightRadius: topRightRadius
                color: bars.colourOf(line.modelData.tone)
            }

            Phrase {
                id: count

                objectName: bars.name + "Count-" + line.modelData.key
                anchors.left: whole.right
                anchors.leftMargin: Theme.gapSmall
                anchors.verticalCenter: parent.verticalCenter
                text: line.modelData.count
                size: Theme.deskSmall
                weight: Theme.bold
                tabular: true
            }

            Phrase {
                anchors.left: count.right
                anchors.leftMargin: Theme.gapSmall
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                text: bars.parts ? (line.modelData.part > 0 ? "(" + line.modelData.part + ")" : "") : line.modelData.note
                size: Theme.deskSmall
                color: Theme.inkSoft
                tabular: true
            }
        }
    }
}
