pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Income bands to touch, smallest first; the last tile leads to larger ones, the first back to smaller ones.
FocusScope {
    id: bands

    required property var brackets
    required property string largerText
    required property string smallerText
    property int columns: 3
    property int rows: 2
    property int size: Theme.body
    property int start: 0
    readonly property int gap: Theme.compact ? 14 : 16
    readonly property int cells: columns * rows
    readonly property int shown: Math.min(brackets.length - start, cells - (start > 0 ? 1 : 0) - (more ? 1 : 0))
    readonly property bool more: brackets.length - start > cells - (start > 0 ? 1 : 0)
    readonly property real cellWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property real cellHeight: Math.floor((height - (rows - 1) * gap) / rows)

    signal chosen(int no)

    function earlier(): int {
        return Math.max(0, start - (start - (cells - 1) <= 0 ? cells - 1 : cells - 2))
    }

    component Band: Tile {
        width: bands.cellWidth
        height: bands.cellHeight
        size: bands.size
        centred: true
    }

    Grid {
        columns: bands.columns
        spacing: bands.gap

        Band {
            objectName: "smallerButton"
            visible: bands.start > 0
            text: "‹ " + bands.smallerText
            onClicked: bands.start = bands.earlier()
        }

        Repeater {
            model: bands.brackets.slice(bands.start, bands.start + bands.shown)

            Band {
                required property var modelData

                objectName: "bracket-" + modelData.no
                text: modelData.label
                selected: modelData.selected
                radio: true
                onClicked: bands.chosen(modelData.no)
            }
        }

        Band {
            objectName: "largerButton"
            visible: bands.more
            text: bands.largerText + " ›"
            onClicked: bands.start += bands.shown
        }
    }
}
