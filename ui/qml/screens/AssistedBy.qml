import QtQuick
import Anjungan
import ".."
import "../components"

// Who is typing for the villager now; a touch gives the screen back.
PushButton {
    id: sign

    required property Journey journey
    readonly property string said: journey.words.assist.by.replace("{agent}", () => journey.agentName)

    objectName: "assistedBy"
    y: Theme.portrait ? Theme.selvedge + (Theme.largeText ? 50 : 20) : Math.round((Theme.topBar - height) / 2)
    width: Theme.largeText ? height : Math.min(implicitWidth, Theme.portrait ? 640 : Theme.compact ? 330 : 520)
    height: Theme.topButtonHeight
    tone: "pandan"
    symbol: "user-circle"
    size: Theme.largeText ? 48 : Theme.compact ? 26 : 32
    least: 20
    sidePadding: Theme.gapWide
    text: Theme.largeText ? "" : said
    Accessible.name: said
    Accessible.description: journey.words.assist.stop
    onClicked: journey.stopAssisting()
}
