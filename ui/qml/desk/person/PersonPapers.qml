import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Paper for one person: a reminder for the door, a marked copy of the receipt.
Column {
    id: leaf

    required property DeskPerson person
    required property var lines
    readonly property var data_: person.data
    readonly property bool printed: data_.printed ?? true

    signal copyAsked()
    signal payerAsked()

    spacing: Theme.gap

    Row {
        width: parent.width
        spacing: Theme.gap

        DeskButton {
            objectName: "reminderButton"
            width: (parent.width - parent.spacing) / 2
            height: 64
            enabled: !leaf.person.printing && !(leaf.data_.hold ?? "")
            symbol: "printer"
            text: leaf.lines.reminder
            onClicked: leaf.person.printReminder()
        }

        DeskButton {
            objectName: "copyButton"
            width: (parent.width - parent.spacing) / 2
            height: 64
            symbol: "printer"
            text: leaf.printed ? leaf.lines.copy : leaf.lines.first
            onClicked: {
                if (leaf.printed)
                    leaf.copyAsked()
                else
                    leaf.person.reprint("first-print")
            }
        }
    }

    Phrase {
        width: parent.width
        text: (leaf.data_.reminderToPayer ?? false) ? leaf.lines.reminderPayer : leaf.lines.reminderText
        size: Theme.deskSmall + 1
    }

    Phrase {
        width: parent.width
        text: leaf.printed ? leaf.lines.copyText.replace("{copy}", (leaf.data_.copies ?? 0) + 1) : leaf.lines.firstText
        size: Theme.deskSmall + 1
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        DeskButton {
            objectName: "rightsButton"
            width: (parent.width - parent.spacing) / 2
            height: 64
            symbol: "identification-card"
            text: leaf.lines.rights
            onClicked: leaf.person.askRights()
        }

        DeskButton {
            objectName: "payerButton"
            width: (parent.width - parent.spacing) / 2
            height: 64
            enabled: !(leaf.data_.hold ?? "")
            symbol: "pencil-simple"
            text: leaf.lines.payerAsk
            onClicked: leaf.payerAsked()
        }
    }

    Phrase {
        visible: text !== ""
        width: parent.width
        text: leaf.data_.whyNotWrite ?? ""
        size: Theme.deskSmall + 1
        weight: Theme.semiBold
        color: Theme.warning
    }
}
