pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"

// One of a few: a caption and a chip for each. options: [{ key, title }].
Column {
    id: chips

    required property string caption
    required property var options
    required property string chosen
    property string name: "choice"

    signal picked(string key)

    spacing: 6

    Phrase {
        text: chips.caption
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Flow {
        width: chips.width
        spacing: 12

        Repeater {
            model: chips.options

            TabChip {
                required property var modelData

                objectName: chips.name + "-" + modelData.key
                caption: modelData.title
                selected: chips.chosen === modelData.key
                onClicked: chips.picked(modelData.key)
            }
        }
    }
}
