import QtQuick
import Anjungan
import ".."
import "../components"
import "../components/dialogs"

// "Cek bukti saya" through the camera: the paper is held before it, the number need not be typed.
Dialog {
    id: over

    required property Journey journey
    readonly property CameraView camera: journey.camera
    readonly property var lines: journey.words.camera
    readonly property int space: Theme.roomy ? 48 : 28
    readonly property real rest: heading.y + heading.height + 12 + 16 + words.height + 16 + close.height + space - 8
    readonly property real most: height - 2 * Theme.margin - rest

    Accessible.name: lines.title
    cardHeight: rest + seen.height
    Keys.onEscapePressed: camera.close()

    Phrase {
        id: heading

        x: over.space
        y: over.space - 12
        width: parent.width - 2 * over.space
        height: Theme.hugeText ? 0 : Math.round(Theme.title * 1.15)
        visible: !Theme.hugeText
        text: over.lines.title
        size: Theme.title
        weight: Theme.extraBold
        fits: true
        least: 40
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.Heading
    }

    CameraPicture {
        id: seen

        anchors.top: heading.bottom
        anchors.topMargin: Theme.gap
        x: over.space
        width: parent.width - 2 * over.space
        height: Math.max(80, Math.min(over.most, Math.round((over.cardWidth - 2 * over.space) * 9 / 16)))
        picture: over.camera.picture
        label: over.lines.picture
        trouble: over.camera.inTrouble
    }

    Phrase {
        id: words

        objectName: "cameraText"
        anchors.bottom: close.top
        anchors.bottomMargin: Theme.gapWide
        x: over.space
        width: parent.width - 2 * over.space
        height: Math.round(Theme.body * 2.5)
        verticalAlignment: Text.AlignVCenter
        text: over.camera.text + (over.camera.inTrouble || Theme.hugeText ? "" : " " + over.lines.care)
        fits: true
        weight: Theme.bold
        color: over.camera.inTrouble ? Theme.danger : Theme.ink
        Accessible.role: Accessible.AlertMessage
    }

    PushButton {
        objectName: "cameraAgain"
        visible: over.camera.inTrouble
        x: over.space
        y: close.y
        width: (parent.width - 2 * over.space - 24) / 2
        height: close.height
        text: over.lines.again
        onClicked: {
            over.camera.close()
            over.camera.open()
        }
    }

    PushButton {
        id: close

        objectName: "cameraClose"
        focus: true
        anchors.right: parent.right
        anchors.rightMargin: over.space
        y: parent.height - height - over.space + 8
        width: (parent.width - 2 * over.space - 24) / 2
        height: Theme.roomy ? 112 : 88
        symbol: "x"
        text: over.lines.close
        onClicked: over.camera.close()
    }
}
