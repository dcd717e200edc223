import QtQuick
import ".."
import "../components"

// A page's name in the bar of the desk.
Touchable {
    id: tab

    required property string symbol
    property bool selected: false
    property bool framed: false
    property int mark: 0
    property string markTone: "warning"

    lip: 0
    radius: 10
    sidePadding: 18
    implicitHeight: 56
    face: selected ? Theme.surface : Theme.pandan
    pressedFace: Theme.pandanDark
    edge: framed ? Theme.pandanText : "transparent"
    edgeWidth: framed ? 2 : 0
    contentItem: ButtonFace {
        text: tab.text
        symbol: tab.symbol
        symbolSize: 24
        gap: 10
        size: Theme.deskBody
        least: 16
        color: tab.selected ? (Theme.highContrast ? Theme.ink : Theme.pandan) : Theme.pandanText
    }

    // How many things there want to be looked at.
    TagMark {
        objectName: tab.objectName + "-mark"
        visible: tab.mark > 0
        anchors.right: parent.right
        anchors.rightMargin: -2
        y: -8
        width: 26
        height: 26
        radius: 13
        margin: 0
        text: tab.mark > 9 ? "9+" : tab.mark
        tone: tab.markTone
    }
}
