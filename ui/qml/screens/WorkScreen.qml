pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"
import "../components/keys"

// "Apa pekerjaan Anda?": a dozen pictured tiles; the last opens the whole list with a search by letters.
JourneyScreen {
    id: screen

    readonly property var table: words.work
    property bool listing: false
    readonly property bool headless: listing && Theme.compact
    readonly property int gap: Theme.compact ? 12 : 24

    objectName: "workScreen"
    title: headless ? "" : listing ? table.listTitle : table.title
    slipInTitle: true

    Connections {
        target: screen.journey

        function onChanged() {
            if (screen.journey.search !== "")
                screen.listing = true
        }
    }

    ChoiceGrid {
        id: tiles

        visible: !screen.listing
        anchors.fill: parent
        columns: Theme.portrait ? (Theme.hugeText ? 1 : 2) : Theme.hugeText ? 2 : Theme.largeText ? 3 : 4
        rows: Theme.portrait ? (Theme.hugeText ? 8 : 6) : Theme.largeText && Theme.roomy ? 4 : 3
        gap: Theme.compact ? 12 : 20
        namePrefix: "tile-"
        moreText: screen.words.bar.later
        earlierText: screen.words.bar.earlier
        medallion: false
        dense: true
        pictureSize: Theme.compact ? 68 : Theme.portrait ? 150 : 144
        least: Theme.compact ? 32 : 38
        choices: screen.journey.tiles
        onChosen: id => {
            const tile = choices.find(choice => choice.id === id)
            if (tile.occupation === "")
                screen.listing = true
            else
                screen.journey.chooseOccupation(tile.occupation)
        }
    }

    TextLine {
        id: search

        objectName: "searchLine"
        visible: screen.listing
        width: parent.width - pictures.width - screen.gap
        height: Theme.compact ? 88 : Theme.roomy ? 100 : 120
        label: screen.table.listTitle
        prefix: screen.table.searchLabel
        size: Math.max(Math.min(Theme.body, 60), Theme.compact ? 48 : 56)
        text: screen.journey.search
        onClicked: screen.journey.focusField("search")
    }

    PushButton {
        id: pictures

        objectName: "picturesButton"
        visible: screen.listing
        anchors.right: parent.right
        width: Math.min(implicitWidth, Math.round(parent.width * 0.4))
        height: search.height
        text: screen.table.tiles
        symbol: "arrow-left"
        onClicked: {
            screen.journey.clear()
            screen.listing = false
        }
    }

    ChoiceGrid {
        id: found

        visible: screen.listing && choices.length > 0
        anchors.top: search.bottom
        anchors.topMargin: screen.gap
        anchors.bottom: letters.top
        anchors.bottomMargin: screen.gap
        width: parent.width
        columns: Theme.portrait ? (Theme.hugeText ? 1 : 2) : Theme.hugeText && Theme.roomy ? 3 : Theme.largeText ? 3 : 4
        rows: Theme.portrait ? 3 : Theme.roomy && !Theme.hugeText ? 2 : 1
        gap: Theme.compact ? 12 : 20
        namePrefix: "occupation-"
        moreText: screen.words.bar.later
        earlierText: screen.words.bar.earlier
        medallion: false
        dense: true
        pictureSize: Theme.compact ? 72 : 84
        least: 32
        choices: screen.journey.occupations
        onChosen: id => screen.journey.chooseOccupation(id)

        Connections {
            target: search

            function onTextChanged() {
                found.turned = -1
            }
        }
    }

    Notice {
        objectName: "nothingFound"
        visible: screen.listing && !found.visible
        anchors.top: search.bottom
        anchors.topMargin: screen.gap
        width: parent.width
        height: Math.min(found.height, implicitHeight)
        picture: Theme.picture("magnifying-glass-tilted-left")
        pictureSize: Theme.compact ? 72 : 104
        text: screen.table.nothing
    }

    LetterPad {
        id: letters

        visible: screen.listing
        flat: !Theme.portrait
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.portrait ? 720 : Theme.compact ? 272 : 320
        spaceText: screen.words.keys.space
        clearText: screen.words.keys.clear
        eraseText: screen.words.keys.erase
        onPressed: key => screen.journey.press(key)
        onErased: screen.journey.erase()
        onCleared: screen.journey.clear()
    }
}
