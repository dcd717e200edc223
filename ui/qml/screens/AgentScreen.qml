pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// "Panggil agen": who, when and where; and whom not to pay.
JourneyScreen {
    id: screen

    title: journey.words.agent.title

    Column {
        width: parent.width
        spacing: Theme.tileGap

        Repeater {
            model: screen.journey.agency.agents

            Panel {
                id: agent

                required property var modelData
                required property int index

                visible: !Theme.largeText || index < 1
                width: parent.width
                height: Math.max(lines.implicitHeight, face.visible ? face.size : 0) + 40

                Picture {
                    id: face

                    visible: !Theme.hugeText
                    x: 28
                    anchors.verticalCenter: parent.verticalCenter
                    source: Theme.picture("woman-office-worker")
                    size: Theme.compact || Theme.largeText ? 84 : 128
                    medallion: true
                }

                Column {
                    id: lines

                    anchors.verticalCenter: parent.verticalCenter
                    x: face.visible ? face.x + face.size + 32 : 28
                    width: parent.width - x - 28

                    Phrase {
                        width: parent.width
                        text: agent.modelData.name
                        weight: Theme.extraBold
                    }

                    Phrase {
                        width: parent.width
                        text: agent.modelData.hours
                        color: Theme.inkSoft
                    }
                }
            }
        }

        Notice {
            width: parent.width
            symbol: "warning"
            size: Theme.caption
            text: screen.journey.agency.beware
        }

        Phrase {
            visible: !Theme.largeText
            width: parent.width
            text: screen.journey.agency.who
            color: Theme.inkSoft
        }
    }
}
