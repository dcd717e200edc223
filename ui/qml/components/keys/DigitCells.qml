pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import ".."

// A long number in cells, grouped as on the card (the NIK: 6-6-4); dots stand for digits that are hidden.
Item {
    id: cells

    required property string digits
    property list<int> groups: [6, 6, 4]
    property bool active: true
    property int doubtFrom: -1
    property int doubtTo: -1
    property string label: ""
    readonly property int count: groups.reduce((sum, group) => sum + group, 0)
    readonly property int gap: Theme.roomy ? 7 : 4
    readonly property int groupGap: Theme.roomy ? 31 : Theme.compact ? 16 : 22
    readonly property real cellWidth: Math.floor((width - (count - groups.length) * gap
                                                  - (groups.length - 1) * groupGap) / count)

    function groupOf(index: int): int {
        let sum = 0
        for (let g = 0; g < groups.length; g++) {
            sum += groups[g]
            if (index < sum)
                return g
        }
        return groups.length - 1
    }

    implicitWidth: Theme.roomy ? 1098 : Theme.compact ? 828 : 984
    implicitHeight: Theme.roomy ? 128 : Theme.compact ? 84 : 112
    Accessible.role: Accessible.StaticText
    Accessible.name: label + (digits.indexOf("●") < 0 ? " " + digits.split("").join(" ") : "")

    Repeater {
        model: cells.count

        Rectangle {
            id: cell

            required property int index
            readonly property int group: cells.groupOf(index)
            readonly property bool filled: index < cells.digits.length
            readonly property bool coming: cells.active && index === cells.digits.length
            readonly property bool doubtful: index >= cells.doubtFrom && index < cells.doubtTo
            readonly property bool hidden: cells.digits[index] === "●"

            x: index * (cells.cellWidth + cells.gap) + group * (cells.groupGap - cells.gap)
            width: cells.cellWidth
            height: cells.height
            radius: Math.min(Theme.radiusCard, width / 3.4)
            color: doubtful ? Theme.dangerTint : coming ? Theme.next : filled ? Theme.surface : Theme.well
            border.width: doubtful || coming ? Theme.borderSelected : Theme.border
            border.color: doubtful ? Theme.danger : coming ? Theme.kunyitLip : filled ? Theme.lip : Theme.soft

            Phrase {
                anchors.centerIn: parent
                text: !cell.filled ? "" : cells.digits[cell.index]
                size: cell.hidden ? Math.round(cells.cellWidth * 0.45) : Math.min(Theme.digit, cells.cellWidth * 1.1)
                weight: Theme.bold
                tabular: true
                font.letterSpacing: 0
                color: cell.doubtful ? Theme.danger : Theme.ink
                Accessible.ignored: true
            }
        }
    }
}
