import QtQuick
import ".."
import "../components"

// The last third: for how long, and then the price.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.plan
    readonly property bool stacked: Theme.portrait || Theme.largeText
    readonly property int rowHeight: Theme.largeText ? Math.max(100, Theme.body * 2) : 108

    title: lines.periodTitle
    underTitle: stacked || !Theme.compact
    titleWidth: stacked ? areaWidth : Math.round(areaWidth * 0.42)

    ChoiceRow {
        id: periods

        y: screen.stacked ? 0 : screen.headHeight + 8
        width: screen.stacked ? parent.width : Math.round(parent.width * 0.42)
        height: screen.stacked ? (columns === 4 ? screen.rowHeight : 2 * screen.rowHeight + gap)
                               : Math.min(parent.height - y, 2 * 130 + gap)
        columns: screen.stacked && !Theme.largeText && !Theme.portrait ? 4 : 2
        namePrefix: "period-"
        keyOf: choice => choice.months
        choices: screen.journey.periods
        onChosen: choice => screen.journey.choosePeriod(choice.months)
    }

    Price {
        anchors.right: parent.right
        y: screen.stacked ? periods.height + Theme.tileGap : 0
        width: screen.stacked ? parent.width : Math.round(parent.width * 0.55)
        height: parent.height - y
        journey: screen.journey
    }
}
