import QtQuick
import "../.."

// A quiet ground of kawung for dialogs; opaque, so nobody's data shows behind it.
Image {
    fillMode: Image.Tile
    horizontalAlignment: Image.AlignLeft
    verticalAlignment: Image.AlignTop
    source: Theme.art(Theme.highContrast ? "kawung-quiet-contrast" : "kawung-quiet")
    sourceSize: Qt.size(120, 120)
    Accessible.ignored: true
}
