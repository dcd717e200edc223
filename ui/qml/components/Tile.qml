import QtQuick
import ".."

// A choice with its picture. `picture` on a medallion or free; `caption` is the first thing to go when text grows.
Touchable {
    id: tile

    property url picture
    property url secondPicture
    property string caption: ""
    property bool selected: false
    property bool wrong: false
    property bool medallion: true
    property bool radio: false
    property bool quiet: false
    property bool dense: false
    property bool centred: picture.toString() === ""
    property int size: Theme.body
    property int least: Math.min(size, Math.round(size / Theme.textScale))
    property int weight: Theme.bold
    property int pictureSize: 172
    readonly property int pictureGap: dense ? (Theme.compact ? 10 : 16) : Theme.compact ? 16 : 28
    readonly property int tick: dense ? 40 : 56
    readonly property bool pictured: picture.toString() !== ""
    readonly property int shownPicture: Math.max(56, Math.min(Theme.largeText ? 72 : pictureSize, height - 40, width * (Theme.compact ? 0.36 : 0.42)))

    radius: Theme.radiusTile
    lip: Theme.tileLip
    sidePadding: dense && Theme.compact ? Theme.gapSmall : dense || !pictured ? Theme.gap : Theme.compact ? Theme.gapWide : Theme.gapLarge
    face: selected ? Theme.pandanTint : quiet ? Theme.well : Theme.surface
    edge: wrong ? Theme.danger : selected ? Theme.selectedEdge : Theme.edge
    edgeWidth: wrong || selected ? Theme.borderSelected : Theme.border
    lipColor: wrong ? Theme.danger : selected ? Theme.selectedLip : Theme.lip
    implicitWidth: 320
    implicitHeight: 180
    Accessible.role: radio ? Accessible.RadioButton : Accessible.Button
    Accessible.checkable: radio
    Accessible.checked: selected
    Accessible.description: caption
    contentItem: Item {
        Picture {
            id: image

            visible: tile.pictured
            anchors.verticalCenter: parent.verticalCenter
            source: tile.picture
            size: tile.shownPicture
            medallion: tile.medallion
            opacity: tile.dimmed ? 0.4 : 1
        }

        Picture {
            visible: tile.secondPicture.toString() !== ""
            anchors.right: image.right
            anchors.bottom: image.bottom
            anchors.rightMargin: -Math.round(image.size * 0.1)
            source: tile.secondPicture
            size: Math.round(image.size * 0.5)
            opacity: tile.dimmed ? 0.4 : 1
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: tile.pictured ? image.right : parent.left
            anchors.leftMargin: tile.pictured ? tile.pictureGap : 0
            anchors.right: parent.right

            Phrase {
                id: label

                width: parent.width
                height: Math.min(implicitHeight, tile.availableHeight - (note.visible ? note.height : 0))
                text: tile.text
                size: tile.size
                least: tile.least
                weight: tile.weight
                fits: true
                lineHeight: tile.dense ? 0.86 : 0.9
                color: tile.dimmed ? Theme.disabledText : Theme.ink
                horizontalAlignment: tile.centred ? Text.AlignHCenter : Text.AlignLeft
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }

            Phrase {
                id: note

                visible: tile.caption !== "" && !Theme.largeText
                width: parent.width
                text: tile.caption
                size: Theme.caption
                weight: Theme.medium
                color: Theme.inkSoft
                horizontalAlignment: label.horizontalAlignment
                Accessible.ignored: true
            }
        }
    }

    TickMark {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: tile.dense ? Theme.gapSmall : Theme.gap
        anchors.topMargin: anchors.margins + tile.sunk
        visible: tile.selected && tile.pictured
        shown: tile.selected
        size: tile.tick
    }
}
