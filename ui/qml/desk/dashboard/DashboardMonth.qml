import QtQuick
import Anjungan
import "../.."

// The month as it goes: registrations, outcomes, who goes on paying, who comes.
Item {
    id: sheet

    required property Desk desk
    required property int gap
    readonly property Dashboard dashboard: desk.dashboard
    readonly property var lines: desk.words.dashboard
    readonly property int columns: Theme.portrait ? 1 : 2
    readonly property real half: (width - gap * (columns - 1)) / columns
    readonly property real high: (height - gap * (4 / columns - 1)) / (4 / columns)

    PlotCard {
        width: sheet.half
        height: sheet.high
        title: sheet.lines.weeksTitle

        ColumnPlot {
            anchors.fill: parent
            name: "week"
            plot: sheet.dashboard.weeks
        }
    }

    PlotCard {
        x: sheet.columns === 1 ? 0 : sheet.half + sheet.gap
        y: (sheet.columns === 1 ? 1 : 0) * (sheet.high + sheet.gap)
        width: sheet.half
        height: sheet.high
        title: sheet.lines.outcomesTitle.replace("{month}", sheet.dashboard.month)
        empty: sheet.dashboard.outcomes.length === 0
        emptyText: sheet.lines.nothing

        BarRows {
            anchors.fill: parent
            name: "outcome"
            rows: sheet.dashboard.outcomes
        }
    }

    PlotCard {
        y: (sheet.columns === 1 ? 2 : 1) * (sheet.high + sheet.gap)
        width: sheet.half
        height: sheet.high
        title: sheet.lines.stayingTitle
        empty: !sheet.dashboard.staying.some((point, index) => index > 0 && point.share >= 0)
        emptyText: sheet.lines.stayingEmpty

        ShareLine {
            anchors.fill: parent
            name: "staying"
            points: sheet.dashboard.staying
        }
    }

    PlotCard {
        x: sheet.columns === 1 ? 0 : sheet.half + sheet.gap
        y: (sheet.columns === 1 ? 3 : 1) * (sheet.high + sheet.gap)
        width: sheet.half
        height: sheet.high
        title: sheet.lines.occupationsTitle
        empty: sheet.dashboard.occupations.length === 0
        emptyText: sheet.lines.nothing

        BarRows {
            anchors.fill: parent
            name: "occupation"
            rows: sheet.dashboard.occupations
        }
    }
}
