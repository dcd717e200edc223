import QtQuick
import ".."
import "../components"

// The first third of the price page on small screens: what comes in, in a month.
JourneyScreen {
    id: screen

    readonly property var table: words.plan

    objectName: "incomeScreen"
    title: table.incomeTitle
    caption: table.incomeCaption
    slipInTitle: true

    ChoiceGrid {
        anchors.fill: parent
        columns: Theme.portrait ? (Theme.hugeText ? 1 : 2) : Theme.hugeText || (Theme.compact && Theme.largeText) ? 2 : 3
        rows: Theme.portrait ? (Theme.hugeText ? 9 : 8) : Theme.roomy ? 5 : Theme.largeText ? 3 : 4
        gap: Theme.compact ? 14 : 20
        namePrefix: "bracket-"
        moreText: screen.table.larger
        earlierText: screen.table.smaller
        least: 34
        choices: screen.journey.brackets
        onChosen: id => screen.journey.chooseBracket(Number(id))
    }
}
