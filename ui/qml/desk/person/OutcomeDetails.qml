import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What the chosen outcome asks for, and a note.
Column {
    id: leaf

    required property DeskPerson person
    required property var lines
    readonly property var report: person.report
    readonly property bool asksReason: (report.needs ?? []).indexOf("reason") >= 0
    readonly property bool asksKpj: (report.needs ?? []).indexOf("kpj") >= 0
    readonly property bool asksMonth: (report.needs ?? []).indexOf("month") >= 0

    function begin() {
        if (asksKpj)
            kpj.edit()
        else if (!asksReason && !asksMonth)
            note.edit()
    }

    signal backAsked()

    spacing: Theme.gapSmall

    DeskButton {
        objectName: "changeOutcome"
        symbol: "caret-left"
        text: leaf.lines.outcomeIs.replace("{outcome}", () => leaf.report.label)
        selected: true
        onClicked: leaf.backAsked()
    }

    Chips {
        visible: leaf.asksReason
        width: parent.width
        prefix: "reason"
        options: leaf.report.reasons ?? []
        onPicked: key => leaf.person.setReason(key)
    }

    DeskField {
        id: kpj

        visible: leaf.asksKpj
        width: parent.width * 0.6
        caption: leaf.lines.kpj
        inputName: "kpjField"
        digits: true
        maximum: 20
        wrong: leaf.person.problemField === "kpj" ? leaf.person.problem : ""
        next: note
        onEdited: text => {
            if (text !== leaf.report.kpj)
                leaf.person.setKpj(text)
        }
    }

    Row {
        visible: leaf.asksMonth
        width: parent.width
        spacing: Theme.gapSmall

        DeskButton {
            objectName: "monthBefore"
            width: 60
            sidePadding: Theme.gapSmall
            symbol: "caret-left"
            Accessible.name: leaf.lines.monthBefore
            onClicked: leaf.person.stepMonth(-1)
        }

        Phrase {
            objectName: "paidMonth"
            width: parent.width - 140
            height: 56
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: leaf.report.until && leaf.report.until !== leaf.report.month
                  ? leaf.lines.monthsFromTo.replace("{first}", leaf.report.month).replace("{last}", leaf.report.until) : (leaf.report.month ?? "")
            size: 22
            weight: Theme.extraBold
        }

        DeskButton {
            objectName: "monthAfter"
            width: 60
            sidePadding: Theme.gapSmall
            symbol: "caret-right"
            Accessible.name: leaf.lines.monthAfter
            onClicked: leaf.person.stepMonth(1)
        }
    }

    Row {
        visible: leaf.asksMonth
        width: parent.width
        spacing: Theme.gapSmall

        Chips {
            width: parent.width * 0.77
            spacing: Theme.gapSmall
            prefix: "months"
            options: leaf.report.periods ?? []
            onPicked: key => leaf.person.setMonths(key)
        }

        Phrase {
            width: parent.width * 0.23 - parent.spacing
            height: 56
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
            text: leaf.report.amount ?? ""
            size: 24
            least: 16
            fits: true
            weight: Theme.extraBold
        }
    }

    Row {
        visible: leaf.asksMonth
        width: parent.width
        spacing: Theme.gapSmall

        DeskButton {
            objectName: "paidEarlier"
            width: 60
            sidePadding: Theme.gapSmall
            symbol: "caret-left"
            Accessible.name: leaf.lines.dayBefore
            onClicked: leaf.person.stepPaidOn(-1)
        }

        Phrase {
            objectName: "paidOn"
            width: parent.width - 140
            height: 56
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: leaf.lines.paidOn.replace("{day}", () => leaf.report.paidOn ?? "")
            size: Theme.deskBody
            fits: true
        }

        DeskButton {
            objectName: "paidLater"
            width: 60
            sidePadding: Theme.gapSmall
            symbol: "caret-right"
            enabled: leaf.report.paidToday !== true
            Accessible.name: leaf.lines.dayAfter
            onClicked: leaf.person.stepPaidOn(1)
        }
    }

    DeskTick {
        objectName: "doubtTick"
        visible: (leaf.report.doubt ?? "") !== ""
        width: parent.width
        wrong: !ticked
        text: leaf.report.doubt ?? ""
        ticked: leaf.report.doubtConfirmed ?? false
        onTickAsked: leaf.person.confirmDoubt()
    }

    DeskField {
        id: note

        width: parent.width
        caption: leaf.asksReason ? leaf.lines.noteOrReason : leaf.lines.note
        inputName: "noteField"
        maximum: 300
        onEdited: text => {
            if (text !== leaf.report.note)
                leaf.person.setNote(text)
        }
    }

    Connections {
        target: leaf.person

        function onChanged() {
            kpj.show(leaf.person.report.kpj)
            note.show(leaf.person.report.note)
        }
    }
}
