import QtQuick
import ".."
import "../components"
import "parts"

// What just happened: good news goes by itself and lets touches through, bad news waits to be put away.
Rectangle {
    id: notice

    required property string text
    required property bool bad
    required property string closeText

    signal closeAsked()

    objectName: "deskNotice"
    visible: text !== ""
    height: Math.max(bad ? 68 : 60, words.implicitHeight + 22)
    radius: Theme.radiusCard
    color: bad ? Theme.dangerTint : Theme.successTint
    border.width: 3
    border.color: bad ? Theme.danger : Theme.success

    TapHandler {
        enabled: notice.bad
    }

    Icon {
        id: mark

        x: 20
        anchors.verticalCenter: parent.verticalCenter
        symbol: notice.bad ? "warning" : "check"
        size: 30
        color: notice.bad ? Theme.danger : Theme.success
    }

    Phrase {
        id: words

        objectName: "deskNoticeText"
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: mark.right
        anchors.leftMargin: Theme.gapWide
        anchors.right: close.left
        anchors.rightMargin: Theme.gap
        text: notice.text
        size: Theme.deskBody
        weight: Theme.bold
        Accessible.role: Accessible.AlertMessage
    }

    DeskButton {
        id: close

        visible: notice.bad
        objectName: "deskNoticeClose"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        width: 60
        symbol: "x"
        sidePadding: Theme.gap
        lip: 0
        edgeWidth: 0
        face: notice.color
        Accessible.name: notice.closeText
        onClicked: notice.closeAsked()
    }

    Timer {
        running: notice.visible && !notice.bad
        interval: 7000
        onTriggered: notice.closeAsked()
    }
}
