import QtQuick
import Anjungan
import "../.."
import "../../components"
import ".."
import "../parts"

// A look through the camera; it closes by itself when a code was read or nobody shows one.
DeskDialog {
    id: sheet

    required property CameraView camera
    required property var lines

    title: lines.title
    visible: camera.isOpen
    cardWidth: Theme.roomy || Theme.portrait ? 980 : 760
    cardHeight: Theme.roomy || Theme.portrait ? 780 : 620
    onLeftBehind: camera.close()
    onVisibleChanged: {
        if (visible)
            close.forceActiveFocus(Qt.PopupFocusReason)
    }
    Component.onDestruction: camera.close()

    CameraPicture {
        id: seen

        width: parent.width
        height: parent.height - words.height - 14
        picture: sheet.camera.picture
        label: sheet.lines.picture
        trouble: sheet.camera.inTrouble
    }

    Item {
        id: words

        y: parent.height - height
        width: parent.width
        height: 84

        Phrase {
            objectName: "cameraText"
            width: (again.visible ? again.x : close.x) - 16
            height: parent.height - care.height
            verticalAlignment: Text.AlignVCenter
            text: sheet.camera.text
            size: Theme.deskBody
            least: 16
            fits: true
            weight: Theme.bold
            color: sheet.camera.inTrouble ? Theme.danger : Theme.ink
            Accessible.role: Accessible.AlertMessage
        }

        Phrase {
            id: care

            y: parent.height - height
            width: (again.visible ? again.x : close.x) - 16
            text: sheet.lines.care
            size: Theme.deskSmall
            color: Theme.inkSoft
        }

        DeskButton {
            id: again

            objectName: "cameraAgain"
            visible: sheet.camera.inTrouble
            anchors.right: close.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: sheet.lines.again
            onClicked: {
                sheet.camera.close()
                sheet.camera.open()
            }
        }

        DeskButton {
            id: close

            objectName: "cameraClose"
            focus: true
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            symbol: "x"
            text: sheet.lines.close
            onClicked: sheet.camera.close()
        }
    }
}
