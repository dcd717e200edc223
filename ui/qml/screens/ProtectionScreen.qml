pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The second third: accident and death together, with or without savings for old age.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.plan

    title: lines.protectionTitle

    Grid {
        id: grid

        readonly property int gap: Theme.tileGap

        anchors.fill: parent
        columns: Theme.portrait || Theme.hugeText ? 1 : 2
        spacing: gap

        Repeater {
            model: screen.journey.plans

            Tile {
                id: tile

                required property var modelData

                objectName: "plan-" + modelData.programmes
                width: (grid.width - (grid.columns - 1) * grid.gap) / grid.columns
                height: Math.min(360, (grid.height - (2 / grid.columns - 1) * grid.gap) / (2 / grid.columns))
                text: modelData.label
                caption: modelData.caption
                picture: modelData.picture
                secondPicture: modelData.accent
                pictureSize: Theme.compact ? 128 : 172
                selected: modelData.selected
                radio: true
                onClicked: screen.journey.choosePlan(tile.modelData.programmes)
            }
        }
    }
}
