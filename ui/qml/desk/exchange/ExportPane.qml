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
    readonly property Dispatch dispatch: desk.dispatch
    readonly property var lines: desk.words.dispatch

    Column {
        width: parent.width
        spacing: 14

        Phrase {
            visible: !pane.dispatch.plain
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
                options: pane.dispatch.mappings
                chosen: pane.dispatch.mapping
                onPicked: key => pane.dispatch.chooseMapping(key)
            }

            ChoiceChips {
                width: (parent.width - 30) * 0.38
                name: "kind"
                caption: pane.lines.exportKind
                options: [{ key: "xlsx", title: "XLSX" }, { key: "csv", title: "CSV" }]
                chosen: pane.dispatch.kind
                onPicked: key => pane.dispatch.chooseKind(key)
            }
        }

        ChoiceChips {
            visible: pane.dispatch.mayPlain
            width: parent.width
            name: "safety"
            caption: pane.lines.exportSafety
            options: [{ key: "sealed", title: pane.lines.sealedChoice }, { key: "plain", title: pane.lines.plainChoice }]
            chosen: pane.dispatch.plain ? "plain" : "sealed"
            onPicked: key => pane.dispatch.setPlain(key === "plain")
        }

        BranchCard {
            visible: !pane.dispatch.plain && !result.visible
            width: parent.width
            desk: pane.desk
        }

        Column {
            visible: pane.dispatch.plain && !result.visible
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
                    model: pane.dispatch.reasons

                    TabChip {
                        required property string modelData
                        required property int index

                        objectName: "reason-" + index
                        caption: modelData
                        selected: pane.dispatch.reason === modelData
                        onClicked: reason.text = modelData
                    }
                }
            }

            DeskField {
                id: reason

                width: parent.width
                inputName: "reasonField"
                caption: pane.lines.reasonField
                text: pane.dispatch.reason
                onTextChanged: if (text !== pane.dispatch.reason)
                    pane.dispatch.setReason(text)
            }
        }
    }

    ResultCard {
        id: result

        anchors.bottom: foot.top
        anchors.bottomMargin: 12
        width: parent.width
        result: pane.dispatch.result
    }

    WorkBar {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        desk: pane.desk
        action: pane.lines.exportStart
        onWanted: pane.dispatch.start()
    }
}
