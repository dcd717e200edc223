pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// The list's own headings left, what each may hold right.
Item {
    id: card

    required property Intake intake
    required property var lines

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
        width: Math.round(parent.width * 0.48)
        height: parent.height - y
        namePrefix: "heading-"
        rows: card.intake.headings
        emptyText: ""
        chosen: card.intake.heading
        onPicked: place => card.intake.chooseHeading(place)
    }

    Flow {
        x: Math.round(parent.width * 0.48) + 18
        y: 66
        width: parent.width - x
        spacing: 8

        Repeater {
            model: [...card.intake.fields, { key: "", title: card.lines.skip, taken: false }]

            TabChip {
                required property var modelData

                objectName: "field-" + modelData.key
                caption: modelData.title
                selected: modelData.taken
                sidePadding: 12
                onClicked: card.intake.assign(modelData.key)
            }
        }
    }
}
