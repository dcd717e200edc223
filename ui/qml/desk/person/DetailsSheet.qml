import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What the branch wants to know besides, asked by the agent: only what the person's consent names.
DeskSheet {
    id: sheet

    required property DeskPerson person
    required property var lines
    property var typed: ({})

    function ask() {
        typed = {}
        show()
        fields.begin("")
    }

    title: lines.detailsTitle

    Column {
        width: parent.width
        spacing: Theme.gapWide

        Phrase {
            width: parent.width
            text: sheet.lines.detailsText
            size: Theme.deskBody
        }

        DetailFields {
            id: fields

            width: parent.width
            prefix: "fill"
            fields: sheet.person.details.fields.map(each => Object.assign({}, each, {
                text: sheet.typed[each.key] ?? "",
                choices: each.choices.map(one => Object.assign({}, one, { selected: one.key === sheet.typed[each.key] }))
            }))
            onEdited: (key, text) => sheet.typed = Object.assign({}, sheet.typed, { [key]: text })
        }

        ActionButton {
            objectName: "detailsDone"
            width: parent.width
            height: 68
            size: 24
            lip: 6
            radius: Theme.radiusCard
            symbol: "check"
            text: sheet.lines.detailsDone
            onAccepted: {
                sheet.hide()
                sheet.person.fillDetails(sheet.typed)
            }
        }
    }
}
