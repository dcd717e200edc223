import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Who pays from now on: one of the payers, and why; somebody else by their name.
DeskSheet {
    id: sheet

    required property DeskPerson person
    required property var lines
    readonly property bool named: chosen === "other"
    readonly property bool ready: named ? name.text.trim() !== "" : chosen !== "" && reason !== ""
    property string chosen: ""
    property string reason: ""

    function ask() {
        chosen = ""
        reason = ""
        name.text = ""
        show()
    }

    title: lines.payerTitle

    Column {
        width: parent.width
        spacing: Theme.gapWide

        Phrase {
            width: parent.width
            text: sheet.lines.payerText
            size: Theme.deskBody
        }

        Chips {
            width: parent.width
            prefix: "payer"
            across: 3
            options: sheet.person.payers.map(each => ({
                key: each.key, label: each.label, selected: each.key === sheet.chosen
            }))
            onPicked: key => sheet.chosen = key
        }

        Chips {
            visible: !sheet.named
            width: parent.width
            prefix: "why"
            options: sheet.person.payerReasons.map(each => ({
                key: each.key, label: each.label, selected: each.key === sheet.reason
            }))
            onPicked: key => sheet.reason = key
        }

        DeskField {
            id: name

            visible: sheet.named
            width: parent.width
            caption: sheet.lines.payerName
            inputName: "payerName"
            maximum: 60
            next: done
        }

        ActionButton {
            id: done

            objectName: "payerDone"
            width: parent.width
            height: 68
            size: 24
            lip: 6
            radius: Theme.radiusCard
            symbol: "check"
            ready: sheet.ready
            text: sheet.lines.payerDo
            onAccepted: {
                sheet.hide()
                sheet.person.setPayer(sheet.chosen, sheet.named ? name.text : sheet.reason)
            }
        }
    }
}
