pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// How the contact ended, in two touches: an outcome, then save. The likely outcomes come first.
Column {
    id: bar

    required property DeskPerson person
    required property var lines
    property bool rest: false
    property bool detailed: false
    readonly property var report: person.report
    readonly property var outcomes: person.outcomes
    readonly property int first: 7
    readonly property var shown: rest ? outcomes.slice(first) : outcomes.slice(0, first)
    readonly property real cell: (width - 3 * 12) / 4

    signal dayAsked()
    signal noteAsked()
    signal chosen()
    signal backAsked()

    spacing: Theme.gapSmall

    Phrase {
        visible: !bar.detailed
        height: 23
        text: bar.lines.outcome
        size: Theme.deskBody
        weight: Theme.extraBold
    }

    Grid {
        visible: !bar.detailed
        columns: 4
        columnSpacing: Theme.gap
        rowSpacing: Theme.gapSmall

        Repeater {
            model: bar.shown.length

            DeskButton {
                required property int index
                readonly property var choice: bar.shown[index] ?? ({ key: "", label: "", selected: false })

                objectName: "outcome-" + choice.key
                width: bar.cell
                sidePadding: Theme.gapSmall
                text: choice.label
                symbol: choice.selected ? "check" : ""
                selected: choice.selected
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: choice.selected
                onClicked: {
                    bar.person.choose(choice.key)
                    bar.chosen()
                }
            }
        }

        DeskButton {
            objectName: "outcomesMore"
            width: bar.cell
            sidePadding: Theme.gapSmall
            symbol: bar.rest ? "caret-left" : "caret-right"
            symbolAfter: !bar.rest
            tone: "well"
            text: bar.rest ? bar.lines.outcomesBack : bar.lines.outcomesMore
            onClicked: bar.rest = !bar.rest
        }
    }

    Row {
        visible: bar.person.saved.id === 0 || bar.report.outcome !== ""
        width: parent.width
        spacing: Theme.gap

        DeskButton {
            objectName: "dueButton"
            width: (parent.width - 24) * 0.38
            height: 60
            sidePadding: Theme.gapSmall
            enabled: bar.report.outcome !== "" && bar.report.due !== ""
            symbol: "calendar-plus"
            selected: bar.report.ownDue
            text: bar.report.dueText
            onClicked: bar.dayAsked()
        }

        DeskButton {
            objectName: "noteButton"
            width: (parent.width - 24) * 0.22
            height: 60
            sidePadding: Theme.gapSmall
            enabled: bar.report.outcome !== ""
            symbol: "note-pencil"
            selected: bar.report.note !== ""
            text: bar.lines.noteShort
            onClicked: bar.noteAsked()
        }

        ActionButton {
            objectName: "saveOutcome"
            width: (parent.width - 24) * 0.4
            height: 60
            size: 22
            lip: 6
            radius: Theme.radiusCard
            symbol: "check"
            ready: bar.report.ready
            text: bar.lines.save
            onAccepted: bar.person.save()
            onRefused: bar.noteAsked()
        }
    }

    Rectangle {
        visible: bar.person.saved.id !== 0 && bar.report.outcome === ""
        width: parent.width
        height: 60
        radius: Theme.radiusCard
        color: Theme.successTint
        border.width: Theme.highContrast ? 3 : 0
        border.color: Theme.success

        Icon {
            id: tick

            x: 18
            anchors.verticalCenter: parent.verticalCenter
            symbol: "check"
            size: 28
            color: Theme.success
        }

        Phrase {
            objectName: "savedText"
            anchors.left: tick.right
            anchors.leftMargin: Theme.gap
            anchors.right: undo.left
            anchors.rightMargin: Theme.gap
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: bar.person.saved.text + "  " + bar.report.dueText
            size: Theme.deskBody
            least: 15
            fits: true
            weight: Theme.bold
            color: Theme.success
        }

        DeskButton {
            id: undo

            objectName: "undoSaved"
            anchors.right: parent.right
            anchors.rightMargin: Theme.gapTiny
            anchors.verticalCenter: parent.verticalCenter
            height: 54
            sidePadding: Theme.gap
            symbol: "arrow-counter-clockwise"
            text: bar.lines.undo
            onClicked: bar.person.undo(bar.person.saved.id, "wrong-tap")
        }
    }
}
