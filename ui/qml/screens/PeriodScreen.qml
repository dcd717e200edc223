import QtQuick
import ".."
import "../components"

// The last third: for how long, and then the price.
JourneyScreen {
    id: screen

    readonly property var table: words.plan
    readonly property bool stacked: Theme.portrait
    readonly property int choiceWidth: stacked ? areaWidth : Math.round(areaWidth * 0.42)
    readonly property int choiceHeight: stacked ? (Theme.hugeText ? 330 : 280) : Math.min(slotHeight - choices.y, 360)

    objectName: "periodScreen"
    title: table.periodTitle
    titleWidth: choiceWidth
    underTitle: stacked
    slipInTitle: true

    ChoiceGrid {
        id: choices

        y: screen.stacked ? 0 : screen.headHeight + 8
        width: screen.choiceWidth
        height: screen.choiceHeight
        columns: 2
        rows: 2
        namePrefix: "period-"
        choices: screen.journey.periods
        onChosen: id => screen.journey.choosePeriod(Number(id))
    }

    Price {
        x: screen.stacked ? 0 : screen.choiceWidth + Theme.tileGap + 8
        y: screen.stacked ? screen.choiceHeight + Theme.tileGap : 0
        width: parent.width - x
        height: parent.height - y
        journey: screen.journey
        withBenefits: screen.stacked && !Theme.largeText
    }
}
