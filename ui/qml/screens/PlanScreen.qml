pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The whole price page on a wide screen: three choices left, the price right.
JourneyScreen {
    id: screen

    readonly property var table: words.plan
    readonly property int gap: 16
    readonly property int label: 54
    readonly property int between: 24
    readonly property int choiceWidth: Math.round(areaWidth * 0.51)
    readonly property int row: Math.floor((areaHeight - headHeight - 3 * label - 2 * between - gap) / 4)

    objectName: "planScreen"
    title: table.title
    titleWidth: choiceWidth
    underTitle: false
    slipInTitle: true

    component Label: Phrase {
        height: screen.label
        weight: Theme.bold
    }

    component Choices: ChoiceGrid {
        width: screen.choiceWidth
        height: rows * screen.row + (rows - 1) * screen.gap
        rows: 1
        gap: screen.gap
        size: 38
    }

    Column {
        y: screen.headHeight
        spacing: 0

        Label {
            text: screen.table.income
        }

        Choices {
            columns: 3
            rows: 2
            namePrefix: "bracket-"
            moreText: screen.table.larger
            earlierText: screen.table.smaller
            choices: screen.journey.brackets
            onChosen: id => screen.journey.chooseBracket(Number(id))
        }

        Item {
            width: 1
            height: screen.between
        }

        Label {
            text: screen.table.protection
        }

        Choices {
            columns: 2
            namePrefix: "plan-"
            choices: screen.journey.plans.map(plan => ({ id: plan.id, text: plan.text, selected: plan.selected }))
            onChosen: id => screen.journey.choosePlan(id)
        }

        Item {
            width: 1
            height: screen.between
        }

        Label {
            text: screen.table.period
        }

        Choices {
            columns: 4
            namePrefix: "period-"
            choices: screen.journey.periods
            onChosen: id => screen.journey.choosePeriod(Number(id))
        }
    }

    Price {
        anchors.right: parent.right
        width: screen.areaWidth - screen.choiceWidth - 36
        height: parent.height
        journey: screen.journey
    }
}
