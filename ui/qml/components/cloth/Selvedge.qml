import QtQuick
import "../.."

// The edge of the cloth: kawung on pandan, down the left side or along the top.
Image {
    id: cloth

    property int tile: Math.min(width, height)

    fillMode: Image.Tile
    horizontalAlignment: Image.AlignLeft
    verticalAlignment: Image.AlignTop
    source: Theme.art(Theme.highContrast ? "kawung-pandan-contrast" : "kawung-tile")
    sourceSize: Qt.size(tile, tile)
    Accessible.ignored: true
}
