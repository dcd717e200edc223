pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// A list in: choose it, say what its columns hold where that is not known, see what is wrong, store it.
Item {
    id: pane

    required property Desk desk
    readonly property Exchange exchange: desk.exchange
    readonly property ListImport listImport: exchange.listImport
    readonly property var lines: desk.words.exchange
    readonly property string stage: listImport.stage
    readonly property int bad: listImport.weighed.bad ?? 0
    readonly property int good: listImport.weighed.good ?? 0
    readonly property real room: (result.visible ? result.y : foot.y) - 12

    Column {
        width: parent.width
        visible: pane.stage === "pick"
        spacing: Theme.gap

        Phrase {
            width: parent.width
            text: pane.lines.importText
            size: Theme.deskBody
        }

        RowList {
            width: parent.width
            height: result.visible ? 232 : Math.max(232, pane.height - 250)
            namePrefix: "list-"
            rows: pane.exchange.files
            emptyText: pane.lines.importNone
            chosen: pane.exchange.file
            onPicked: place => pane.exchange.chooseFile(place)
        }

        ChoiceRow {
            visible: !result.visible
            width: parent.width
            prefix: "mapping"
            caption: pane.lines.exportColumns
            options: pane.listImport.mappings
            onPicked: key => pane.listImport.chooseMapping(key)
        }
    }

    HeadingsCard {
        visible: pane.stage === "headings"
        width: parent.width
        height: pane.room
        listImport: pane.listImport
        lines: pane.lines
    }

    AnswersCard {
        visible: pane.stage === "answers"
        width: parent.width
        height: pane.room
        listImport: pane.listImport
        lines: pane.lines
    }

    QuestionsCard {
        visible: pane.stage === "questions"
        width: parent.width
        height: pane.room
        listImport: pane.listImport
        lines: pane.lines
    }

    WeighedCard {
        visible: pane.stage === "weighed"
        width: parent.width
        height: pane.room
        listImport: pane.listImport
        lines: pane.lines
        busy: pane.exchange.busy
    }

    ResultCard {
        id: result

        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        result: pane.exchange.result
    }

    DeskButton {
        id: back

        objectName: "importBackButton"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapSmall
        visible: pane.stage !== "pick" && !pane.exchange.busy
        text: pane.stage === "answers" ? pane.lines.answersBack : pane.lines.importBack
        symbol: "arrow-left"
        onClicked: {
            if (pane.stage === "answers")
                pane.listImport.back()
            else
                pane.exchange.chooseFile(-1)
        }
    }

    WorkBar {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        desk: pane.desk
        ready: pane.listImport.ready
        beside: back.visible ? back.width + 16 : 0
        action: pane.stage === "headings" ? pane.lines.headingsUse
                                          : pane.stage === "answers" ? pane.lines.answersUse
                                          : pane.stage === "questions" ? pane.lines.questionsUse
                                                                     : pane.stage === "pick" ? pane.lines.importStart
                                                                                             : (pane.bad > 0 ? pane.lines.importTakeGood : pane.lines.importTake).replace("{count}", pane.good)
        onWanted: {
            if (pane.stage === "pick")
                pane.exchange.start()
            else if (pane.stage === "weighed")
                pane.listImport.takeList(pane.bad > 0)
            else
                pane.listImport.goOn()
        }
    }
}
