import QtQuick
import ".."
import "cloth"

// Bottom of every screen: Kembali left, progress or a note in the middle, the one next action right.
// Children lie between margins in place of the middle.
Rectangle {
    id: bar

    required property string backText
    required property string nextText
    property bool canGoBack: true
    property bool canGoNext: true
    property bool nextReady: true
    property string nextIcon: "arrow-right"
    property int at: 0
    property int of: 0
    property string progressText: ""
    property string note: ""
    default property alias middle: middle.data
    readonly property real middleLeft: back.visible ? back.x + back.width + 20 : Theme.margin
    readonly property real middleRight: (next.visible ? next.x - 20 : width - Theme.margin)

    signal backAsked()
    signal nextAsked()
    signal nextRefused()

    implicitHeight: Theme.bottomBar
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.border
        color: Theme.soft
    }

    PushButton {
        id: back

        objectName: "backButton"
        visible: bar.canGoBack
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, Math.round((bar.width - 2 * Theme.margin) * 0.36))
        height: Theme.portrait ? 116 : Theme.barButtonHeight
        text: bar.backText
        symbol: "arrow-left"
        sidePadding: Theme.roomy ? Theme.gapVast : Theme.gapLarge
        onClicked: bar.backAsked()
    }

    Item {
        id: middle

        anchors.fill: parent
    }

    ProgressKawung {
        id: progress

        visible: bar.of > 0 && bar.note === "" && flowers <= room
        room: bar.middleRight - bar.middleLeft
        x: Math.round(bar.middleLeft + (room - implicitWidth) / 2)
        anchors.verticalCenter: parent.verticalCenter
        at: bar.at
        of: bar.of
        text: bar.progressText
    }

    Phrase {
        visible: bar.note !== ""
        x: bar.middleLeft
        width: bar.middleRight - bar.middleLeft
        height: parent.height - 16
        anchors.verticalCenter: parent.verticalCenter
        text: bar.note
        weight: Theme.semiBold
        color: Theme.inkSoft
        fits: true
        least: 28
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    ActionButton {
        id: next

        objectName: "nextButton"
        visible: bar.canGoNext
        x: parent.width - width - Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Math.max(implicitWidth, Theme.portrait ? 400 : Theme.compact ? 300 : 420),
                        Math.round((bar.width - 2 * Theme.margin) * (back.visible ? 0.56 : 0.8)))
        height: Theme.portrait ? 116 : Theme.barButtonHeight
        text: bar.nextText
        symbol: bar.nextIcon
        ready: bar.nextReady
        onAccepted: bar.nextAsked()
        onRefused: bar.nextRefused()
    }
}
