pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Choices in a grid that fills its place; what does not fit lies on further pages. With `earlierText` the
// pages have a way back of their own, else the arrow leads round.
// choices: [{ id, text, selected, picture?, secondPicture?, caption?, quiet? }] (pictures as file urls).
Item {
    id: grid

    required property var choices
    required property int columns
    required property int rows
    property string moreText: ""
    property string earlierText: ""
    property string namePrefix: "choice-"
    property int gap: Theme.tileGap
    property int size: Theme.body
    property int least: Math.min(size, Math.round(size / Theme.textScale))
    property int weight: Theme.bold
    property int pictureSize: 172
    property bool medallion: true
    property bool dense: false
    property bool wrong: false
    property int turned: -1
    readonly property bool bothWays: earlierText !== ""
    readonly property int room: Math.max(bothWays ? 3 : 2, columns * rows)
    readonly property bool paged: choices.length > room
    readonly property int firstSize: paged ? room - 1 : room
    readonly property int innerSize: paged && bothWays ? room - 2 : firstSize
    readonly property int pages: !paged ? 1 : bothWays ? 2 + Math.ceil(Math.max(0, choices.length - 2 * firstSize) / innerSize)
                                                       : Math.ceil(choices.length / firstSize)
    readonly property int at: turned >= 0 ? turned % pages : pageOf(choices.findIndex(choice => choice.selected))
    readonly property bool hasEarlier: paged && bothWays && at > 0
    readonly property bool hasMore: paged && !(bothWays && at === pages - 1)
    readonly property int first: at === 0 ? 0 : bothWays && at === pages - 1 ? choices.length - firstSize
                                                                    : firstSize + (at - 1) * innerSize
    readonly property var shown: choices.slice(first, first + room - (hasEarlier ? 1 : 0) - (hasMore ? 1 : 0))
    readonly property real cellWidth: (width - (columns - 1) * gap) / columns
    readonly property real cellHeight: (height - (rows - 1) * gap) / rows

    signal chosen(string id)

    function pageOf(place: int): int {
        return place < firstSize ? 0 : Math.min(pages - 1, 1 + Math.floor((place - firstSize) / innerSize))
    }

    function columnX(cell: int): int {
        return Math.round(cell % columns * (cellWidth + gap))
    }

    function rowY(cell: int): int {
        return Math.round(Math.floor(cell / columns) * (cellHeight + gap))
    }

    TurnTile {
        objectName: grid.namePrefix + "earlier"
        visible: grid.hasEarlier
        width: Math.round(grid.cellWidth)
        height: Math.round(grid.cellHeight)
        size: grid.size
        least: grid.least
        text: grid.earlierText
        symbol: "arrow-left"
        onClicked: grid.turned = grid.at - 1
    }

    Repeater {
        model: grid.shown.length

        Tile {
            id: tile

            required property int index
            readonly property var choice: grid.shown[index] ?? ({ id: "", text: "" })
            readonly property int cell: index + (grid.hasEarlier ? 1 : 0)

            objectName: grid.namePrefix + choice.id
            x: grid.columnX(cell)
            y: grid.rowY(cell)
            width: Math.round(grid.cellWidth)
            height: Math.round(grid.cellHeight)
            text: choice.text
            caption: choice.caption ?? ""
            picture: choice.picture ?? ""
            secondPicture: choice.secondPicture ?? ""
            selected: choice.selected ?? false
            quiet: choice.quiet ?? false
            wrong: grid.wrong
            radio: !quiet
            medallion: grid.medallion
            dense: grid.dense
            pictureSize: grid.pictureSize
            size: grid.size
            least: grid.least
            weight: grid.weight
            onClicked: grid.chosen(tile.choice.id)
        }
    }

    TurnTile {
        objectName: grid.namePrefix + "more"
        visible: grid.hasMore
        width: Math.round(grid.cellWidth)
        height: Math.round(grid.cellHeight)
        size: grid.size
        least: grid.least
        x: grid.columnX(grid.room - 1)
        y: grid.rowY(grid.room - 1)
        text: grid.moreText
        onClicked: grid.turned = (grid.at + 1) % grid.pages
    }
}
