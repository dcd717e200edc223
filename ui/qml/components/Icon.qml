import QtQuick
import QtQuick.Controls.impl
import ".."

// A line icon in one colour; the renderer tints the picture once, so it costs nothing per frame.
IconImage {
    id: icon

    required property string symbol
    property int size: Theme.icon

    width: size
    height: size
    source: symbol === "" ? "" : Theme.iconFile(symbol)
    sourceSize: Qt.size(Math.ceil(size * Theme.unit), Math.ceil(size * Theme.unit))
    color: Theme.ink
    Accessible.ignored: true
}
