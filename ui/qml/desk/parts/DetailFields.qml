pragma ComponentBehavior: Bound
import QtQuick
import "../.."

// Fields in a row, each { key, caption, text, wrong }, that tell what is typed into them.
Row {
    id: row

    required property var fields
    property string prefix: "detail"

    signal edited(string key, string text)
    signal done(string key)

    function begin(key: string) {
        for (let place = 0; place < each.count; place++) {
            if (fields[place].key === key || key === "") {
                (each.itemAt(place) as DeskField).edit()
                return
            }
        }
    }

    spacing: Theme.gap

    Repeater {
        id: each

        model: row.fields.length

        DeskField {
            required property int index
            readonly property var field: row.fields[index] ?? ({ key: "", caption: "", text: "", wrong: "" })

            width: (row.width - row.spacing * (row.fields.length - 1)) / Math.max(1, row.fields.length)
            inputName: row.prefix + "-" + field.key
            caption: field.caption
            wrong: field.wrong
            wrongAbove: true
            maximum: 60
            onFieldChanged: show(field.text)
            onEdited: text => {
                if (text !== field.text)
                    row.edited(field.key, text)
            }
            onDone: row.done(field.key)
        }
    }
}
