import QtQuick
import ".."

// The one large thing to do: kunyit cloth, people at work, one word.
Touchable {
    id: tile

    property string caption: ""
    readonly property bool tall: !Theme.portrait
    readonly property int wordSize: Theme.compact ? 80 : 114
    readonly property real clothHeight: tall ? cloth.height * (Theme.largeText ? 0.42 : 0.6) : cloth.height

    radius: Theme.radiusPanel
    lip: Theme.heroLip
    face: Theme.kunyit
    pressedFace: Theme.kunyit
    edge: Theme.kunyit
    lipColor: Theme.actionLip
    sidePadding: Theme.gapSmall
    topPadding: Theme.gapSmall + sunk
    bottomPadding: lip - sunk
    implicitWidth: 640
    implicitHeight: 480
    Accessible.description: caption
    contentItem: Item {
        id: cloth

        clip: true

        Image {
            width: parent.width
            height: tile.clothHeight
            fillMode: Image.Tile
            horizontalAlignment: Image.AlignLeft
            verticalAlignment: Image.AlignTop
            source: Theme.art(Theme.highContrast ? "kawung-kunyit-contrast" : "kawung-kunyit")
            sourceSize: Qt.size(Theme.compact ? 112 : 140, Theme.compact ? 112 : 140)
        }

        Image {
            id: petani

            readonly property real tallness: tile.tall ? Math.min(tile.clothHeight * 0.8, parent.width * 0.45)
                                                       : parent.height * 0.48

            x: tile.tall ? parent.width * 0.01 : parent.width * 0.48
            anchors.bottom: parent.top
            anchors.bottomMargin: -tile.clothHeight
            height: Math.round(tallness)
            width: Math.round(height * 300 / 310)
            source: Theme.art("petani")
            sourceSize.height: height > 1 ? Math.ceil(height * Theme.unit) : 300
        }

        Image {
            x: petani.x + petani.width * 0.93
            anchors.bottom: petani.bottom
            height: Math.round(petani.height * 270 / 310)
            width: Math.round(height * 390 / 270)
            source: Theme.art("tukang")
            sourceSize.height: height > 1 ? Math.ceil(height * Theme.unit) : 300
        }

        Column {
            x: tile.tall ? (Theme.compact ? 24 : 38) : 44
            y: tile.tall ? tile.clothHeight + (parent.height - tile.clothHeight - height) / 2 : 96
            width: parent.width - 2 * x

            Phrase {
                width: parent.width
                height: Math.min(implicitHeight, cloth.height * 0.4)
                text: tile.text
                size: tile.wordSize
                least: 48
                fits: true
                weight: Theme.extraBold
                color: Theme.kunyitText
                Accessible.ignored: true
            }

            Phrase {
                visible: tile.caption !== "" && !Theme.hugeText
                width: parent.width
                height: Math.min(implicitHeight, cloth.height * 0.3)
                text: tile.caption
                size: Theme.compact ? Theme.body : Math.round(46 * Theme.textScale)
                least: 34
                fits: true
                weight: Theme.bold
                color: Theme.kunyitText
                Accessible.ignored: true
            }
        }
    }
}
