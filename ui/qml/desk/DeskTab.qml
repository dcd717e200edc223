import QtQuick
import ".."
import "../components"

// A page's name in the bar of the desk; `mark` is a small tag on it: something waits there.
Touchable {
    id: tab

    required property string symbol
    property bool selected: false
    property bool framed: false
    property string mark: ""
    property string markSaid: ""
    property bool urgent: false

    lip: 0
    radius: 10
    sidePadding: 18
    implicitHeight: 56
    face: selected ? Theme.surface : Theme.pandan
    pressedFace: Theme.pandanDark
    edge: framed ? Theme.pandanText : "transparent"
    edgeWidth: framed ? 2 : 0
    Accessible.description: mark === "" ? "" : markSaid
    contentItem: ButtonFace {
        text: tab.text
        symbol: tab.symbol
        symbolSize: 24
        gap: 10
        size: Theme.deskBody
        least: 16
        color: tab.selected ? (Theme.highContrast ? Theme.ink : Theme.pandan) : Theme.pandanText
    }

    TagMark {
        objectName: "tabMark"
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - 14
        implicitHeight: 24
        text: tab.mark
        tone: tab.urgent ? "danger" : "warning"
    }
}
