import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The recovery code; it covers everything until whoever got it says that it is kept.
Rectangle {
    id: card

    required property Desk desk
    readonly property var lines: desk.words.deskDoor
    readonly property string code: desk.recoveryCode

    signal putAway()

    objectName: "recoveryCard"
    visible: code !== ""
    color: Theme.canvas

    onVisibleChanged: {
        if (visible)
            done.forceActiveFocus(Qt.PopupFocusReason)
        else
            putAway()
    }

    TapHandler {}

    DoorCard {
        anchors.fill: parent
        focus: true
        symbol: "key"
        title: card.lines.recoveryTitle

        Phrase {
            objectName: "recoveryCode"
            width: parent.width
            height: 64
            verticalAlignment: Text.AlignVCenter
            text: card.code
            size: 44
            least: 26
            fits: true
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
            width: parent.width
            spacing: Theme.gapBroad

            ActionButton {
                id: done

                objectName: "recoveryDoneButton"
                width: parent.width - 260
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

        MessageBar {
            objectName: "recoverySaid"
            width: parent.width
            problem: card.desk.notice.tone === "bad" ? card.desk.notice.text : ""
            notice: card.desk.notice.tone === "bad" ? "" : card.desk.notice.text
        }
    }
}
