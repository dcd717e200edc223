pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"

// A caption and a few words to choose from, each { key, label, selected } and perhaps a count, and what stands behind
// them; they wrap where the row is too short. Where the page itself keeps the choice, it sets `chosen`. The chips stay
// when the options change, so that the focus stays too.
Column {
    id: choice

    required property var options
    property string caption
    property string chosen: options.find(each => each.selected)?.key ?? ""
    property string prefix: "choice"
    default property alias more: row.data

    signal picked(string key)

    spacing: Theme.gapTiny

    Phrase {
        visible: text !== ""
        text: choice.caption
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Flow {
        id: row

        width: choice.width
        spacing: Theme.portrait ? Theme.gapSmall : Theme.gap

        Repeater {
            model: choice.options.length

            TabChip {
                required property int index
                readonly property var option: choice.options[index] ?? ({ key: "", label: "", selected: false })

                objectName: choice.prefix + "-" + option.key
                caption: option.label
                count: option.count ?? -1
                selected: choice.chosen === option.key
                onClicked: choice.picked(option.key)
            }
        }
    }
}
