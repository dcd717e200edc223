import QtQuick
import ".."

// A box to tick for consent; never ticked in advance. A slip is told in place of the caption.
Touchable {
    id: tile

    property string caption: ""
    property bool ticked: false
    property string slip: ""
    property int size: Theme.body
    readonly property bool wrong: slip !== ""
    readonly property bool noted: wrong || (caption !== "" && !Theme.hugeText)
    readonly property int box: Theme.largeText || Theme.compact ? 72 : 88

    readonly property real natural: probe.implicitHeight + (noted ? Math.round(size * 1.2) : 0) + 56

    radius: Theme.radiusTile
    lip: Theme.tileLip
    sidePadding: Theme.roomy ? Theme.gapHuge : Theme.gapLarge
    face: ticked ? Theme.pandanTint : Theme.surface
    edge: wrong ? Theme.danger : ticked ? Theme.selectedEdge : Theme.edge
    edgeWidth: wrong || ticked ? Theme.borderSelected : Theme.border
    lipColor: wrong ? Theme.danger : ticked ? Theme.selectedLip : Theme.lip
    implicitHeight: Math.max(132, box + 44, natural)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: ticked
    Accessible.description: caption
    contentItem: Item {
        Rectangle {
            id: square

            anchors.verticalCenter: parent.verticalCenter
            width: tile.box
            height: tile.box
            radius: Theme.radiusButton
            color: tile.ticked ? Theme.selectedEdge : Theme.surface
            border.width: 6
            border.color: tile.wrong ? Theme.danger : tile.ticked ? Theme.selectedEdge : Theme.lip

            Icon {
                anchors.centerIn: parent
                visible: tile.ticked
                symbol: "check"
                size: Math.round(tile.box * 0.66)
                color: Theme.highContrast ? Theme.kunyitText : Theme.pandanText
                scale: tile.ticked ? 1 : 0.6

                Behavior on scale {
                    NumberAnimation {
                        duration: Theme.tickTime
                        easing.type: Easing.OutBack
                        easing.overshoot: 1.2
                    }
                }
            }
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: square.right
            anchors.leftMargin: Theme.roomy ? Theme.gapLarge : Theme.gapBroad
            anchors.right: parent.right

            Phrase {
                id: label

                width: parent.width
                height: tile.noted ? Math.min(probe.implicitHeight, tile.availableHeight - note.smallest * 1.3)
                                   : tile.availableHeight
                verticalAlignment: Text.AlignVCenter
                text: tile.text
                size: tile.size
                weight: Theme.extraBold
                fits: true
                lineHeight: 0.9
                Accessible.ignored: true
            }

            Phrase {
                id: note

                readonly property int smallest: Math.min(size, 32)

                visible: tile.noted && (tile.wrong || tile.availableHeight - label.height >= size * 1.2)
                width: parent.width
                height: Math.min(implicitHeight, tile.availableHeight - label.height)
                text: tile.wrong ? tile.slip : tile.caption
                size: Math.round(tile.size * 0.88)
                least: smallest
                fits: true
                weight: tile.wrong ? Theme.bold : Theme.medium
                lineHeight: 0.9
                color: tile.wrong ? Theme.danger : Theme.inkSoft
                Accessible.role: tile.wrong ? Accessible.AlertMessage : Accessible.StaticText
                Accessible.ignored: !tile.wrong
            }
        }

        Phrase {
            id: probe

            visible: false
            width: label.width
            text: tile.text
            size: tile.size
            weight: Theme.extraBold
            lineHeight: 0.9
        }
    }
}
