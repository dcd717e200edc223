pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// A list out: which columns, which kind of file, and who may read it.
Item {
    id: pane

    required property Desk desk
    readonly property Exchange exchange: desk.exchange
    readonly property var lines: desk.words.exchange

    Column {
        width: parent.width
        spacing: Theme.gap

        Phrase {
            visible: !pane.exchange.plain
            width: parent.width
            text: pane.lines.exportText
            size: Theme.deskBody
        }

        Row {
            width: parent.width
            spacing: Theme.gapHuge

            ChoiceRow {
                width: (parent.width - parent.spacing) * 0.62
                prefix: "mapping"
                caption: pane.lines.exportColumns
                options: pane.exchange.mappings
                onPicked: key => pane.exchange.chooseMapping(key)
            }

            ChoiceRow {
                width: (parent.width - parent.spacing) * 0.38
                prefix: "kind"
                caption: pane.lines.exportKind
                options: [{ key: "xlsx", label: "XLSX" }, { key: "csv", label: "CSV" }]
                chosen: pane.exchange.kind
                onPicked: key => pane.exchange.chooseKind(key)
            }
        }

        ChoiceRow {
            visible: pane.exchange.mayPlain
            width: parent.width
            prefix: "safety"
            caption: pane.lines.exportSafety
            options: [{ key: "sealed", label: pane.lines.sealedChoice }, { key: "plain", label: pane.lines.plainChoice }]
            chosen: pane.exchange.plain ? "plain" : "sealed"
            onPicked: key => pane.exchange.setPlain(key === "plain")
        }

        BranchCard {
            visible: !pane.exchange.plain && !result.visible
            width: parent.width
            desk: pane.desk
        }

        Column {
            visible: pane.exchange.plain && !result.visible
            width: parent.width
            spacing: Theme.gapSmall

            Phrase {
                width: parent.width
                text: pane.lines.plainCare
                size: Theme.deskBody
                weight: Theme.bold
                color: Theme.warning
            }

            ChoiceRow {
                width: parent.width
                prefix: "reason"
                options: pane.exchange.reasons
                onPicked: key => reason.text = options.find(each => each.key === key).label
            }

            DeskField {
                id: reason

                width: parent.width
                inputName: "reasonField"
                caption: pane.lines.reasonField
                text: pane.exchange.reason
                onTextChanged: if (text !== pane.exchange.reason)
                    pane.exchange.setReason(text)
            }
        }
    }

    ResultCard {
        id: result

        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        result: pane.exchange.result
    }

    WorkBar {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        desk: pane.desk
        action: pane.lines.exportStart
        onWanted: pane.exchange.start()
    }
}
