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
    readonly property Dispatch dispatch: desk.dispatch
    readonly property var lines: desk.words.dispatch
    readonly property bool known: dispatch.branch.known === true

    spacing: 6

    Phrase {
        text: card.lines.to
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Phrase {
        objectName: "branchName"
        width: parent.width
        text: card.known ? card.dispatch.branch.name : card.lines.toUnknown
        size: 24
        weight: Theme.bold
        color: card.known ? Theme.ink : Theme.warning
    }

    Phrase {
        width: parent.width
        text: card.known ? card.lines.fingerprint + "  " + card.dispatch.branch.fingerprint
                         : card.dispatch.branch.mayKeep ? card.lines.toUnknownHint : card.lines.toAgent
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Repeater {
        model: !card.known && card.dispatch.branch.mayKeep ? card.dispatch.branches : []

        Row {
            id: line

            required property var modelData
            required property int index

            spacing: 14
            topPadding: 8

            DeskButton {
                objectName: "keepBranch-" + line.index
                text: card.lines.keepBranch
                onClicked: card.dispatch.keepBranch(line.index)
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
