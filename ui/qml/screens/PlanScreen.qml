import QtQuick
import ".."
import "../components"

// The whole price page on a wide screen: three choices left, the price right.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.plan
    readonly property int groupGap: 26
    readonly property int labelHeight: 58
    readonly property int row: Math.floor((areaHeight - heading.height - 3 * labelHeight - 3 * groupGap - incomes.gap) / 4)

    underTitle: false

    Phrase {
        id: heading

        objectName: "title"
        width: left.width
        text: screen.lines.title
        size: Theme.title
        weight: Theme.extraBold
        Accessible.role: Accessible.Heading
    }

    Column {
        id: left

        y: heading.height + screen.groupGap
        width: Math.round(parent.width * 0.51)

        Phrase {
            height: screen.labelHeight
            text: screen.lines.income
            weight: Theme.bold
        }

        BracketTiles {
            id: incomes

            width: parent.width
            height: 2 * screen.row + gap
            size: 38
            brackets: screen.journey.brackets
            largerText: screen.lines.larger
            smallerText: screen.lines.smaller
            onChosen: no => screen.journey.chooseBracket(no)
        }

        Phrase {
            height: screen.labelHeight + screen.groupGap
            verticalAlignment: Text.AlignBottom
            bottomPadding: 8
            text: screen.lines.protection
            weight: Theme.bold
        }

        ChoiceRow {
            width: parent.width
            height: screen.row
            size: 38
            namePrefix: "plan-"
            keyOf: choice => choice.programmes
            choices: screen.journey.plans
            onChosen: choice => screen.journey.choosePlan(choice.programmes)
        }

        Phrase {
            height: screen.labelHeight + screen.groupGap
            verticalAlignment: Text.AlignBottom
            bottomPadding: 8
            text: screen.lines.period
            weight: Theme.bold
        }

        ChoiceRow {
            width: parent.width
            height: screen.row
            size: 38
            namePrefix: "period-"
            keyOf: choice => choice.months
            choices: screen.journey.periods
            onChosen: choice => screen.journey.choosePeriod(choice.months)
        }
    }

    Price {
        anchors.right: parent.right
        width: Math.round(parent.width * 0.468)
        height: parent.height
        journey: screen.journey
    }
}
