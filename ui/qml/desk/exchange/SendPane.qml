import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Tasks with little to choose: bundle, reply, report, the day's slip, the chain.
Item {
    id: pane

    required property Desk desk
    readonly property Dispatch dispatch: desk.dispatch
    readonly property var lines: desk.words.dispatch
    readonly property var symbols: ({ bundle: "paper-plane-tilt", report: "file-pdf", day: "printer", chain: "list-checks" })
    readonly property real room: foot.y - top.height

    Column {
        id: top

        width: parent.width
        spacing: 20

        Phrase {
            width: parent.width
            text: pane.lines[pane.dispatch.task + "Text"] ?? ""
            size: Theme.deskBody
        }

        BranchCard {
            visible: pane.dispatch.task === "bundle"
            width: parent.width
            desk: pane.desk
        }

        ChoiceChips {
            visible: pane.dispatch.task === "report"
            width: parent.width
            name: "month"
            caption: ""
            options: pane.dispatch.months
            chosen: pane.dispatch.month
            onPicked: key => pane.dispatch.chooseMonth(key)
        }

        RowList {
            visible: pane.dispatch.task === "reply"
            width: parent.width
            height: result.visible ? 190 : Math.max(190, pane.height - 190)
            namePrefix: "reply-"
            rows: pane.dispatch.task === "reply" ? pane.dispatch.files : []
            emptyText: pane.lines.replyNone
            chosen: pane.dispatch.file
            onPicked: place => pane.dispatch.chooseFile(place)
        }
    }

    Icon {
        visible: symbol !== "" && pane.room > 190 && !result.visible && !Theme.highContrast
        x: (parent.width - width) / 2
        y: top.height + (pane.room - height) / 2
        symbol: pane.symbols[pane.dispatch.task] ?? ""
        size: 120
        color: Theme.soft
    }

    ResultCard {
        id: result

        anchors.bottom: foot.top
        anchors.bottomMargin: 16
        width: parent.width
        result: pane.dispatch.result
    }

    WorkBar {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        desk: pane.desk
        action: pane.lines[pane.dispatch.task + "Start"] ?? ""
        onWanted: pane.dispatch.start()
    }
}
