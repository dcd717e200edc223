pragma ComponentBehavior: Bound
import QtQuick

// Choices that wrap, one or none of them chosen: each { key, label, selected }. The buttons stay when the
// choices change, so that the focus stays too.
Flow {
    id: chips

    required property var choices
    property string prefix: "chip"
    property real least: 0
    property real each: 0

    signal chosen(string key)

    spacing: 10

    Repeater {
        model: chips.choices.length

        DeskButton {
            required property int index
            readonly property var choice: chips.choices[index] ?? ({ key: "", label: "", selected: false })

            objectName: chips.prefix + "-" + choice.key
            width: chips.each > 0 ? chips.each : Math.max(implicitWidth, chips.least)
            sidePadding: chips.each > 0 ? 8 : 18
            text: choice.label
            selected: choice.selected
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: choice.selected
            onClicked: chips.chosen(choice.key)
        }
    }
}
