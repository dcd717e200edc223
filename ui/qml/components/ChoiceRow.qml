pragma ComponentBehavior: Bound
import QtQuick
import ".."

// A few choices side by side or one below the other, one of them chosen.
FocusScope {
    id: row

    required property var choices
    required property string namePrefix
    required property var keyOf
    property int columns: choices.length
    property int size: Theme.body
    readonly property int gap: Theme.compact ? 14 : 16
    readonly property int lines: Math.ceil(choices.length / columns)
    readonly property real cellWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property real cellHeight: Math.floor((height - (lines - 1) * gap) / lines)

    signal chosen(var choice)

    Grid {
        columns: row.columns
        spacing: row.gap

        Repeater {
            model: row.choices

            Tile {
                required property var modelData

                objectName: row.namePrefix + row.keyOf(modelData)
                width: row.cellWidth
                height: row.cellHeight
                text: modelData.label
                size: row.size
                centred: true
                selected: modelData.selected
                radio: true
                onClicked: row.chosen(modelData)
            }
        }
    }
}
