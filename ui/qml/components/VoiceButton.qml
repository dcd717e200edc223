import QtQuick
import ".."

// Dengar: speaks the screen; while speaking it offers to stop and its waves come and go.
PushButton {
    id: button

    property bool speaking: false
    property string listenText: ""
    property string stopText: ""

    objectName: "voiceButton"
    tone: "pandan"
    text: speaking ? stopText : listenText
    symbol: !enabled ? "speaker-slash" : waves.quiet ? "speaker-low" : "speaker-high"

    Timer {
        id: waves

        property bool quiet: false

        interval: 450
        repeat: true
        running: button.speaking && !Theme.reduceMotion
        onTriggered: quiet = !quiet
        onRunningChanged: quiet = false
    }
}
