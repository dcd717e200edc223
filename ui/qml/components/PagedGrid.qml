import QtQuick
import ".."

// Choices in a grid that is never cut and never scrolls: what does not fit stands on the next page.
// A delegate takes `modelData`, and `cellWidth` and `cellHeight` of this grid.
FocusScope {
    id: grid

    property var entries: []
    required property Component delegate
    property int columns: 4
    property int rows: 3
    property int leastHeight: Math.round(Theme.body * 2.6) + 40
    property string pageText: "%1 / %2"
    property string earlierText
    property string laterText
    property int page: 0
    readonly property int gap: Theme.tileGap
    readonly property int across: Theme.hugeText ? 1 : Theme.largeText ? Math.min(columns, 2) : columns
    readonly property int down: most(height)
    readonly property bool paged: entries.length > across * down
    readonly property real room: paged ? height - arrows.height - gap : height
    readonly property int downNow: paged ? most(room) : down
    readonly property int perPage: across * downNow
    readonly property int pages: Math.max(1, Math.ceil(entries.length / perPage))
    readonly property real cellWidth: Math.floor((width - (across - 1) * gap) / across)
    readonly property real cellHeight: Math.floor((room - (downNow - 1) * gap) / downNow)

    function most(space: real): int {
        const fit = Math.max(1, Math.floor((space + gap) / (leastHeight + gap)))
        return Theme.largeText ? fit : Math.min(fit, rows)
    }

    onEntriesChanged: page = Math.min(page, pages - 1)

    Grid {
        columns: grid.across
        spacing: grid.gap

        Repeater {
            model: grid.entries.slice(grid.page * grid.perPage, (grid.page + 1) * grid.perPage)
            delegate: grid.delegate
        }
    }

    Row {
        id: arrows

        visible: grid.paged
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: 24

        PushButton {
            objectName: "earlierButton"
            enabled: grid.page > 0
            text: grid.earlierText
            symbol: "arrow-left"
            onClicked: grid.page -= 1
        }

        Phrase {
            anchors.verticalCenter: parent.verticalCenter
            text: grid.pageText.arg(grid.page + 1).arg(grid.pages)
            color: Theme.inkSoft
        }

        PushButton {
            objectName: "laterButton"
            enabled: grid.page < grid.pages - 1
            text: grid.laterText
            symbol: "arrow-right"
            symbolAfter: true
            onClicked: grid.page += 1
        }
    }
}
