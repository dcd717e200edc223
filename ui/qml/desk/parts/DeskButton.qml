import QtQuick
import "../.."
import "../../components"

// A plain button of the desk: 56 px high, icon and words close together.
PushButton {
    id: button

    property bool fromLeft: false

    size: Theme.deskBody
    least: 15
    lip: 5
    radius: Theme.radiusField
    sidePadding: Theme.gapWide
    implicitHeight: 56
    contentItem: ButtonFace {
        text: button.text
        symbol: button.symbol
        symbolAfter: button.symbolAfter
        symbolSize: 24
        fromLeft: button.fromLeft
        gap: 10
        size: button.size
        least: button.least
        color: button.wordsColor
        symbolColor: button.dimmed ? Theme.disabledText : button.symbolColor
    }
}
