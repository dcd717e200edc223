import QtQuick
import "../.."
import "../../components"

// A box to tick with a sentence: the space bar ticks, Enter goes on to `next`.
Touchable {
    id: tick

    property bool ticked: false
    property bool wrong: false
    property Item next: null

    signal tickAsked()

    implicitHeight: 58
    lip: 4
    radius: Theme.radiusField
    sidePadding: Theme.gap
    edge: wrong ? Theme.danger : ticked ? Theme.selectedEdge : Theme.edge
    face: ticked ? Theme.pandanTint : Theme.surface
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: ticked
    enterClicks: next === null
    Keys.onPressed: event => {
        if (next !== null && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)) {
            next.forceActiveFocus(Qt.TabFocusReason)
            event.accepted = true
        }
    }
    onClicked: tickAsked()
    contentItem: Item {
        Rectangle {
            id: box

            anchors.verticalCenter: parent.verticalCenter
            width: 34
            height: 34
            radius: Theme.radiusTag
            color: tick.ticked ? Theme.pandan : Theme.surface
            border.width: 3
            border.color: tick.wrong ? Theme.danger : tick.ticked ? Theme.selectedEdge : Theme.lip

            Icon {
                anchors.centerIn: parent
                visible: tick.ticked
                symbol: "check"
                size: 24
                color: Theme.pandanText
            }
        }

        Phrase {
            anchors.left: box.right
            anchors.leftMargin: Theme.gap
            anchors.right: parent.right
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: tick.text
            size: Theme.deskBody
            least: 15
            fits: true
            weight: Theme.bold
            Accessible.ignored: true
        }
    }
}
