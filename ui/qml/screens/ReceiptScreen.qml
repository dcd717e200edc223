import QtQuick
import ".."
import "../components"

// "Tersimpan.": number, what it is not yet, what comes next; the code on the screen as on the paper.
JourneyScreen {
    id: screen

    readonly property var table: words.receipt
    readonly property bool asked: journey.paper === "unknown"
    readonly property bool failed: journey.paper === "failed"
    readonly property bool answerable: asked || failed || journey.paper === "printed"
    readonly property bool stacked: Theme.portrait
    readonly property int gap: Theme.roomy ? 30 : Theme.portrait ? 32 : 14
    readonly property int slotWidth: stacked ? 640 : Math.round(areaWidth * (Theme.compact ? 0.31 : 0.324))
    readonly property int wordsWidth: stacked ? areaWidth : areaWidth - slotWidth - (Theme.compact ? 36 : 72)
    property bool slid: Theme.paperTime === 0

    objectName: "receiptScreen"
    underTitle: false
    note: Theme.largeText ? "" : table.cleared.replace("{seconds}", Math.ceil(journey.idleLeft))

    // A Behavior sleeps until its component is finished: the paper starts to move a moment after.
    Timer {
        interval: 30
        running: !screen.slid
        onTriggered: screen.slid = true
    }

    Item {
        id: saved

        width: screen.wordsWidth
        height: Math.max(mark.visible ? mark.height : 0, savedWords.implicitHeight)

        SavedMark {
            id: mark

            visible: !Theme.hugeText
            width: Theme.compact || Theme.largeText ? 104 : 150
            height: width
        }

        Column {
            id: savedWords

            x: mark.visible ? mark.width + (Theme.compact ? 20 : 28) : 0
            width: parent.width - x
            anchors.verticalCenter: parent.verticalCenter

            Phrase {
                objectName: "title"
                width: parent.width
                height: Math.min(implicitHeight, Theme.title * 1.4)
                text: screen.table.title
                size: Theme.title
                least: 40
                weight: Theme.extraBold
                fits: true
                Accessible.role: Accessible.Heading
            }

            Phrase {
                objectName: "paperText"
                width: parent.width
                text: screen.journey.paperText
                size: Theme.compact ? 40 : Math.min(Theme.body, 52)
                weight: screen.failed || screen.asked ? Theme.bold : Theme.medium
                color: screen.failed ? Theme.danger : screen.asked ? Theme.ink : Theme.inkSoft
                Accessible.role: Accessible.AlertMessage
            }
        }
    }

    Phrase {
        id: numberCaption

        visible: !Theme.largeText && !(screen.failed && Theme.compact)
        y: saved.height + screen.gap
        text: screen.table.number
        color: Theme.inkSoft
    }

    Phrase {
        id: number

        objectName: "number"
        y: numberCaption.visible ? numberCaption.y + numberCaption.height - (Theme.compact ? 8 : 4) : saved.height + screen.gap
        width: screen.wordsWidth
        height: Math.round(Theme.number * (Theme.compact ? 1.12 : 1.2))
        text: screen.journey.receipt.number
        size: Theme.number
        weight: Theme.extraBold
        fits: true
        least: 40
        wrapMode: Text.NoWrap
        verticalAlignment: Text.AlignVCenter
    }

    Notice {
        id: notYet

        readonly property real free: screen.stacked ? 240 : screen.areaHeight - y - (screen.answerable ? answers.height + screen.gap : 0)

        y: number.y + number.height + (Theme.compact ? 8 : screen.gap)
        width: screen.wordsWidth
        height: Math.max(120, Math.min(implicitHeight, free))
        picture: Theme.picture("woman-office-worker")
        pictureSize: Theme.compact || Theme.largeText ? 84 : 130
        text: screen.table.notYet + "<br>" + screen.table.next
    }

    Row {
        id: answers

        visible: screen.answerable
        height: Theme.buttonHeight
        y: screen.stacked ? notYet.y + notYet.height + screen.gap : screen.areaHeight - height
        spacing: Theme.gapMin + Theme.gapTiny

        PushButton {
            id: paperYes

            objectName: "paperYesButton"
            visible: screen.asked
            text: screen.table.paperYes
            symbol: "check"
            size: Math.min(Theme.body, 56)
            onClicked: screen.journey.answerPaper(true)
        }

        PushButton {
            id: paperNo

            objectName: "paperNoButton"
            text: screen.asked ? screen.table.paperNo : screen.failed ? screen.table.paperAgain : screen.table.paperMissing
            symbol: "printer"
            size: Math.min(Theme.body, 56)
            onClicked: screen.journey.answerPaper(false)
        }
    }

    PaperSlot {
        x: screen.stacked ? (parent.width - width) / 2 : parent.width - width
        y: screen.stacked ? (screen.answerable ? answers.y + answers.height : notYet.y + notYet.height) + screen.gap : 0
        width: screen.slotWidth
        height: parent.height - y
        qr: screen.journey.receipt.qr
        number: screen.journey.receipt.number
        scanText: screen.table.photo
        bandText: screen.table.band
        out: screen.slid
        printing: !screen.failed
    }
}
