import QtQuick
import Anjungan
import ".."
import "../components"

// The recovery code; it covers everything until whoever got it says that it is kept.
Rectangle {
    id: card

    required property Desk desk
    readonly property var lines: desk.words.deskDoor
    readonly property string code: desk.recoveryCode

    objectName: "recoveryCard"
    visible: code !== ""
    color: Theme.canvas

    onVisibleChanged: {
        if (visible)
            done.forceActiveFocus()
    }

    TapHandler {}

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 120, 860)
        spacing: 28

        Phrase {
            width: parent.width
            text: card.lines.recoveryTitle
            size: Theme.deskLarge
            weight: Theme.extraBold
        }

        Phrase {
            objectName: "recoveryCode"
            width: parent.width
            text: card.code
            size: 44
            weight: Theme.extraBold
            tabular: true
        }

        Phrase {
            width: parent.width
            text: card.lines.recoveryText
            size: 24
            color: Theme.inkSoft
        }

        Row {
            spacing: 20

            ActionButton {
                id: done

                objectName: "recoveryDoneButton"
                width: 420
                height: 80
                size: 26
                focus: true
                text: card.lines.recoveryDone
                symbol: "check"
                onAccepted: card.desk.recoveryNoted()
            }

            DeskButton {
                objectName: "recoveryPrintButton"
                width: 240
                height: 80
                symbol: "printer"
                text: card.lines.recoveryPrint
                onClicked: card.desk.printRecovery()
            }
        }

        SaidBar {
            objectName: "recoverySaid"
            width: parent.width
            problem: card.desk.notice.tone === "bad" ? card.desk.notice.text : ""
            notice: card.desk.notice.tone === "bad" ? "" : card.desk.notice.text
        }
    }
}
