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
    readonly property Exchange exchange: desk.exchange
    readonly property var lines: desk.words.exchange

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
        anchors.leftMargin: Theme.gapBroad
        anchors.right: again.left
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap

        Repeater {
            model: bar.exchange.targets

            TabChip {
                required property var modelData
                required property int index

                objectName: "target-" + index
                width: Theme.portrait ? implicitWidth : Math.min(implicitWidth, Math.floor(places.width / bar.exchange.targets.length) - 12)
                caption: modelData.name + "  ·  " + modelData.note
                selected: bar.exchange.target === index
                onClicked: bar.exchange.chooseTarget(index)
            }
        }
    }

    DeskButton {
        id: again

        objectName: "targetsAgainButton"
        anchors.right: parent.right
        text: bar.lines.again
        symbol: "magnifying-glass"
        onClicked: bar.exchange.enter()
    }
}
