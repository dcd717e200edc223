import QtQuick
import "../.."
import "../../components"

// What was refused, or what was done: one line over the page's foot; nothing said takes no place.
Rectangle {
    id: bar

    required property string problem
    required property string notice
    readonly property bool bad: problem !== ""

    visible: bad || notice !== ""
    implicitHeight: visible ? Math.max(56, words.implicitHeight + 20) : 0
    radius: Theme.radiusField
    color: bad ? Theme.dangerTint : Theme.successTint
    border.width: 2
    border.color: bad ? Theme.danger : Theme.success

    Icon {
        id: mark

        x: 16
        anchors.verticalCenter: parent.verticalCenter
        symbol: bar.bad ? "warning" : "check"
        size: 26
        color: bar.bad ? Theme.danger : Theme.success
    }

    Phrase {
        id: words

        objectName: "saidText"
        anchors.verticalCenter: parent.verticalCenter
        x: 56
        width: parent.width - x - 16
        text: bar.bad ? bar.problem : bar.notice
        size: Theme.deskBody
        weight: Theme.bold
        color: bar.bad ? Theme.danger : Theme.success
        Accessible.role: Accessible.AlertMessage
    }
}
