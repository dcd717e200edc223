import QtQuick
import Anjungan
import ".."
import "../components"

// Who is typing for the villager now; a touch gives the screen back.
PushButton {
    id: sign

    required property Journey journey

    objectName: "assistedBy"
    y: Theme.portrait ? Theme.selvedge + 20 : Math.round((Theme.topBar - height) / 2)
    width: Math.min(implicitWidth, Theme.portrait ? 640 : Theme.compact ? 330 : 520)
    height: Theme.topButtonHeight
    tone: "pandan"
    symbol: "user-circle"
    size: Theme.compact ? 26 : 32
    least: 20
    sidePadding: 18
    text: journey.words.assist.by.arg(journey.agentName)
    Accessible.description: journey.words.assist.stop
    onClicked: journey.stopAssisting()
}
