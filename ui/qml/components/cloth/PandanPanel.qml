import QtQuick
import "../.."

// The dark ground of what the programmes cost and pay, with a corner of cloth.
Rectangle {
    id: panel

    property int clothHeight: 144
    readonly property int space: Theme.roomy ? 40 : 28

    radius: Theme.radiusPanel
    color: Theme.pandan
    border.width: Theme.highContrast ? Theme.border : 0
    border.color: Theme.edge

    Image {
        anchors.right: parent.right
        anchors.rightMargin: panel.radius
        y: panel.border.width
        width: Math.round(parent.width * 0.3 / 72) * 72
        height: panel.clothHeight
        fillMode: Image.Tile
        horizontalAlignment: Image.AlignLeft
        verticalAlignment: Image.AlignTop
        source: Theme.art(Theme.highContrast ? "kawung-quiet-contrast" : "kawung-quiet")
        sourceSize: Qt.size(72, 72)
        Accessible.ignored: true
    }
}
