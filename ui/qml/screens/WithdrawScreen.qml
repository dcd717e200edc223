import QtQuick
import ".."
import "../components"
import "../components/keys"

// Taking consent back: what it means, and the last four digits of the NIK so that only the person can.
JourneyScreen {
    id: screen

    property var table: words.withdraw
    readonly property bool wide: !Theme.portrait
    readonly property int gap: Theme.compact ? 14 : 28
    readonly property int padWidth: wide ? (Theme.compact ? 382 : 576) : areaWidth
    readonly property int padHeight: wide ? areaHeight : Theme.hugeText ? 620 : 740
    readonly property int askWidth: wide ? areaWidth - padWidth - (Theme.compact ? 38 : 62) : areaWidth
    readonly property int askHeight: wide ? areaHeight : areaHeight - padHeight - 32

    objectName: "withdrawScreen"
    title: table.title
    caption: table.caption
    titleWidth: askWidth
    underTitle: false

    DigitCells {
        id: cells

        objectName: "tailCells"
        y: screen.headHeight + 4
        width: Math.min(screen.askWidth, height * 4.6)
        height: Theme.roomy ? 128 : Theme.compact ? 92 : 124
        groups: [4]
        digits: screen.journey.nikTail
        label: screen.table.label
        doubtFrom: fieldError.visible ? 0 : -1
        doubtTo: fieldError.visible ? 4 : -1
    }

    FieldError {
        id: fieldError

        objectName: "slip"
        y: cells.y + cells.height + screen.gap
        width: screen.askWidth
        height: Math.max(1, Math.min(implicitHeight, screen.askHeight - y))
        text: screen.slip
        bounded: Theme.largeText
        size: Theme.compact ? Math.min(Theme.body, 44) : Theme.body
    }

    Notice {
        readonly property real below: (fieldError.visible ? fieldError.y + fieldError.height : cells.y + cells.height) + screen.gap

        visible: screen.askHeight - below > 120
        y: below
        width: screen.askWidth
        height: Math.min(implicitHeight, screen.askHeight - y)
        tone: "plain"
        picture: Theme.largeText ? "" : Theme.picture("folded-hands")
        pictureSize: Theme.compact ? 72 : 96
        weight: Theme.medium
        text: fieldError.visible ? screen.table.what : screen.table.what + "<br><b>" + screen.table.free + "</b>"
    }

    NumberPad {
        x: parent.width - width
        y: parent.height - height
        width: screen.padWidth
        height: screen.padHeight
        clearText: screen.words.keys.clear
        eraseText: screen.words.keys.erase
        onPressed: key => screen.journey.press(key)
        onErased: screen.journey.erase()
        onCleared: screen.journey.clear()
    }
}
