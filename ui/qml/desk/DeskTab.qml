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
    radius: Theme.radiusTag
    sidePadding: Theme.gapWide
    implicitHeight: 56
    bottomPadding: mark === "" ? 0 : Theme.gapBroad
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

    Rectangle {
        objectName: "tabMark"
        readonly property alias text: count.text
        readonly property string tone: tab.urgent ? "danger" : "warning"

        visible: tab.mark !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - height - 3
        width: Math.min(count.implicitWidth + 12, parent.width)
        height: 20
        radius: Theme.radiusTag
        color: tab.urgent ? Theme.dangerTint : Theme.warningTint
        border.width: Theme.highContrast ? 2 : 0
        border.color: count.color

        Phrase {
            id: count

            anchors.fill: parent
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: tab.mark
            size: 16
            weight: Theme.bold
            color: tab.urgent ? Theme.danger : Theme.warning
            Accessible.ignored: true
        }
    }
}
