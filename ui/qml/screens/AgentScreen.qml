pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// "Panggil agen": who, when and where; and whom not to pay.
JourneyScreen {
    id: screen

    readonly property var agency: journey.agency
    readonly property int gap: Theme.tileGap
    readonly property var agents: agency.agents
    readonly property bool sideBySide: !Theme.portrait && !Theme.largeText && agents.length > 1
    readonly property int perPage: sideBySide ? 2 : Theme.portrait && !Theme.hugeText ? 3 : Theme.roomy && !Theme.hugeText ? 2 : 1
    readonly property int pages: Math.max(1, Math.ceil(agents.length / perPage))
    readonly property var shown: agents.slice(page * perPage, (page + 1) * perPage)
    readonly property int across: sideBySide ? 2 : 1
    readonly property int down: Math.ceil(Math.max(1, shown.length) / across)
    readonly property real agentsHeight: slotHeight - beware.height - gap - (turn.visible ? turn.height + gap : 0)
    property int page: 0

    objectName: "agentScreen"
    title: words.agent.title
    caption: agency.wadah

    Repeater {
        model: screen.shown

        Panel {
            id: agent

            required property var modelData
            required property int index

            x: index % screen.across * (width + screen.gap)
            y: Math.floor(index / screen.across) * (height + screen.gap)
            width: (screen.areaWidth - (screen.across - 1) * screen.gap) / screen.across
            height: Math.min((screen.agentsHeight - (screen.down - 1) * screen.gap) / screen.down, Theme.portrait ? 340 : 420)

            Picture {
                id: face

                visible: !Theme.hugeText
                x: Theme.compact ? 24 : 36
                anchors.verticalCenter: parent.verticalCenter
                source: Theme.picture("identification-card")
                size: Math.min(parent.height - 48, Theme.largeText ? 100 : Theme.compact ? 120 : 190)
                medallion: true
            }

            Column {
                anchors.verticalCenter: parent.verticalCenter
                anchors.left: face.visible ? face.right : parent.left
                anchors.leftMargin: Theme.compact ? Theme.gapLarge : Theme.gapVast
                anchors.right: parent.right
                anchors.rightMargin: Theme.gapLarge
                spacing: Theme.largeText ? 0 : Theme.gapSmall

                Phrase {
                    objectName: "agentName"
                    width: parent.width
                    text: agent.modelData.name
                    size: Theme.compact && Theme.hugeText ? 60 : Math.round(Theme.body * (Theme.compact || Theme.largeText ? 1.1 : 1.25))
                    weight: Theme.extraBold
                }

                Phrase {
                    width: parent.width
                    height: Math.min(implicitHeight, agent.height * 0.66)
                    text: !Theme.portrait && Theme.largeText ? agent.modelData.hours : agent.modelData.when.replace(": ", ":\n")
                    fits: true
                    least: 34
                    weight: Theme.semiBold
                }

                Phrase {
                    visible: text !== ""
                    width: parent.width
                    text: agent.modelData.phone
                    weight: Theme.bold
                }
            }
        }
    }

    Notice {
        visible: screen.agents.length === 0
        width: parent.width
        height: Math.min(implicitHeight + 60, screen.agentsHeight)
        tone: "plain"
        picture: Theme.picture("house-with-garden")
        text: screen.agency.none
    }

    PageTurn {
        id: turn

        visible: screen.pages > 1
        y: beware.y - height - screen.gap
        width: parent.width
        page: screen.page
        pages: screen.pages
        earlierText: screen.words.bar.earlier
        laterText: screen.words.bar.later
        onTurned: to => screen.page = to
    }

    Notice {
        id: beware

        objectName: "beware"
        y: parent.height - height
        width: parent.width
        height: Math.min(implicitHeight, screen.slotHeight * (!Theme.portrait && Theme.largeText ? 0.27 : 0.42))
        symbol: "warning"
        weight: Theme.semiBold
        text: screen.agency.beware
    }
}
