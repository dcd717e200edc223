pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// One item or paper: its fields, its scan, and saving it.
DeskCard {
    id: form

    required property Outreach outreach
    required property var lines
    readonly property var paper: outreach.form
    readonly property bool hanging: outreach.section === "items"
    readonly property int across: hanging ? 2 : 3
    readonly property bool told: paper.fields.some(field => field.id === outreach.problemField)
    property string shown: ""
    property string kind: paper.kind
    property string condition: paper.condition
    property string account: paper.account

    signal filesWanted()

    function typed() {
        const found = {}
        for (let n = 0; n < fields.count; n++)
            found[paper.fields[n].id] = (fields.itemAt(n) as DeskField).text
        return found
    }

    title: paper.title
    onPaperChanged: {
        const now = outreach.section + paper.id
        if (now === shown)
            return
        shown = now
        kind = paper.kind
        condition = paper.condition
        account = paper.account
    }

    Column {
        width: parent.width
        spacing: form.hanging ? 12 : 10

        ChoiceRow {
            visible: form.hanging
            width: parent.width
            namePrefix: "kind-"
            caption: form.lines.kind
            options: form.outreach.kinds
            chosen: form.kind
            onPicked: id => form.kind = id
        }

        ChoiceRow {
            visible: form.outreach.section === "certificates"
            width: parent.width
            namePrefix: "agent-"
            caption: form.lines.agent
            options: form.outreach.agents
            chosen: form.account
            onPicked: id => form.account = id
        }

        Flow {
            width: parent.width
            spacing: 12

            Repeater {
                id: fields

                model: form.paper.fields

                DeskField {
                    required property var modelData

                    inputName: "field-" + modelData.id
                    width: modelData.wide ? parent.width : (parent.width - 12 * (form.across - 1)) / form.across
                    caption: modelData.caption
                    text: modelData.text
                    maximum: 120
                    wrong: form.outreach.problemField === modelData.id ? form.outreach.problem : ""
                }
            }
        }

        ChoiceRow {
            visible: form.hanging
            width: parent.width
            namePrefix: "condition-"
            caption: form.lines.condition
            options: form.outreach.conditions
            chosen: form.condition
            onPicked: id => form.condition = id
        }
    }

    Row {
        id: more

        visible: form.paper.id > 0
        anchors.bottom: parent.bottom
        height: 64
        spacing: 10

        DeskButton {
            objectName: "attachButton"
            visible: form.outreach.mayChange && form.outreach.section !== "events"
            height: parent.height
            sidePadding: 12
            symbol: "plus"
            text: form.hanging ? form.lines.photo : form.lines.scan
            onClicked: form.filesWanted()
        }

        DeskButton {
            objectName: "lookButton"
            visible: form.paper.hasScan
            height: parent.height
            sidePadding: 12
            symbol: form.hanging ? "" : "eye"
            text: form.lines.look
            onClicked: form.outreach.look()
        }

        DeskButton {
            objectName: "takeDownButton"
            visible: form.hanging && !form.paper.removed
            height: parent.height
            sidePadding: 12
            text: form.lines.takeDown
            onClicked: form.outreach.takeDown()
        }
    }

    SaidBar {
        anchors.bottom: save.top
        anchors.bottomMargin: 12
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
        width: form.hanging ? 150 : 200
        height: 64
        size: 22
        sidePadding: 16
        symbol: form.hanging ? "" : "check"
        text: form.lines.save
        onAccepted: {
            if (form.hanging)
                form.outreach.saveItem(form.typed(), form.kind, form.condition)
            else
                form.outreach.savePaper(form.typed(), Number(form.account))
        }
    }
}
