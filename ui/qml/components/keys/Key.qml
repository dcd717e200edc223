import QtQuick
import "../.."
import ".."

// One key of a pad: a letter, or a function with a word or an icon on the well ground.
Touchable {
    id: key

    property string symbol: ""
    property bool isFunction: false
    property int size: isFunction ? Theme.small : Theme.keyLetter
    property string spoken: text

    radius: Theme.radiusKey
    face: isFunction ? Theme.well : Theme.surface
    edge: down ? Theme.selectedEdge : Theme.edge
    sidePadding: Theme.gapTiny
    implicitHeight: Math.max(Theme.touchMin, 92)
    Accessible.name: spoken
    contentItem: ButtonFace {
        text: key.symbol === "" ? key.text : ""
        symbol: key.symbol
        symbolSize: 52
        size: key.size
        least: key.isFunction ? Math.min(key.size - 6, 26) : Math.min(key.size, 44)
        weight: Theme.bold
        color: key.dimmed ? Theme.disabledText : Theme.ink
    }
}
