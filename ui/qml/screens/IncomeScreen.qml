import QtQuick
import ".."
import "../components"

// The first third of the price page on small screens: what comes in, in a month.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.plan

    title: lines.incomeTitle
    caption: lines.incomeCaption

    BracketTiles {
        id: bands

        anchors.fill: parent
        columns: Theme.hugeText ? 1 : Theme.portrait || Theme.largeText ? 2 : 3
        rows: Math.max(1, Math.min(Theme.portrait ? 7 : 4, Math.floor((height + gap) / (Theme.largeText ? 150 : 92 + gap))))
        brackets: screen.journey.brackets
        largerText: screen.lines.larger
        smallerText: screen.lines.smaller
        onChosen: no => screen.journey.chooseBracket(no)
    }
}
