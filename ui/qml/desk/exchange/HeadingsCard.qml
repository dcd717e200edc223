pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The list's own headings left, what each may hold right.
Item {
    id: card

    required property ListImport listImport
    required property var lines
    readonly property int listWidth: Math.round(width * (Theme.portrait ? 0.4 : 0.48))

    Phrase {
        id: head

        text: card.lines.headingsTitle
        size: 24
        weight: Theme.extraBold
    }

    Phrase {
        y: 34
        text: card.lines.headingsHint
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    RowList {
        y: 66
        width: card.listWidth
        height: parent.height - y
        namePrefix: "heading-"
        rows: card.listImport.headings
        emptyText: ""
        chosen: card.listImport.heading
        onPicked: place => card.listImport.chooseHeading(place)
    }

    // Where the pane is low, the chips move under the finger instead of over the button below.
    Flickable {
        x: card.listWidth + 18
        y: 66
        width: parent.width - x
        height: parent.height - y
        clip: true
        contentHeight: chips.height
        boundsBehavior: Flickable.StopAtBounds

        Flow {
            id: chips

            width: parent.width
            spacing: Theme.gapSmall

            Repeater {
                model: [...card.listImport.fields, { key: "", label: card.lines.skip, selected: false }]

                TabChip {
                    required property var modelData

                    objectName: "field-" + modelData.key
                    caption: modelData.label
                    selected: modelData.selected
                    sidePadding: Theme.gap
                    onClicked: card.listImport.assign(modelData.key)
                }
            }
        }
    }
}
