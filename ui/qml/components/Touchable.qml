import QtQuick
import QtQuick.Templates as T
import ".."

// A button one can see is a button: a face with a thick lower lip that sinks when pressed.
// The touch area stays; only the drawing moves.
T.AbstractButton {
    id: touchable

    property color face: Theme.surface
    property color pressedFace: Theme.pandanTint
    property color edge: Theme.edge
    property color lipColor: Theme.lip
    property int lip: Theme.lipHeight
    property int radius: Theme.radiusButton
    property int edgeWidth: Theme.border
    property int sidePadding: Theme.gapLarge
    property bool enterClicks: true
    property bool dimmed: !enabled
    readonly property real sunk: sinking.value
    readonly property int visibleLip: dimmed ? Math.min(lip, Theme.pressedLip) : lip

    implicitWidth: Math.max(Theme.touchMin, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.buttonHeight, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: sidePadding
    rightPadding: sidePadding
    topPadding: Theme.gapTiny + (dimmed ? lip - visibleLip : 0) / 2 + sunk
    bottomPadding: Theme.gapTiny + visibleLip - sunk + (dimmed ? lip - visibleLip : 0) / 2
    focusPolicy: Qt.TabFocus
    hoverEnabled: false
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Keys.onReturnPressed: event => enterClicks ? click() : event.accepted = false
    Keys.onEnterPressed: event => enterClicks ? click() : event.accepted = false

    background: Item {
        Rectangle {
            visible: touchable.lip > 0
            y: touchable.sunk
            width: parent.width
            height: parent.height - y
            radius: touchable.radius
            color: touchable.dimmed ? Theme.disabledEdge : touchable.lipColor
        }

        Rectangle {
            y: touchable.sunk
            width: parent.width
            height: parent.height - touchable.visibleLip
            radius: touchable.radius
            color: touchable.dimmed ? Theme.disabledEdge : touchable.edge
        }

        Rectangle {
            x: touchable.edgeWidth
            y: touchable.sunk + touchable.edgeWidth
            width: parent.width - 2 * x
            height: parent.height - touchable.edgeWidth - Math.max(touchable.visibleLip, touchable.edgeWidth)
            radius: touchable.radius - touchable.edgeWidth
            color: touchable.dimmed ? Theme.well : touchable.down ? touchable.pressedFace : touchable.face
        }

        Rectangle {
            readonly property int reach: Theme.ring + Theme.ringGap

            visible: touchable.visualFocus
            anchors.fill: parent
            anchors.margins: -reach
            radius: touchable.radius + reach
            color: "transparent"
            border.width: Theme.ring
            border.color: Theme.focus
        }
    }

    QtObject {
        id: sinking

        property real value: touchable.down && !touchable.dimmed ? Math.min(Theme.sink, touchable.lip) : 0

        Behavior on value {
            NumberAnimation {
                duration: touchable.down ? Theme.pressTime : Theme.releaseTime
                easing.type: touchable.down ? Easing.Linear : Easing.OutQuad
            }
        }
    }
}
