import QtQuick
import Anjungan
import "../../components"
import "../parts"

// The foot of a task: its one action, or how far it has come and the way to stop it.
Item {
    id: bar

    required property Desk desk
    required property string action
    property bool ready: desk.exchange.isReady
    property real beside: 0
    readonly property Exchange exchange: desk.exchange
    readonly property var lines: desk.words.exchange

    signal wanted()

    implicitHeight: 72

    ActionButton {
        objectName: "workButton"
        anchors.right: parent.right
        visible: !bar.exchange.busy
        width: Math.min(parent.width - bar.beside, 420)
        height: 72
        size: 24
        ready: bar.ready
        text: bar.action
        onAccepted: bar.wanted()
    }

    WorkLine {
        anchors.fill: parent
        visible: bar.exchange.busy
        said: bar.exchange.progressText
        share: bar.exchange.progress
        stopText: bar.lines.stop
        onStopped: bar.exchange.stop()
    }
}
