pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// "Apa pekerjaan Anda?": a dozen pictured tiles; the last opens the whole list with a search by letters.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.work
    property bool listing: false

    title: listing ? lines.listTitle : lines.title

    PagedGrid {
        id: tiles

        visible: !screen.listing
        anchors.fill: parent
        columns: Theme.portrait ? 2 : 4
        rows: Theme.portrait ? 6 : 3
        earlierText: screen.words.bar.earlier
        laterText: screen.words.bar.later
        entries: screen.journey.tiles
        delegate: Tile {
            required property var modelData

            objectName: "tile-" + modelData.id
            width: tiles.cellWidth
            height: tiles.cellHeight
            text: modelData.label
            picture: modelData.picture
            secondPicture: modelData.accent
            selected: modelData.selected && modelData.occupation !== ""
            radio: modelData.occupation !== ""
            face: modelData.occupation === "" ? Theme.well : selected ? Theme.pandanTint : Theme.surface
            medallion: false
            onClicked: modelData.occupation === "" ? screen.listing = true
                                                   : screen.journey.chooseOccupation(modelData.occupation)
        }
    }

    Item {
        visible: screen.listing
        anchors.fill: parent

        TextLine {
            id: search

            objectName: "searchField"
            width: parent.width - tilesButton.width - Theme.tileGap
            height: Theme.compact ? 84 : 100
            label: screen.lines.searchLabel
            text: screen.journey.search
            size: Theme.body
        }

        PushButton {
            id: tilesButton

            objectName: "tilesButton"
            anchors.right: parent.right
            height: search.height
            text: screen.lines.tiles
            symbol: "arrow-left"
            onClicked: screen.listing = false
        }

        PagedGrid {
            id: found

            anchors.top: search.bottom
            anchors.topMargin: Theme.tileGap
            anchors.bottom: letters.top
            anchors.bottomMargin: Theme.tileGap
            width: parent.width
            columns: Theme.portrait ? 2 : Theme.compact ? 3 : 4
            rows: Theme.portrait ? 4 : 1
            leastHeight: Theme.touchMin
            earlierText: screen.words.bar.earlier
            laterText: screen.words.bar.later
            entries: screen.journey.occupations
            delegate: Tile {
                required property var modelData

                objectName: "occupation-" + modelData.id
                width: found.cellWidth
                height: found.cellHeight
                text: modelData.label
                picture: modelData.picture
                pictureSize: 88
                medallion: false
                size: Theme.caption
                selected: modelData.selected
                radio: true
                onClicked: screen.journey.chooseOccupation(modelData.id)
            }

            Phrase {
                visible: found.entries.length === 0
                width: parent.width
                text: screen.lines.nothing
                color: Theme.inkSoft
            }
        }

        LetterPad {
            id: letters

            anchors.bottom: parent.bottom
            width: parent.width
            height: Math.min(implicitHeight, Math.round(parent.height * (Theme.portrait ? 0.42 : 0.6)))
            spaceText: screen.words.keys.space
            clearText: screen.words.keys.clear
            eraseText: screen.words.keys.erase
            onPressed: key => screen.journey.press(key)
            onErased: screen.journey.erase()
            onCleared: screen.journey.clear()
        }
    }
}
