import QtQuick
import Anjungan
import ".."
import "../components"

// The month as it goes: registrations, outcomes, who goes on paying, who comes.
Item {
    id: sheet

    required property Desk desk
    required property int gap
    readonly property Board board: desk.board
    readonly property var lines: desk.words.board
    readonly property real half: (width - gap) / 2
    readonly property real high: (height - gap) / 2

    PlotCard {
        width: sheet.half
        height: sheet.high
        title: sheet.lines.weeksTitle

        ColumnPlot {
            anchors.fill: parent
            name: "week"
            plot: sheet.board.weeks
        }
    }

    PlotCard {
        x: sheet.half + sheet.gap
        width: sheet.half
        height: sheet.high
        title: sheet.lines.outcomesTitle.arg(sheet.board.month)
        empty: sheet.board.outcomes.length === 0
        emptyText: sheet.lines.nothing

        BarRows {
            anchors.fill: parent
            name: "outcome"
            rows: sheet.board.outcomes
        }
    }

    PlotCard {
        y: sheet.high + sheet.gap
        width: sheet.half
        height: sheet.high
        title: sheet.lines.stayingTitle
        empty: !sheet.board.staying.some((point, index) => index > 0 && point.share >= 0)
        emptyText: sheet.lines.stayingEmpty

        ShareLine {
            anchors.fill: parent
            name: "staying"
            points: sheet.board.staying
        }
    }

    PlotCard {
        x: sheet.half + sheet.gap
        y: sheet.high + sheet.gap
        width: sheet.half
        height: sheet.high
        title: sheet.lines.occupationsTitle
        empty: sheet.board.occupations.length === 0
        emptyText: sheet.lines.nothing

        BarRows {
            anchors.fill: parent
            name: "occupation"
            rows: sheet.board.occupations
        }
    }
}
