import QtQuick
import Anjungan
import "../.."

// The people: how far they come, where they live, what they choose, when they come.
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
        title: sheet.lines.funnelTitle

        BarRows {
            anchors.fill: parent
            name: "funnel"
            most: 5
            rows: sheet.dashboard.funnel
        }
    }

    PlotCard {
        x: sheet.columns === 1 ? 0 : sheet.half + sheet.gap
        y: (sheet.columns === 1 ? 1 : 0) * (sheet.high + sheet.gap)
        width: sheet.half
        height: sheet.high
        title: sheet.lines.dusunTitle
        note: sheet.lines.partNote
        empty: sheet.dashboard.dusun.length === 0
        emptyText: sheet.lines.nothing

        BarRows {
            anchors.fill: parent
            name: "dusun"
            parts: true
            most: 4
            labelRoom: 160
            rows: sheet.dashboard.dusun
        }
    }

    PlotCard {
        y: (sheet.columns === 1 ? 2 : 1) * (sheet.high + sheet.gap)
        width: sheet.half
        height: sheet.high
        title: sheet.lines.daysTitle.replace("{month}", sheet.dashboard.month)

        ColumnPlot {
            anchors.fill: parent
            name: "day"
            plot: sheet.dashboard.days
        }
    }

    PlotCard {
        x: sheet.columns === 1 ? 0 : sheet.half + sheet.gap
        y: (sheet.columns === 1 ? 3 : 1) * (sheet.high + sheet.gap)
        width: sheet.half
        height: sheet.high
        title: sheet.lines.programmesTitle
        note: sheet.lines.partNote
        empty: sheet.dashboard.programmes.length === 0
        emptyText: sheet.lines.nothing

        BarRows {
            anchors.fill: parent
            name: "programme"
            parts: true
            most: 4
            labelRoom: 160
            rows: sheet.dashboard.programmes
        }
    }
}
