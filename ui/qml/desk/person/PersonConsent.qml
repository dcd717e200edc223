import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The consent of somebody from a list: the words to read to them, how they agreed, and whether they may be written to.
DeskSheet {
    id: sheet

    required property DeskPerson person
    required property var lines
    readonly property var consent: person.consent
    property string way: ""
    property bool contact: false

    function ask() {
        way = ""
        contact = person.consent.writes
        show()
    }

    title: lines.consentTitle

    Phrase {
        id: how

        width: parent.width
        text: sheet.lines.consentText
        size: Theme.deskSmall + 1
    }

    Rectangle {
        anchors.top: how.bottom
        anchors.topMargin: Theme.gapSmall
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        radius: Theme.radiusField
        color: Theme.canvas
        border.width: 2
        border.color: Theme.soft

        ReadSheet {
            id: words

            anchors.fill: parent
            anchors.margins: Theme.gap
            paragraphs: true
            lines: sheet.consent.facts.concat(sheet.consent.full.map(text => ({ caption: "", text: text })))
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gapSmall

        Chips {
            width: parent.width
            prefix: "consent"
            across: 2
            options: sheet.consent.ways.map(each => ({
                key: each.key, label: each.label, selected: each.key === sheet.way
            }))
            onPicked: key => sheet.way = key
        }

        DeskTick {
            objectName: "consentContact"
            width: parent.width
            text: sheet.consent.contact
            ticked: sheet.contact
            onTickAsked: sheet.contact = !sheet.contact
        }

        ActionButton {
            objectName: "consentDone"
            width: parent.width
            height: 64
            size: 22
            lip: 6
            radius: Theme.radiusCard
            symbol: "check"
            ready: sheet.way !== ""
            text: sheet.lines.consentDone
            onAccepted: {
                sheet.hide()
                sheet.person.giveConsent(sheet.way, sheet.contact)
            }
        }
    }
}
