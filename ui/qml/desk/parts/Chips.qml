pragma ComponentBehavior: Bound
import QtQuick
import "../.."

// Choices that wrap, one or none of them chosen: each { key, label, selected }. The buttons stay when the
// options change, so that the focus stays too. With a `next` they are one field of a form: it begins at what is
// chosen, the arrows choose, the space bar chooses where nothing is chosen yet, and Enter goes on.
Flow {
    id: chips

    required property var options
    property string prefix: "chip"
    property real least: 0
    // How many stand in a row, all of one width; 0: each as wide as its words.
    property int across: 0
    readonly property real each: across > 0 ? Math.floor((width - (across - 1) * spacing) / across) : 0
    property Item next: null

    signal picked(string key)

    function step(from: int, by: int) {
        const there = buttons.itemAt(from + by) as DeskButton
        if (there === null)
            return
        there.forceActiveFocus(Qt.TabFocusReason)
        chips.picked(chips.options[from + by].key)
    }

    spacing: Theme.gapSmall
    onActiveFocusChanged: {
        if (activeFocus && buttons.count > 0)
            buttons.itemAt(Math.max(0, chips.options.findIndex(each => each.selected))).forceActiveFocus(Qt.TabFocusReason)
    }

    Repeater {
        id: buttons

        model: chips.options.length

        DeskButton {
            required property int index
            readonly property var choice: chips.options[index] ?? ({ key: "", label: "", selected: false })

            objectName: chips.prefix + "-" + choice.key
            width: chips.each > 0 ? chips.each : Math.max(implicitWidth, chips.least)
            sidePadding: chips.each > 0 ? Theme.gapSmall : Theme.gapWide
            text: choice.label
            selected: choice.selected
            enterClicks: chips.next === null
            Keys.onPressed: event => {
                if (chips.next === null)
                    return
                if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                    chips.next.forceActiveFocus(Qt.TabFocusReason)
                else if (event.key === Qt.Key_Right)
                    chips.step(index, 1)
                else if (event.key === Qt.Key_Left)
                    chips.step(index, -1)
                else
                    return
                event.accepted = true
            }
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: choice.selected
            onClicked: chips.picked(choice.key)
        }
    }
}
