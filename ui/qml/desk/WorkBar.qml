import QtQuick
import Anjungan
import ".."
import "../components"

// The foot of a task: its one action, or how far it has come and the way to stop it.
Item {
    id: bar

    required property Desk desk
    required property string action
    property bool ready: desk.dispatch.isReady
    readonly property Dispatch dispatch: desk.dispatch
    readonly property var lines: desk.words.dispatch

    signal wanted()

    implicitHeight: 72

    ActionButton {
        objectName: "workButton"
        anchors.right: parent.right
        visible: !bar.dispatch.busy
        width: Math.min(parent.width, 420)
        height: 72
        size: 24
        ready: bar.ready
        text: bar.action
        onAccepted: bar.wanted()
    }

    Item {
        anchors.fill: parent
        visible: bar.dispatch.busy

        Phrase {
            text: bar.dispatch.progressText
            size: Theme.deskBody
            weight: Theme.bold
            tabular: true
        }

        Rectangle {
            y: 36
            width: parent.width - 200
            height: 22
            radius: 8
            color: Theme.well
            border.width: 2
            border.color: Theme.edge

            Rectangle {
                width: Math.max(12, parent.width * bar.dispatch.progress)
                height: parent.height
                radius: 8
                color: Theme.highContrast ? Theme.kunyit : Theme.pandan
            }
        }

        DeskButton {
            objectName: "workStopButton"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: 180
            text: bar.lines.stop
            symbol: "x"
            onClicked: bar.dispatch.stop()
        }
    }
}
