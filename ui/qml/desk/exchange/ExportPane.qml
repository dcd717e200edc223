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
        spacing: 14

        Phrase {
            visible: !pane.exchange.plain
            width: parent.width
            text: pane.lines.exportText
            size: Theme.deskBody
        }

        Row {
            width: parent.width
            spacing: 30

            ChoiceChips {
                width: (parent.width - 30) * 0.62
                name: "mapping"
                caption: pane.lines.exportColumns
                options: pane.exchange.mappings
                chosen: pane.exchange.mapping
                onPicked: key => pane.exchange.chooseMapping(key)
            }

            ChoiceChips {
                width: (parent.width - 30) * 0.38
                name: "kind"
                caption: pane.lines.exportKind
                options: [{ key: "xlsx", title: "XLSX" }, { key: "csv", title: "CSV" }]
                chosen: pane.exchange.kind
                onPicked: key => pane.exchange.chooseKind(key)
            }
        }

        ChoiceChips {
            visible: pane.exchange.mayPlain
            width: parent.width
            name: "safety"
            caption: pane.lines.exportSafety
            options: [{ key: "sealed", title: pane.lines.sealedChoice }, { key: "plain", title: pane.lines.plainChoice }]
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
            spacing: 10

            Phrase {
                width: parent.width
                text: pane.lines.plainCare
                size: Theme.deskBody
                weight: Theme.bold
                color: Theme.warning
            }

            Flow {
                width: parent.width
                spacing: 12

                Repeater {
                    model: pane.exchange.reasons

                    TabChip {
                        required property string modelData
                        required property int index

                        objectName: "reason-" + index
                        caption: modelData
                        selected: pane.exchange.reason === modelData
                        onClicked: reason.text = modelData
                    }
                }
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
        anchors.bottomMargin: 12
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
