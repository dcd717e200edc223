pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Which campaign: to be shown (`all` may be chosen), or an item's own, also one whose pack is not here.
DeskSheet {
    id: sheet

    required property Outreach outreach
    required property var lines
    property bool own: false
    property string chosen: ""

    signal picked(string key)

    function ask(now: string) {
        chosen = now
        other.text = ""
        show()
    }

    function take(key: string) {
        hide()
        picked(key)
    }

    title: own ? lines.campaignPick : lines.campaignShow

    Column {
        width: parent.width
        spacing: Theme.gap

        DeskButton {
            objectName: "campaign-all"
            visible: !sheet.own
            width: parent.width
            fromLeft: true
            selected: sheet.chosen === ""
            text: sheet.lines["all-campaigns"]
            onClicked: sheet.take("")
        }

        Repeater {
            model: sheet.outreach.campaigns

            DeskButton {
                required property var modelData

                objectName: "campaign-" + modelData.key
                width: parent.width
                fromLeft: true
                selected: sheet.chosen === modelData.key
                text: modelData.label
                onClicked: sheet.take(modelData.key)
            }
        }

        DeskField {
            id: other

            visible: sheet.own
            width: parent.width
            caption: sheet.lines.campaignOther
            inputName: "otherCampaign"
            maximum: 60
            next: use
        }

        ActionButton {
            id: use

            objectName: "otherCampaignButton"
            visible: sheet.own
            width: parent.width
            height: 64
            size: 22
            lip: 6
            radius: Theme.radiusCard
            ready: other.text.trim() !== ""
            text: sheet.lines.campaignUse
            onAccepted: sheet.take(other.text.trim())
        }
    }
}
