import QtQuick
import "../.."
import "../../components"
import "../parts"

// One person in the list: picture of the work, name, work and place, and how long they have waited.
LongRow {
    id: row

    required property string open
    readonly property var shown: filled ? line : ({ number: "", name: "", line: "", tag: "", tone: "well", picture: "" })
    readonly property bool selected: shown.number !== "" && shown.number === open

    objectName: "row-" + shown.number
    Accessible.name: shown.name + ", " + shown.line + ", " + shown.tag

    background: Rectangle {
        color: row.selected || row.down ? Theme.pandanTint : Theme.surface

        Rectangle {
            visible: row.selected
            width: 7
            height: parent.height
            color: Theme.selectedEdge
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 2
            color: Theme.soft
        }

        Rectangle {
            visible: row.walked
            anchors.fill: parent
            anchors.margins: Theme.gapTiny
            radius: Theme.radiusTag
            color: "transparent"
            border.width: 4
            border.color: Theme.focus
        }
    }

    contentItem: Item {
        Picture {
            id: face

            visible: row.shown.picture !== ""
            x: 20
            anchors.verticalCenter: parent.verticalCenter
            source: row.shown.picture
            size: 50
        }

        Phrase {
            x: 84
            y: 11
            width: (tag.visible ? tag.x : parent.width - 16) - x - 10
            height: 32
            text: row.shown.name
            size: Theme.deskBody + 1
            least: 15
            fits: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            weight: Theme.bold
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }

        Phrase {
            x: 84
            y: 46
            width: parent.width - x - 16
            height: 26
            text: row.shown.line
            size: Theme.deskSmall
            least: 15
            fits: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            color: Theme.inkSoft
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }

        Tag {
            id: tag

            anchors.right: parent.right
            anchors.rightMargin: Theme.gapWide
            y: 9
            text: row.shown.tag
            tone: row.shown.tone
        }
    }
}
