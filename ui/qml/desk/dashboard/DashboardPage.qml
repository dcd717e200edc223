pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// How the month goes: four numbers to act on, and behind three tabs what they are made of.
FocusScope {
    id: page

    required property Desk desk
    readonly property Dashboard dashboard: desk.dashboard
    readonly property var lines: desk.words.dashboard
    readonly property int edge: 24
    readonly property int gap: 14
    readonly property bool stacked: Theme.portrait
    readonly property bool ready: dashboard.isReady && width > 0

    // What the tabs of the dashboard leave for two buttons; a tall screen has a second line.
    readonly property real spare: {
        if (Theme.portrait)
            return (tabs.width - tabs.spacing) / 2
        let taken = turning.width + tabs.spacing
        for (let n = 0; n < parts.count; n++)
            taken += parts.itemAt(n)?.width ?? 0
        return (tabs.width - taken - (parts.count + 1) * tabs.spacing) / 2
    }

    function openOutreach(section: string) {
        desk.outreach.show(section)
        desk.go("outreach")
    }

    focus: true

    Flow {
        id: cards

        readonly property int high: 124

        x: page.edge
        y: 16
        width: parent.width - 2 * page.edge
        spacing: page.gap
        visible: page.ready

        MembersCard {
            width: page.stacked ? cards.width : Math.floor((cards.width - 3 * page.gap) * 0.37)
            height: cards.high
            figure: page.dashboard.members
        }

        Repeater {
            model: page.ready ? page.dashboard.cards : []

            FigureCard {
                required property var modelData

                width: page.stacked ? Math.floor((cards.width - 2 * page.gap) / 3) : Math.floor((cards.width - 3 * page.gap) * 0.21)
                height: cards.high
                figure: modelData
            }
        }
    }

    Flow {
        id: tabs

        x: page.edge
        anchors.top: cards.bottom
        anchors.topMargin: Theme.gap
        width: parent.width - 2 * page.edge
        spacing: Theme.gap
        visible: page.ready
        enabled: !target.visible

        Row {
            id: turning

            spacing: Theme.gapTiny

            DeskButton {
                objectName: "dashboardEarlier"
                width: 56
                symbol: "caret-left"
                enabled: page.dashboard.hasEarlier
                Accessible.name: page.lines.earlier
                onClicked: page.dashboard.turn(-1)
            }

            Phrase {
                objectName: "dashboardMonth"
                width: 136
                height: parent.height
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                fits: true
                text: page.dashboard.month
                size: Theme.deskBody
                weight: Theme.bold
            }

            DeskButton {
                objectName: "dashboardLater"
                width: 56
                symbol: "caret-right"
                enabled: page.dashboard.hasLater
                Accessible.name: page.lines.later
                onClicked: page.dashboard.turn(1)
            }
        }

        Repeater {
            id: parts

            model: page.dashboard.tabs

            DeskButton {
                required property string modelData

                objectName: "dashboardTab-" + modelData
                text: page.lines[modelData]
                selected: page.dashboard.tab === modelData
                onClicked: page.dashboard.show(modelData)
            }
        }

        // What hangs, and what runs out: both open the page where it can be seen to.
        DeskButton {
            id: hanging

            objectName: "dashboardOutreach"
            visible: page.dashboard.outreach !== ""
            width: Math.min(implicitWidth, page.spare)
            sidePadding: Theme.gap
            symbol: "megaphone"
            text: page.dashboard.outreach
            onClicked: page.openOutreach("items")
        }

        DeskButton {
            objectName: "dashboardDue"
            visible: page.desk.due.count > 0
            width: Math.min(implicitWidth, page.spare)
            sidePadding: Theme.gap
            symbol: "warning"
            symbolColor: page.desk.due.tone === "danger" ? Theme.danger : Theme.warning
            face: page.desk.due.tone === "danger" ? Theme.dangerTint : Theme.warningTint
            text: page.desk.due.text
            onClicked: page.openOutreach(page.desk.due.section)
        }
    }

    Loader {
        id: shown

        x: page.edge
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.gap
        width: parent.width - 2 * page.edge
        height: page.height - y - 18
        active: page.ready
        enabled: !target.visible
        sourceComponent: ({ people: people, pay: pay, signs: signs })[page.dashboard.tab] ?? month
    }

    Phrase {
        objectName: "dashboardProblem"
        visible: !page.dashboard.isReady && text !== ""
        x: page.edge
        y: 24
        width: parent.width - 2 * page.edge
        text: page.dashboard.problem
        size: 24
        weight: Theme.bold
        color: Theme.danger
    }

    Component {
        id: month

        DashboardMonth {
            desk: page.desk
            gap: page.gap
        }
    }

    Component {
        id: people

        DashboardPeople {
            desk: page.desk
            gap: page.gap
        }
    }

    Component {
        id: pay

        DashboardPay {
            desk: page.desk
            gap: page.gap
            onTargetAsked: target.ask()
        }
    }

    Component {
        id: signs

        DashboardSigns {
            desk: page.desk
            gap: page.gap
        }
    }

    TargetDialog {
        id: target

        anchors.fill: parent
        desk: page.desk
    }
}
