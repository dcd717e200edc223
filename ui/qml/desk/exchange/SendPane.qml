import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Tasks with little to choose: bundle, reply, report, the day's slip, the chain.
Item {
    id: pane

    required property Desk desk
    readonly property Exchange exchange: desk.exchange
    readonly property var lines: desk.words.exchange
    readonly property var symbols: ({ bundle: "paper-plane-tilt", report: "file-pdf", day: "printer", chain: "list-checks" })
    readonly property real room: foot.y - top.height

    Column {
        id: top

        width: parent.width
        spacing: Theme.gapBroad

        Phrase {
            width: parent.width
            text: pane.lines[pane.exchange.task + "Text"] ?? ""
            size: Theme.deskBody
        }

        BranchCard {
            visible: pane.exchange.task === "bundle"
            width: parent.width
            desk: pane.desk
        }

        ChoiceRow {
            visible: pane.exchange.task === "report"
            width: parent.width
            prefix: "month"
            options: pane.exchange.months
            onPicked: key => pane.exchange.chooseMonth(key)
        }

        RowList {
            visible: pane.exchange.task === "reply"
            width: parent.width
            height: result.visible ? 190 : Math.max(190, pane.height - 190)
            namePrefix: "reply-"
            rows: pane.exchange.task === "reply" ? pane.exchange.files : []
            emptyText: pane.lines.replyNone
            chosen: pane.exchange.file
            onPicked: place => pane.exchange.chooseFile(place)
        }
    }

    Icon {
        visible: symbol !== "" && pane.room > 190 && !result.visible && !Theme.highContrast
        x: (parent.width - width) / 2
        y: top.height + (pane.room - height) / 2
        symbol: pane.symbols[pane.exchange.task] ?? ""
        size: 120
        color: Theme.soft
    }

    ResultCard {
        id: result

        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gapWide
        width: parent.width
        result: pane.exchange.result
    }

    WorkBar {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        desk: pane.desk
        action: pane.lines[pane.exchange.task + "Start"] ?? ""
        onWanted: pane.exchange.start()
    }
}
