pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What leaves and what comes in: a place above, tasks left, the chosen one right.
FocusScope {
    id: page

    required property Desk desk
    readonly property Exchange exchange: desk.exchange
    readonly property var lines: desk.words.exchange
    readonly property bool stacked: Theme.portrait
    readonly property int chosen: exchange.tasks.findIndex(task => task.key === exchange.task)

    focus: true

    TargetBar {
        id: targets

        x: 24
        y: 14
        width: parent.width - 48
        desk: page.desk
    }

    RowList {
        id: tasks

        x: 24
        anchors.top: targets.bottom
        anchors.topMargin: Theme.gap
        width: page.stacked ? parent.width - 48 : Math.round((parent.width - 66) * 0.31)
        height: page.stacked ? Math.min(parent.height * 0.45, wanted) : parent.height - y - 20
        namePrefix: "task-"
        rows: page.exchange.tasks
        emptyText: ""
        chosen: page.chosen
        onPicked: place => page.exchange.chooseTask(page.exchange.tasks[place].key)
    }

    Panel {
        x: page.stacked ? 24 : tasks.x + tasks.width + 18
        y: page.stacked ? tasks.y + tasks.height + 16 : tasks.y
        width: parent.width - x - 24
        height: parent.height - y - 20
        radius: Theme.radiusCard
        border.width: 2

        Phrase {
            id: title

            objectName: "taskTitle"
            x: 28
            y: 20
            width: parent.width - 56
            text: page.lines[page.exchange.task] ?? ""
            size: 28
            weight: Theme.extraBold
        }

        Loader {
            id: pane

            x: 28
            anchors.top: said.visible ? said.bottom : title.bottom
            anchors.topMargin: Theme.gap
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gapLarge
            width: parent.width - 56
            active: width > 0 && height > 0
            sourceComponent: page.exchange.task === "export" ? exporting
                                                             : page.exchange.task === "import" ? importing : sending
        }

        // Above the work: what is touched next stays where it is.
        MessageBar {
            id: said

            anchors.top: title.bottom
            anchors.topMargin: Theme.gap
            x: 28
            width: parent.width - 56
            problem: page.exchange.problem
            notice: page.exchange.notice
        }
    }

    Component {
        id: sending

        SendPane {
            desk: page.desk
        }
    }

    Component {
        id: exporting

        ExportPane {
            desk: page.desk
        }
    }

    Component {
        id: importing

        ImportPane {
            desk: page.desk
        }
    }
}
