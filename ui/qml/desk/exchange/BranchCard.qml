pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The branch that files are locked for, or how to get its key.
Column {
    id: card

    required property Desk desk
    readonly property Exchange exchange: desk.exchange
    readonly property var lines: desk.words.exchange
    readonly property bool known: exchange.branch.known === true

    spacing: Theme.gapTiny

    Phrase {
        text: card.lines.to
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Phrase {
        objectName: "branchName"
        width: parent.width
        text: card.known ? card.exchange.branch.name : card.lines.toUnknown
        size: 24
        weight: Theme.bold
        color: card.known ? Theme.ink : Theme.warning
    }

    Phrase {
        width: parent.width
        text: card.known ? card.lines.fingerprint + "  " + card.exchange.branch.fingerprint
                         : card.exchange.branch.mayKeep ? card.lines.toUnknownHint : card.lines.toAgent
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Repeater {
        model: !card.known && card.exchange.branch.mayKeep ? card.exchange.branches : []

        Row {
            id: line

            required property var modelData
            required property int index

            spacing: Theme.gap
            topPadding: Theme.gapSmall

            DeskButton {
                objectName: "keepBranch-" + line.index
                text: card.lines.keepBranch
                onClicked: card.exchange.keepBranch(line.index)
            }

            Phrase {
                height: 56
                verticalAlignment: Text.AlignVCenter
                text: line.modelData.title + (line.modelData.caption === "" ? "" : "  ·  " + line.modelData.caption)
                size: Theme.deskBody
            }
        }
    }
}
