pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The sticks that are plugged in and the station's own folder: where files go and come from.
Item {
    id: bar

    required property Desk desk
    readonly property Dispatch dispatch: desk.dispatch
    readonly property var lines: desk.words.dispatch

    implicitHeight: Math.max(60, places.height)

    Phrase {
        id: caption

        height: 56
        verticalAlignment: Text.AlignVCenter
        text: bar.lines.targets
        size: Theme.deskBody
        weight: Theme.bold
    }

    Flow {
        id: places

        anchors.left: caption.right
        anchors.leftMargin: 20
        anchors.right: again.left
        anchors.rightMargin: 12
        spacing: 12

        Repeater {
            model: bar.dispatch.targets

            TabChip {
                required property var modelData
                required property int index

                objectName: "target-" + index
                width: Theme.portrait ? implicitWidth : Math.min(implicitWidth, Math.floor(places.width / bar.dispatch.targets.length) - 12)
                caption: modelData.name + "  ·  " + modelData.note
                selected: bar.dispatch.target === index
                onClicked: bar.dispatch.chooseTarget(index)
            }
        }
    }

    DeskButton {
        id: again

        objectName: "targetsAgainButton"
        anchors.right: parent.right
        text: bar.lines.again
        symbol: "magnifying-glass"
        onClicked: bar.dispatch.enter()
    }
}
