import QtQuick
import "../.."
import "../../components"

// How far long work has come, and the way to stop it.
Item {
    id: line

    required property string said
    required property real share
    required property string stopText
    property string stopName: "workStopButton"

    signal stopped()

    implicitHeight: 72

    Phrase {
        width: parent.width - 200
        text: line.said
        size: Theme.deskBody
        weight: Theme.bold
        tabular: true
    }

    Rectangle {
        y: 36
        width: parent.width - 200
        height: 22
        radius: Theme.radiusTag
        color: Theme.well
        border.width: 2
        border.color: Theme.edge

        Rectangle {
            width: Math.max(12, parent.width * line.share)
            height: parent.height
            radius: Theme.radiusTag
            color: Theme.highContrast ? Theme.kunyit : Theme.pandan
        }
    }

    DeskButton {
        objectName: line.stopName
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: 180
        text: line.stopText
        symbol: "x"
        onClicked: line.stopped()
    }
}
