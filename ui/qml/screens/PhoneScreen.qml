pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"
import "../components/keys"

// How the agent can reach the person: an own number, somebody's near, or none at all.
JourneyScreen {
    id: screen

    readonly property var table: words.phone
    readonly property bool wide: !Theme.portrait
    readonly property int gap: Theme.roomy ? 28 : Theme.compact ? 14 : 28
    readonly property int padWidth: wide ? (Theme.compact ? 382 : 576) : areaWidth
    readonly property int padHeight: wide ? areaHeight : Theme.hugeText ? 620 : 740
    readonly property int askWidth: wide ? areaWidth - padWidth - (Theme.compact ? 38 : 62) : areaWidth
    readonly property int askHeight: wide ? areaHeight : areaHeight - padHeight - 32
    readonly property int lineHeight: Theme.compact ? 92 : 116

    objectName: "phoneScreen"
    title: table.title
    caption: table.caption
    titleWidth: askWidth
    underTitle: false

    TextLine {
        id: line

        objectName: "phoneLine"
        y: screen.headHeight
        width: screen.askWidth
        height: screen.lineHeight
        text: screen.journey.phone
        label: screen.table.number
        wrong: fieldError.visible
        onClicked: screen.journey.focusField("phone")
    }

    FieldError {
        id: fieldError

        y: line.y + line.height + 12
        width: screen.askWidth
        height: Math.max(1, Math.min(implicitHeight, without.y - y - screen.gap))
        text: screen.slip
        bounded: Theme.largeText
        size: Theme.compact ? Math.min(Theme.body, 44) : Theme.body
    }

    Phrase {
        id: whose

        visible: !fieldError.visible && !Theme.largeText
        y: line.y + line.height + screen.gap
        width: screen.askWidth
        text: screen.table.whose
        weight: Theme.bold
    }

    ChoiceGrid {
        id: owners

        readonly property real above: fieldError.visible ? fieldError.y + fieldError.height + 12
                                                   : whose.visible ? whose.y + whose.height + 8 : line.y + line.height + screen.gap

        visible: !(fieldError.visible && Theme.largeText)
        y: above
        width: screen.askWidth
        height: Math.max(columns === 1 ? 3 * 84 + 2 * gap : 84,
                         Math.min(columns === 1 ? 420 : 132, without.y - above - screen.gap))
        columns: Theme.hugeText && Theme.roomy ? 1 : 3
        rows: columns === 1 ? 3 : 1
        gap: Theme.compact ? 12 : 20
        namePrefix: "owner-"
        least: 28
        choices: ["self", "family", "neighbour"].map(owner => ({
            id: owner, text: screen.table[owner], selected: screen.journey.phoneOwner === owner
        }))
        onChosen: id => screen.journey.choosePhoneOwner(id)
    }

    PushButton {
        id: without

        objectName: "withoutPhoneButton"
        y: screen.askHeight - height
        width: Math.min(implicitWidth, screen.askWidth)
        text: screen.table.without
        symbol: "x"
        onClicked: screen.journey.goWithoutPhone()
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
