pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Everything that will be saved, each with its way back; the NIK only while it is held.
JourneyScreen {
    id: screen

    readonly property var table: words.review
    readonly property int gap: Theme.compact ? 14 : 20
    readonly property bool oneColumn: Theme.portrait || Theme.hugeText || (Theme.largeText && Theme.compact)
    readonly property bool revealAbove: !Theme.portrait && !Theme.largeText
    readonly property bool lowBar: !revealAbove
    readonly property int longest: Theme.compact ? 22 : 44
    readonly property real below: revealAbove ? Math.max(0, reveal.height + gap - headHeight) : 0
    readonly property real whole: slotHeight - (revealAbove ? below : lowBar ? reveal.height + gap : 0)
    readonly property var pairs: oneColumn ? journey.review.map(row => [row]) : paired(journey.review)
    readonly property int least: Theme.largeText ? Math.round(Theme.body * 1.26) + 20 : 96
    readonly property int perPage: Math.max(1, Math.floor((whole + gap) / (least + gap)))
    readonly property bool paged: pairs.length > perPage
    readonly property int pages: Math.ceil(pairs.length / perPage)
    readonly property int linesShown: paged ? Math.ceil(pairs.length / pages) : pairs.length
    readonly property real lineHeight: Math.min(Math.floor((whole - (linesShown - 1) * gap) / linesShown), 260)
    property int page: 0

    objectName: "reviewScreen"
    title: table.title
    titleWidth: revealAbove ? areaWidth - reveal.width - 24 : areaWidth
    slipInTitle: true

    // Two answers a line; one that is long has the line for itself.
    function paired(rows: var): var {
        const found = []
        let open = null
        for (const row of rows) {
            if (row.value.length > longest) {
                found.push([row])
            } else if (open === null) {
                open = [row]
                found.push(open)
            } else {
                open.push(row)
                open = null
            }
        }
        return found
    }

    PushButton {
        id: reveal

        objectName: "revealButton"
        visible: screen.journey.nikMasked
        x: screen.revealAbove ? parent.width - width : 0
        y: screen.revealAbove ? -screen.headHeight : parent.height - height
        width: Math.min(implicitWidth, parent.width - (screen.paged ? turn.width + screen.gap : 0))
        text: screen.table.hold
        symbol: "eye"
    }

    PageTurn {
        id: turn

        visible: screen.paged
        anchors.right: parent.right
        y: parent.height - height
        width: implicitWidth
        height: reveal.height
        worded: false
        page: screen.page
        pages: screen.pages
        earlierText: screen.words.bar.earlier
        laterText: screen.words.bar.later
        onTurned: to => screen.page = to
    }

    Repeater {
        model: screen.pairs.slice(screen.page * screen.linesShown, (screen.page + 1) * screen.linesShown)

        Row {
            id: line

            required property var modelData
            required property int index

            y: screen.below + index * (screen.lineHeight + screen.gap)
            spacing: screen.gap

            Repeater {
                model: line.modelData

                ReviewRow {
                    required property var modelData

                    width: (screen.areaWidth - (line.modelData.length - 1) * screen.gap) / line.modelData.length
                    height: screen.lineHeight
                    inline: Theme.compact && !Theme.largeText && line.modelData.length === 1
                    caption: modelData.caption
                    value: modelData.key === "nik" && reveal.down ? screen.journey.nikRevealed : modelData.value
                    picture: modelData.picture
                    changeText: screen.table.change
                    changeName: "change-" + modelData.key
                    onChangeAsked: screen.journey.change(modelData.step)
                }
            }
        }
    }
}
