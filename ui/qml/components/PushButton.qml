import QtQuick
import ".."

// A plain button. Tones: "plain", "pandan" (filled, for Dengar and the chosen language), "danger", "well".
Touchable {
    id: button

    property string symbol: ""
    property string tone: "plain"
    property bool selected: false
    property bool symbolAfter: false
    property int size: Theme.body
    property int least: Math.min(size, Math.round(size / Theme.textScale))
    property color symbolColor: wordsColor
    readonly property bool filled: tone === "pandan"
    readonly property color wordsColor: dimmed ? Theme.disabledText : filled ? Theme.pandanText
                                                                            : tone === "danger" ? Theme.danger : Theme.ink

    sidePadding: Theme.roomy ? Theme.gapHuge : Theme.gapLarge
    face: filled ? Theme.pandan : tone === "well" ? Theme.well : selected ? Theme.pandanTint : Theme.surface
    pressedFace: filled ? (Theme.highContrast ? Theme.well : Theme.pandanDark) : Theme.pandanTint
    edge: filled ? (Theme.highContrast ? Theme.edge : Theme.pandan) : tone === "danger" ? Theme.danger
                                                                    : selected ? Theme.selectedEdge : Theme.edge
    edgeWidth: selected && !filled ? Theme.borderSelected : Theme.border
    lipColor: filled ? Theme.pandanDark : tone === "danger" ? Theme.danger : selected ? Theme.selectedLip : Theme.lip
    contentItem: ButtonFace {
        text: button.text
        symbol: button.symbol
        symbolAfter: button.symbolAfter
        size: button.size
        least: button.least
        color: button.wordsColor
        symbolColor: button.dimmed ? Theme.disabledText : button.symbolColor
    }
}
