import QtQuick
import ".."

// The one next action of a screen. Not `ready` it looks asleep, but a touch still says why: `refused`.
Touchable {
    id: button

    property string symbol: "arrow-right"
    property bool ready: true
    property int size: Theme.go

    signal accepted()
    signal refused()

    dimmed: !ready || !enabled
    face: Theme.kunyit
    pressedFace: Theme.kunyit
    edge: Theme.kunyit
    lipColor: Theme.actionLip
    sidePadding: Theme.gapHuge
    implicitHeight: Math.max(Theme.barButtonHeight, implicitContentHeight + topPadding + bottomPadding)
    contentItem: ButtonFace {
        text: button.text
        symbol: button.symbol
        symbolAfter: true
        symbolSize: Math.round(button.size * 1.1)
        gap: 20
        size: button.size
        least: Math.min(button.size, Theme.compact ? 34 : 40)
        weight: Theme.extraBold
        color: button.dimmed ? Theme.disabledText : Theme.kunyitText
    }
    onClicked: button.ready ? button.accepted() : button.refused()
}
