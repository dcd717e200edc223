pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Choices in a grid that fills its place; what does not fit lies on further pages behind an arrow.
// choices: [{ id, text, selected, picture?, secondPicture?, caption? }] (pictures as file urls).
Item {
    id: grid

    required property var choices
    required property int columns
    required property int rows
    property string moreText: ""
    property string namePrefix: "choice-"
    property int gap: Theme.tileGap
    property int size: Theme.body
    property int least: Math.min(size, Math.round(size / Theme.textScale))
    property int weight: Theme.bold
    property int pictureSize: 172
    property bool medallion: true
    property bool wrong: false
    property int turned: 0
    readonly property int room: Math.max(1, columns * rows)
    readonly property bool paged: choices.length > room
    readonly property int pageSize: paged ? Math.max(1, room - 1) : room
    readonly property int pages: Math.max(1, Math.ceil(choices.length / pageSize))
    readonly property int selectedAt: Math.max(0, choices.findIndex(choice => choice.selected))
    readonly property int at: (Math.floor(selectedAt / pageSize) + turned) % pages
    readonly property var shown: choices.slice(at * pageSize, (at + 1) * pageSize)
    readonly property real cellWidth: (width - (columns - 1) * gap) / columns
    readonly property real cellHeight: (height - (rows - 1) * gap) / rows

    signal chosen(string id)

    Repeater {
        model: grid.shown.length

        Tile {
            id: tile

            required property int index
            readonly property var choice: grid.shown[index] ?? ({ id: "", text: "" })

            objectName: grid.namePrefix + choice.id
            x: Math.round(index % grid.columns * (grid.cellWidth + grid.gap))
            y: Math.round(Math.floor(index / grid.columns) * (grid.cellHeight + grid.gap))
            width: Math.round(grid.cellWidth)
            height: Math.round(grid.cellHeight)
            text: choice.text
            caption: choice.caption ?? ""
            picture: choice.picture ?? ""
            secondPicture: choice.secondPicture ?? ""
            selected: choice.selected ?? false
            wrong: grid.wrong
            radio: true
            medallion: grid.medallion
            pictureSize: grid.pictureSize
            size: grid.size
            least: grid.least
            weight: grid.weight
            onClicked: {
                const id = tile.choice.id
                grid.chosen(id)
            }
        }
    }

    Touchable {
        objectName: grid.namePrefix + "more"
        visible: grid.paged
        x: Math.round((grid.columns - 1) * (grid.cellWidth + grid.gap))
        y: Math.round((grid.rows - 1) * (grid.cellHeight + grid.gap))
        width: Math.round(grid.cellWidth)
        height: Math.round(grid.cellHeight)
        radius: Theme.radiusTile
        lip: Theme.tileLip
        face: Theme.well
        text: grid.moreText
        sidePadding: 14
        contentItem: ButtonFace {
            text: grid.moreText
            symbol: "arrow-right"
            symbolAfter: true
            size: grid.size
            least: grid.least
        }
        onClicked: grid.turned += 1
    }
}
