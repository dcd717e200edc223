import QtQuick
import "../.."
import "../../components"

// Why: one of a few reasons, or one's own words. What is said here stands in the trace.
DeskSheet {
    id: sheet

    required property var reasons
    required property string text
    required property string ownText
    required property string doText
    property string symbol: "check"
    property string chosen: ""
    readonly property string why: own.text.trim() !== "" ? own.text.trim() : chosen

    signal confirmed(string why)

    function ask() {
        chosen = ""
        own.text = ""
        show()
    }

    Column {
        width: parent.width
        spacing: Theme.gapWide

        Phrase {
            width: parent.width
            text: sheet.text
            size: Theme.deskBody
        }

        Chips {
            width: parent.width
            prefix: "why"
            options: sheet.reasons.map(each => ({
                key: each.key, label: each.label, selected: each.key === sheet.chosen && own.text === ""
            }))
            onPicked: key => {
                own.text = ""
                sheet.chosen = key
            }
        }

        DeskField {
            id: own

            width: parent.width
            caption: sheet.ownText
            inputName: "ownReason"
            maximum: 120
            next: done
        }

        ActionButton {
            id: done

            objectName: "reasonDone"
            width: parent.width
            height: 68
            size: 24
            lip: 6
            radius: Theme.radiusCard
            symbol: sheet.symbol
            ready: sheet.why !== ""
            text: sheet.doText
            onAccepted: {
                sheet.hide()
                sheet.confirmed(sheet.why)
            }
        }
    }
}
