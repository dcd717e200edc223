pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What the agents may expect with the rule beside it, and how much of the village is covered.
Item {
    id: sheet

    required property Desk desk
    required property int gap
    readonly property Dashboard dashboard: desk.dashboard
    readonly property var lines: desk.words.dashboard
    readonly property bool stacked: Theme.portrait
    readonly property var places: [0, 0.3, 0.43, 0.6, 0.8]

    signal targetAsked()

    PlotCard {
        id: pay

        width: sheet.stacked ? sheet.width : Math.round((sheet.width - sheet.gap) * 0.62)
        height: sheet.stacked ? Math.round((sheet.height - sheet.gap) * 0.56) : sheet.height
        title: sheet.lines.payTitle.replace("{month}", sheet.dashboard.month)

        Item {
            id: table

            anchors.fill: parent

            Repeater {
                model: [sheet.lines.agentHead, sheet.lines.contactsHead, sheet.lines.membersHead,
                    sheet.lines.receivedHead, sheet.lines.totalHead]

                Phrase {
                    required property string modelData
                    required property int index

                    x: sheet.places[index] * table.width
                    text: modelData
                    size: Theme.deskSmall - 1
                    color: Theme.inkSoft
                }
            }

            ListView {
                id: agents

                y: 30
                width: parent.width
                height: rules.y - y - 12
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.dashboard.agents
                delegate: Item {
                    id: agent

                    required property var modelData
                    required property int index

                    objectName: "agentRow-" + index
                    width: agents.width
                    height: 62

                    Rectangle {
                        width: parent.width
                        height: 2
                        color: Theme.soft
                    }

                    Phrase {
                        y: 10
                        width: sheet.places[1] * parent.width - 8
                        height: 26
                        fits: true
                        least: 15
                        text: agent.modelData.name
                        size: Theme.deskBody
                        weight: Theme.bold
                    }

                    Repeater {
                        model: [agent.modelData.contacts, agent.modelData.members, agent.modelData.received,
                            agent.modelData.total]

                        Phrase {
                            required property string modelData
                            required property int index

                            objectName: index === 3 ? "agentTotal-" + agent.index : ""
                            x: sheet.places[index + 1] * agent.width
                            y: 10
                            text: modelData
                            size: Theme.deskBody
                            weight: index === 3 ? Theme.bold : Theme.medium
                            color: index === 1 && agent.modelData.reached ? Theme.success : Theme.ink
                            tabular: true
                        }
                    }

                    Phrase {
                        x: sheet.places[2] * parent.width
                        y: 36
                        width: parent.width - x
                        height: 22
                        fits: true
                        least: 15
                        text: agent.modelData.note
                        size: Theme.deskSmall - 2
                        color: Theme.inkSoft
                    }
                }
            }

            Column {
                id: rules

                anchors.bottom: parent.bottom
                width: parent.width
                spacing: Theme.gapTiny

                Phrase {
                    text: sheet.lines.ruleTitle
                    size: Theme.deskSmall
                    weight: Theme.bold
                }

                Repeater {
                    model: sheet.dashboard.rules

                    Phrase {
                        required property string modelData

                        width: rules.width
                        text: modelData
                        size: Theme.deskSmall - 1
                    }
                }

                Phrase {
                    width: rules.width
                    text: sheet.dashboard.coverage.source ?? ""
                    size: Theme.deskSmall - 1
                    color: Theme.inkSoft
                }
            }
        }
    }

    PlotCard {
        x: sheet.stacked ? 0 : pay.width + sheet.gap
        y: sheet.stacked ? pay.height + sheet.gap : 0
        width: sheet.width - x
        height: sheet.height - y
        title: sheet.lines.coverageTitle

        Item {
            id: cover

            readonly property var seen: sheet.dashboard.coverage

            anchors.fill: parent

            Phrase {
                id: covered

                objectName: "coverageCount"
                text: cover.seen.covered ?? ""
                size: 56
                weight: Theme.extraBold
                tabular: true
            }

            Phrase {
                anchors.left: covered.right
                anchors.leftMargin: Theme.gap
                anchors.baseline: covered.baseline
                text: sheet.lines.coverageMembers
                size: Theme.deskBody
            }

            Phrase {
                y: 74
                width: parent.width
                text: cover.seen.isSet ? cover.seen.note : sheet.lines.coverageUnset
                size: Theme.deskSmall
                color: Theme.inkSoft
            }

            Rectangle {
                id: whole

                y: 172
                visible: cover.seen.isSet === true
                width: parent.width
                height: 34
                radius: Theme.radiusTag
                color: Theme.well
                border.width: 2
                border.color: Theme.edge

                Rectangle {
                    width: Math.max(8, parent.width * cover.seen.share)
                    height: parent.height
                    radius: Theme.radiusTag
                    color: Theme.highContrast ? Theme.kunyit : Theme.pandan
                }
            }

            Rectangle {
                visible: whole.visible
                x: Math.round(whole.width * cover.seen.goalShare) - 2
                y: whole.y - 8
                width: 4
                height: whole.height + 16
                color: Theme.kunyitLip
            }

            Phrase {
                visible: whole.visible
                x: Math.max(0, Math.min(parent.width - width, whole.width * cover.seen.goalShare - width / 2))
                y: whole.y + whole.height + 12
                text: cover.seen.goalText ?? ""
                size: Theme.deskSmall
                weight: Theme.bold
            }

            Phrase {
                objectName: "coveragePercent"
                visible: whole.visible
                y: whole.y - 32
                text: cover.seen.percent ?? ""
                size: Theme.deskSmall
                weight: Theme.bold
                tabular: true
            }

            DeskButton {
                objectName: "targetButton"
                anchors.bottom: parent.bottom
                visible: sheet.dashboard.maySetTarget
                width: parent.width
                text: sheet.lines.targetButton
                symbol: "pencil-simple"
                onClicked: sheet.targetAsked()
            }
        }
    }
}
