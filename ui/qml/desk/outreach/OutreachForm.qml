pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// One item or paper: its fields, its scan, and saving it.
DeskCard {
    id: form

    required property Outreach outreach
    required property var lines
    readonly property var paper: outreach.form
    readonly property bool hanging: outreach.section === "items"
    readonly property int across: hanging || Theme.portrait ? 2 : 3
    readonly property bool told: paper.fields.some(field => field.id === outreach.problemField)
                                 || outreach.problemField === "checked" || outreach.problemField === "removed"
    property string shown: ""
    property string kind: paper.kind
    property string condition: paper.condition
    property string campaign: paper.campaign
    property string account: paper.account

    signal filesWanted()
    signal copyWanted()
    signal campaignWanted()
    signal takeDownWanted()

    function typed() {
        const found = { checked: checked.text }
        for (let n = 0; n < fields.count; n++)
            found[paper.fields[n].id] = (fields.itemAt(n) as DeskField).text
        return found
    }

    function nameOf(id: string): string {
        const known = outreach.campaigns.find(each => each.key === id)
        return known === undefined ? id : known.name
    }

    title: paper.title
    onPaperChanged: {
        const now = outreach.section + paper.id
        if (now === shown)
            return
        shown = now
        kind = paper.kind
        condition = paper.condition
        campaign = paper.campaign
        account = paper.account
        checked.text = paper.checked
    }

    Column {
        width: parent.width
        spacing: Theme.gapSmall

        ChoiceRow {
            visible: form.hanging
            width: parent.width
            prefix: "kind"
            caption: form.lines.kind
            options: form.outreach.kinds
            chosen: form.kind
            onPicked: key => form.kind = key
        }

        ChoiceRow {
            visible: form.outreach.section === "certificates"
            width: parent.width
            prefix: "agent"
            caption: form.lines.agent
            options: form.outreach.agents
            chosen: form.account
            onPicked: key => form.account = key
        }

        Flow {
            id: rows

            readonly property real each: (width - spacing * (form.across - 1)) / form.across

            width: parent.width
            spacing: Theme.gapSmall

            Repeater {
                id: fields

                model: form.paper.fields

                DeskField {
                    required property var modelData

                    inputName: "field-" + modelData.id
                    width: Math.min(modelData.span, form.across) * (rows.each + rows.spacing) - rows.spacing
                    caption: modelData.caption
                    text: modelData.text
                    digits: modelData.id === "attendance"
                    maximum: 120
                    size: Theme.roomy ? Theme.deskBody + 2 : Theme.deskBody
                    wrong: form.outreach.problemField === modelData.id ? form.outreach.problem : ""
                }
            }
        }

        // To say how it looks is to have seen it: today, unless another day is typed.
        ChoiceRow {
            visible: form.hanging
            width: parent.width
            prefix: "condition"
            caption: form.lines.condition
            options: form.outreach.conditions
            chosen: form.condition
            onPicked: key => {
                form.condition = key
                checked.text = form.outreach.todayText
            }
        }

        Row {
            visible: form.hanging
            width: parent.width
            spacing: Theme.gapSmall

            DeskField {
                id: checked

                width: (parent.width - parent.spacing) / 2
                inputName: "field-checked"
                caption: form.lines["field-checked"]
                text: form.paper.checked
                maximum: 12
                size: Theme.roomy ? Theme.deskBody + 2 : Theme.deskBody
                wrong: form.outreach.problemField === "checked" ? form.outreach.problem : ""
            }

            Column {
                width: (parent.width - parent.spacing) / 2
                spacing: Theme.gapTiny

                Phrase {
                    text: form.lines.campaign
                    size: Theme.deskSmall
                    weight: Theme.semiBold
                    color: Theme.inkSoft
                }

                DeskButton {
                    objectName: "itemCampaignButton"
                    width: parent.width
                    sidePadding: Theme.gap
                    symbol: "caret-down"
                    symbolAfter: true
                    text: form.nameOf(form.campaign)
                    Accessible.name: form.lines.campaign + ", " + text
                    onClicked: form.campaignWanted()
                }
            }
        }
    }

    Row {
        id: more

        visible: form.paper.id > 0
        anchors.bottom: parent.bottom
        height: 64
        spacing: Theme.gapSmall

        DeskButton {
            objectName: "attachButton"
            visible: form.outreach.mayChange && form.outreach.section !== "events"
            height: parent.height
            sidePadding: form.hanging ? Theme.gapSmall : Theme.gap
            symbol: "plus"
            text: form.hanging ? form.lines.photo : form.lines.scan
            onClicked: form.filesWanted()
        }

        DeskButton {
            objectName: "lookButton"
            visible: form.paper.hasScan
            height: parent.height
            sidePadding: form.hanging ? Theme.gapSmall : Theme.gap
            symbol: form.hanging ? "" : "eye"
            text: form.lines.look
            onClicked: form.outreach.look()
        }

        DeskButton {
            objectName: "copyOutButton"
            visible: form.paper.hasScan && !form.hanging && form.outreach.mayChange
            height: parent.height
            sidePadding: form.hanging ? Theme.gapSmall : Theme.gap
            text: form.lines.copyOut
            onClicked: form.copyWanted()
        }

        DeskButton {
            objectName: "takeDownButton"
            visible: form.hanging
            height: parent.height
            sidePadding: form.hanging ? Theme.gapSmall : Theme.gap
            selected: form.paper.removed !== ""
            text: selected ? form.lines.removed : form.lines.takeDown
            onClicked: form.takeDownWanted()
        }
    }

    MessageBar {
        anchors.bottom: save.top
        anchors.bottomMargin: Theme.gapSmall
        width: parent.width
        problem: form.told ? "" : form.outreach.problem
        notice: form.outreach.notice
    }

    ActionButton {
        id: save

        objectName: "savePaperButton"
        visible: form.outreach.mayChange
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: form.hanging ? 122 : 200
        height: 64
        size: 22
        sidePadding: Theme.gap
        symbol: form.hanging ? "" : "check"
        text: form.lines.save
        onAccepted: {
            if (form.hanging)
                form.outreach.saveItem(form.typed(), form.kind, form.condition, form.campaign)
            else
                form.outreach.savePaper(form.typed(), Number(form.account))
        }
    }
}
