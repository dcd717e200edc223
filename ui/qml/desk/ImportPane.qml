pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// A list in: choose it, say what its columns hold where that is not known, see what is wrong, store it.
Item {
    id: pane

    required property Desk desk
    readonly property Dispatch dispatch: desk.dispatch
    readonly property var lines: desk.words.dispatch
    readonly property bool weighed: dispatch.weighed.rows !== undefined
    readonly property bool asking: dispatch.headings.length > 0
    readonly property int bad: dispatch.weighed.bad ?? 0
    readonly property int good: dispatch.weighed.good ?? 0

    Column {
        width: parent.width
        visible: !pane.weighed && !pane.asking
        spacing: 14

        Phrase {
            width: parent.width
            text: pane.lines.importText
            size: Theme.deskBody
        }

        RowList {
            width: parent.width
            height: 232
            namePrefix: "list-"
            rows: pane.dispatch.files
            emptyText: pane.lines.importNone
            chosen: pane.dispatch.file
            onPicked: place => pane.dispatch.chooseFile(place)
        }

        ChoiceChips {
            visible: !result.visible
            width: parent.width
            name: "mapping"
            caption: pane.lines.exportColumns
            options: pane.dispatch.mappings
            chosen: pane.dispatch.mapping
            onPicked: key => pane.dispatch.chooseMapping(key)
        }
    }

    HeadingsCard {
        visible: pane.asking
        width: parent.width
        height: foot.y - 12
        desk: pane.desk
    }

    WeighedCard {
        visible: pane.weighed
        width: parent.width
        height: foot.y - 12
        desk: pane.desk
    }

    ResultCard {
        id: result

        anchors.bottom: foot.top
        anchors.bottomMargin: 12
        width: parent.width
        result: pane.asking ? {} : pane.dispatch.result
    }

    DeskButton {
        objectName: "importBackButton"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 8
        visible: (pane.weighed || pane.asking) && !pane.dispatch.busy
        text: pane.lines.importBack
        symbol: "arrow-left"
        onClicked: pane.dispatch.chooseFile(-1)
    }

    WorkBar {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        desk: pane.desk
        ready: pane.weighed ? pane.good > 0 : pane.dispatch.isReady
        action: pane.asking ? pane.lines.headingsUse
                            : !pane.weighed ? pane.lines.importStart
                                            : (pane.bad > 0 ? pane.lines.importTakeGood : pane.lines.importTake).arg(pane.good)
        onWanted: {
            if (pane.asking)
                pane.dispatch.remember()
            else if (pane.weighed)
                pane.dispatch.takeList(pane.bad > 0)
            else
                pane.dispatch.start()
        }
    }
}
