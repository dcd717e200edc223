import QtQuick
import "../.."

// Two panes beside each other, one above the other where `stacked`. The first takes its share of the room, beside
// the second at most `most`.
Item {
    id: panes

    property bool stacked: Theme.portrait
    property real share: 0.5
    property real most: width
    property alias first: one.data
    property alias second: two.data

    Item {
        id: one

        width: panes.stacked ? panes.width : Math.round(Math.min(panes.most, (panes.width - Theme.gapBroad) * panes.share))
        height: panes.stacked ? Math.round((panes.height - Theme.gapBroad) * panes.share) : panes.height
    }

    Item {
        id: two

        x: panes.stacked ? 0 : one.width + Theme.gapBroad
        y: panes.stacked ? one.height + Theme.gapBroad : 0
        width: panes.width - x
        height: panes.height - y
    }
}
