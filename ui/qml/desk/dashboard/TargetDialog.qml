import QtQuick
import Anjungan
import "../.."
import "../../components"
import ".."
import "../../components/keys"
import "../parts"

// The supervisor's two numbers, with digits to touch.
DeskDialog {
    id: dialog

    required property Desk desk
    readonly property Dashboard dashboard: desk.dashboard
    readonly property var lines: desk.words.dashboard
    readonly property var keys: desk.words.keys
    property DeskField chosen: workers

    function ask() {
        workers.text = dashboard.coverage.workers > 0 ? dashboard.coverage.workers : ""
        goal.text = dashboard.coverage.goal > 0 ? dashboard.coverage.goal : ""
        dashboard.calm()
        visible = true
        workers.forceActiveFocus(Qt.PopupFocusReason)
    }

    function leave() {
        visible = false
        dashboard.calm()
    }

    function save() {
        dashboard.setTarget(workers.text, goal.text)
        if (dashboard.problem === "")
            visible = false
    }

    objectName: "targetDialog"
    title: lines.targetTitle
    cardWidth: 900
    onLeftBehind: leave()

    Column {
        width: parent.width - pad.width - 32
        spacing: Theme.gapWide

        DeskField {
            id: workers

            onActiveFocusChanged: if (activeFocus)
                dialog.chosen = workers
            width: parent.width
            inputName: "workersField"
            ownKeys: true
            caption: dialog.lines.workersField
            maximum: 9
            onAccepted: goal.forceActiveFocus(Qt.TabFocusReason)
        }

        DeskField {
            id: goal

            onActiveFocusChanged: if (activeFocus)
                dialog.chosen = goal
            width: parent.width
            inputName: "goalField"
            ownKeys: true
            caption: dialog.lines.goalField
            maximum: 9
            wrong: dialog.dashboard.problem
            onAccepted: dialog.save()
        }
    }

    NumberPad {
        id: pad

        anchors.right: parent.right
        width: Math.min(340, parent.width * 0.44)
        wordSize: 26
        height: Math.max(400, parent.height)
        clearText: dialog.keys.clear
        eraseText: dialog.keys.erase
        onPressed: key => dialog.chosen.text += key
        onErased: dialog.chosen.text = dialog.chosen.text.slice(0, -1)
        onCleared: dialog.chosen.text = ""
    }

    Row {
        anchors.bottom: parent.bottom
        spacing: Theme.gap

        DeskButton {
            objectName: "targetCancelButton"
            width: 116
            height: 72
            text: dialog.lines.cancel
            onClicked: dialog.leave()
        }

        ActionButton {
            objectName: "targetSaveButton"
            width: workers.width - 130
            height: 72
            size: 24
            sidePadding: Theme.gapWide
            symbol: width < 260 ? "" : "check"
            ready: workers.text !== "" && goal.text !== ""
            text: dialog.lines.targetSave
            onAccepted: dialog.save()
        }
    }
}
