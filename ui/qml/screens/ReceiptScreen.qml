import QtQuick
import ".."
import "../components"

// "Tersimpan.": number, what it is not yet, what comes next; the code on the screen as on the paper.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.receipt
    readonly property bool asked: journey.paper === "unknown"
    readonly property bool failed: journey.paper === "failed"

    leavable: false
    underTitle: false
    note: Theme.hugeText ? "" : lines.cleared.arg(Math.ceil(journey.idleLeft))

    Column {
        id: words

        width: Theme.portrait ? parent.width : Math.round(parent.width * 0.61)
        spacing: Theme.portrait ? 36 : Theme.compact ? 14 : 32

        Row {
            spacing: 28

            SavedMark {
                id: mark

                visible: !Theme.hugeText
                width: Theme.compact ? 100 : 150
                height: width
            }

            Column {
                width: words.width - (mark.visible ? mark.width + 28 : 0)

                Phrase {
                    objectName: "title"
                    width: parent.width
                    text: screen.lines.title
                    size: Theme.title
                    weight: Theme.extraBold
                    Accessible.role: Accessible.Heading
                }

                Phrase {
                    objectName: "paperText"
                    width: parent.width
                    text: screen.journey.paperText
                    weight: screen.failed || screen.asked ? Theme.bold : Theme.medium
                    color: screen.failed ? Theme.danger : Theme.inkSoft
                }
            }
        }

        Column {
            width: parent.width

            Phrase {
                visible: !Theme.largeText
                text: screen.lines.number
                color: Theme.inkSoft
            }

            Phrase {
                objectName: "number"
                width: parent.width
                height: size * 1.2
                text: screen.journey.receipt.number
                size: Theme.number
                weight: Theme.extraBold
                fits: true
                least: 40
                wrapMode: Text.NoWrap
            }
        }

        Notice {
            width: parent.width
            height: Math.min(implicitHeight, Theme.compact && !Theme.largeText ? 150 : implicitHeight)
            picture: Theme.picture("woman-office-worker")
            pictureSize: Theme.compact || Theme.largeText ? 84 : 120
            text: screen.lines.notYet + "<br>" + screen.lines.next
        }

        Row {
            spacing: Theme.gapMin

            PushButton {
                objectName: "paperYesButton"
                visible: screen.asked
                text: screen.lines.paperYes
                symbol: "check"
                onClicked: screen.journey.answerPaper(true)
            }

            PushButton {
                objectName: "paperNoButton"
                visible: screen.journey.paper === "printed" || screen.asked || screen.failed
                text: screen.asked ? screen.lines.paperNo : screen.failed ? screen.lines.paperAgain : screen.lines.paperMissing
                symbol: "printer"
                onClicked: screen.journey.answerPaper(false)
            }
        }
    }

    PaperSlot {
        anchors.right: Theme.portrait ? undefined : parent.right
        anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
        y: Theme.portrait ? words.height + 40 : 0
        width: Theme.portrait ? 640 : Math.round(parent.width * (Theme.compact ? 0.33 : 0.324))
        height: parent.height - y
        qr: screen.journey.receipt.qr
        number: screen.journey.receipt.number
        scanText: screen.lines.photo
        bandText: screen.lines.band
    }
}
