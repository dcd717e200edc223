pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Everything that will be saved, each with its way back; the NIK only while it is held.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.review
    property bool revealed: false

    title: lines.title
    titleWidth: Theme.portrait || Theme.largeText ? areaWidth : areaWidth - reveal.width - 24

    PushButton {
        id: reveal

        objectName: "revealButton"
        visible: screen.journey.nikMasked
        anchors.right: parent.right
        y: Theme.portrait || Theme.largeText ? 0 : -screen.headHeight
        text: screen.lines.hold
        symbol: "eye"
        onPressedChanged: screen.revealed = pressed
    }

    PagedGrid {
        id: rows

        y: Theme.portrait || Theme.largeText ? reveal.height + Theme.tileGap : 0
        width: parent.width
        height: parent.height - y
        columns: Theme.portrait ? 1 : 2
        rows: Theme.portrait ? 6 : 3
        leastHeight: Theme.largeText ? Math.round(Theme.body * 3.4) : 108
        earlierText: screen.words.bar.earlier
        laterText: screen.words.bar.later
        entries: screen.journey.review
        delegate: ReviewRow {
            required property var modelData

            width: rows.cellWidth
            height: rows.cellHeight
            caption: modelData.caption
            value: modelData.key === "nik" && screen.revealed ? screen.journey.nikRevealed : modelData.value
            picture: modelData.picture
            changeText: screen.lines.change
            changeName: "change-" + modelData.key
            onChangeAsked: screen.journey.change(modelData.step)
        }
    }
}
