import QtQuick
import ".."

// Words on the screen: plain text unless told, wrapped, never cut. With `fits` it shrinks into its place,
// but not below the size it has at text scale 100 %.
Text {
    id: phrase

    property int size: Theme.body
    property int weight: Theme.medium
    property bool fits: false
    property int least: Math.min(size, Math.round(size / Theme.textScale))
    property bool tabular: false

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: size
    font.weight: weight
    font.features: tabular ? Theme.tabular : ({})
    font.letterSpacing: size >= 52 ? -0.014 * size : 0
    fontSizeMode: fits ? Text.Fit : Text.FixedSize
    minimumPixelSize: least
    lineHeight: size >= 52 ? Theme.titleLineHeight : Theme.lineHeight
    textFormat: Text.PlainText
    wrapMode: fits ? Text.WordWrap : Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
