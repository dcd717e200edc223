import QtQuick
import ".."

// The cell of a grid that turns to the next page, or back.
Touchable {
    id: turn

    property string symbol: "arrow-right"
    property int size: Theme.body
    property int least: size

    radius: Theme.radiusTile
    lip: Theme.tileLip
    face: Theme.well
    sidePadding: Theme.gap
    contentItem: ButtonFace {
        text: turn.text
        symbol: turn.symbol
        symbolAfter: turn.symbol === "arrow-right"
        size: turn.size
        least: turn.least
    }
}
