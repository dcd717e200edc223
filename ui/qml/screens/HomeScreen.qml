pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// What a visitor can do here, and in which language.
Screen {
    id: screen

    required property Journey journey
    readonly property var table: words.home
    readonly property int gap: Theme.tileGap
    readonly property int heroWidth: Theme.portrait ? areaWidth : Math.round(areaWidth * 0.385)
    readonly property int columns: Theme.portrait || Theme.hugeText ? 1 : 2
    readonly property int heroHeight: Theme.portrait ? Math.round(slotHeight * 0.38) : slotHeight
    readonly property var choices: [
        { purpose: "learn", text: table.learn, picture: "open-book" },
        { purpose: "price", text: table.price, picture: "abacus" },
        { purpose: "check", text: table.check, picture: "receipt" },
        { purpose: "agent", text: table.agent, picture: "woman-raising-hand" }
    ]

    objectName: "homeScreen"
    words: journey.words
    campaignName: journey.campaignName
    title: table.title
    voiced: journey.hasVoice
    speaking: journey.speaking
    forward: journey.forward
    canGoBack: false
    canGoNext: false
    onVoiceAsked: journey.speak()
    onHelpAsked: journey.askHelp()
    onLeaveAsked: journey.finish()
    middle: LanguageRow {
        x: Theme.margin
        width: parent.width - 2 * x
        height: parent.height
        languages: screen.journey.languages
        current: screen.journey.language
        label: screen.table.language
        moreText: screen.table.moreLanguages
        onChosen: code => screen.journey.setLanguage(code)
    }

    HeroTile {
        objectName: "registerTile"
        width: screen.heroWidth
        height: screen.heroHeight
        text: screen.table.register
        caption: screen.table.registerCaption
        onClicked: screen.journey.choosePurpose("register")
    }

    Grid {
        id: grid

        readonly property int lines: Math.ceil(screen.choices.length / columns)
        readonly property real roomX: Theme.portrait ? screen.areaWidth : screen.areaWidth - screen.heroWidth - screen.gap
        readonly property real roomY: Theme.portrait ? screen.slotHeight - screen.heroHeight - screen.gap
                                                     : screen.slotHeight

        x: Theme.portrait ? 0 : screen.heroWidth + screen.gap
        y: Theme.portrait ? screen.heroHeight + screen.gap : 0
        columns: screen.columns
        spacing: screen.gap

        Repeater {
            model: screen.choices

            Tile {
                id: tile

                required property var modelData

                objectName: modelData.purpose + "Tile"
                width: Math.floor((grid.roomX - (grid.columns - 1) * grid.spacing) / grid.columns)
                height: Math.floor((grid.roomY - (grid.lines - 1) * grid.spacing) / grid.lines)
                sidePadding: Theme.compact ? Theme.gapBroad : Theme.gapHuge
                text: modelData.text
                picture: Theme.picture(modelData.picture)
                pictureSize: Theme.portrait ? 140 : Theme.compact ? 106 : 164
                size: Theme.compact ? Theme.body : Math.round(48 * Theme.textScale)
                least: Theme.body / Theme.textScale
                onClicked: screen.journey.choosePurpose(tile.modelData.purpose)
            }
        }
    }
}
