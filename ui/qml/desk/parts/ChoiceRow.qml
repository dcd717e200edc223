pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"

// A caption and a few words to choose from; they wrap where the row is too short.
Column {
    id: choice

    required property string caption
    required property var options
    property string chosen
    property string namePrefix: "choice-"

    signal picked(string id)

    spacing: 4

    Phrase {
        visible: text !== ""
        text: choice.caption
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    Flow {
        width: choice.width
        spacing: 8

        Repeater {
            model: choice.options

            TabChip {
                required property var modelData

                objectName: choice.namePrefix + modelData.id
                caption: modelData.text
                selected: choice.chosen === modelData.id
                onClicked: choice.picked(modelData.id)
            }
        }
    }
}
