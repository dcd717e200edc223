pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"

// Fields in a row, each { key, caption, text, wrong, choices }, typed or chosen, that tell what they are given. Chosen
// once more, a choice is taken back.
Row {
    id: row

    required property var fields
    property string prefix: "detail"
    readonly property int typed: fields.filter(each => each.choices.length === 0).length
    readonly property real chosenWidth: 174

    signal edited(string key, string text)
    signal done(string key)

    function begin(key: string) {
        for (let place = 0; place < each.count; place++) {
            if (fields[place].key === key || key === "") {
                (each.itemAt(place) as FocusScope).forceActiveFocus(Qt.TabFocusReason)
                return
            }
        }
    }

    spacing: Theme.gap

    Repeater {
        id: each

        model: row.fields.length

        FocusScope {
            id: field

            required property int index
            readonly property var asked: row.fields[index] ?? ({ key: "", caption: "", text: "", wrong: "", choices: [] })
            readonly property bool chosen: asked.choices.length > 0

            width: chosen ? row.chosenWidth
                          : (row.width - row.spacing * (row.fields.length - 1) - row.chosenWidth * (row.fields.length - row.typed)) / Math.max(1, row.typed)
            height: Math.max(input.height, choice.height)

            DeskField {
                id: input

                visible: !field.chosen
                focus: !field.chosen
                width: parent.width
                inputName: row.prefix + "-" + field.asked.key
                caption: field.asked.caption
                wrong: field.asked.wrong
                wrongAbove: true
                maximum: 60
                onEdited: text => {
                    if (!field.chosen && text !== field.asked.text)
                        row.edited(field.asked.key, text)
                }
                onDone: row.done(field.asked.key)
            }

            Column {
                id: choice

                visible: field.chosen
                width: parent.width
                spacing: Theme.gapTiny

                Phrase {
                    text: field.asked.caption
                    size: Theme.deskSmall
                    weight: Theme.semiBold
                    color: Theme.inkSoft
                }

                Chips {
                    focus: field.chosen
                    width: parent.width
                    across: 2
                    prefix: row.prefix + "-" + field.asked.key
                    options: field.asked.choices
                    onPicked: key => row.edited(field.asked.key, field.asked.text === key ? "" : key)
                }
            }

            onAskedChanged: {
                if (!chosen)
                    input.show(asked.text)
            }
        }
    }
}
