import QtQuick
import ".."
import "../components"

// How far a receipt has come and what to do next; nothing about the person.
JourneyScreen {
    id: screen

    readonly property var table: words.status
    readonly property var status: journey.status

    objectName: "statusScreen"
    title: table.title
    titleWidth: Theme.portrait ? areaWidth : Math.round(areaWidth * 0.46)

    Phrase {
        id: number

        readonly property bool beside: !Theme.portrait

        objectName: "number"
        x: beside ? screen.titleWidth : 0
        y: beside ? -screen.headHeight - (Theme.compact ? 8 : 11) : 0
        width: parent.width - x
        height: beside ? screen.headHeight : Math.round(size * 1.15)
        horizontalAlignment: beside ? Text.AlignRight : Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        text: screen.status.number
        size: Theme.title
        weight: Theme.extraBold
        fits: true
        least: 40
        wrapMode: Text.NoWrap
    }

    Advice {
        y: number.beside ? 0 : number.height + 16
        width: parent.width
        height: parent.height - y - (withdraw.visible ? withdraw.height + Theme.tileGap : 0)
        tone: screen.status.tone
        text: "<b>" + screen.status.title + "</b>" + (screen.status.covered === "" ? "" : "<br>" + screen.status.covered)
        todo: "<b>" + screen.status.text + "</b>"
        picture: Theme.picture(screen.status.picture)
        todoPicture: Theme.picture("woman-office-worker")
        todoTone: "plain"
        weight: Theme.medium
        share: Theme.compact && Theme.hugeText && screen.status.covered !== "" ? 0.57 : 0.5
    }

    PushButton {
        id: agree

        objectName: "agreeButton"
        visible: screen.journey.canAgree
        anchors.left: parent.left
        y: withdraw.y
        width: Math.min(implicitWidth, withdraw.most)
        least: 30
        tone: "pandan"
        text: screen.words.agree.ask
        symbol: "check"
        onClicked: screen.journey.agree()
    }

    PushButton {
        id: withdraw

        readonly property real most: agree.visible ? (parent.width - Theme.tileGap) / 2 : parent.width

        objectName: "withdrawButton"
        visible: screen.journey.canWithdraw
        anchors.right: parent.right
        y: parent.height - height
        width: Math.min(implicitWidth, most)
        least: agree.visible ? 30 : Theme.body
        text: screen.words.withdraw.ask
        symbol: "x"
        onClicked: screen.journey.withdraw()
    }
}
