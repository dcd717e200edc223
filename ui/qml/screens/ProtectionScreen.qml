import QtQuick
import ".."
import "../components"
import "../components/cloth"

// The second third: accident and death together, with or without savings for old age; and what it would pay.
JourneyScreen {
    id: screen

    readonly property var table: words.plan
    readonly property bool stacked: Theme.portrait
    readonly property int gap: Theme.tileGap
    readonly property int choiceWidth: stacked ? areaWidth : Math.round(areaWidth * (Theme.largeText ? 0.42 : 0.37))
    readonly property int choiceHeight: stacked ? Math.round(slotHeight * 0.36) : slotHeight

    objectName: "protectionScreen"
    title: table.protectionTitle
    slipInTitle: true

    ChoiceGrid {
        width: screen.choiceWidth
        height: screen.choiceHeight
        columns: 1
        rows: 2
        namePrefix: "plan-"
        pictureSize: Theme.compact ? 104 : 160
        choices: screen.journey.plans
        onChosen: id => screen.journey.choosePlan(id)
    }

    PandanPanel {
        id: panel

        x: screen.stacked ? 0 : screen.choiceWidth + screen.gap
        y: screen.stacked ? screen.choiceHeight + screen.gap : 0
        width: parent.width - x
        height: parent.height - y

        Phrase {
            id: heading

            visible: !(Theme.compact && Theme.largeText)
            x: panel.space
            y: panel.space * 0.6
            width: parent.width - 2 * x
            text: screen.table.pays
            weight: Theme.extraBold
            color: Theme.pandanText
        }

        BenefitRows {
            x: panel.space
            y: heading.visible ? heading.y + heading.height + 8 : 8
            width: parent.width - 2 * x
            height: foot.y - y - 8
            benefits: screen.journey.benefits
        }

        Phrase {
            id: foot

            x: panel.space
            y: parent.height - height - panel.space * 0.5
            width: parent.width - 2 * x
            text: screen.table.footnote
            size: Math.min(Theme.caption, Theme.compact ? 36 : 44)
            weight: Theme.semiBold
            color: Theme.pandanText
        }
    }
}
