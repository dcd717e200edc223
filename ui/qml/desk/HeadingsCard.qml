pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// The list's own headings left, what each may hold right.
Item {
    id: card

    required property Desk desk
    readonly property Dispatch dispatch: desk.dispatch
    readonly property var lines: desk.words.dispatch

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
        rows: card.dispatch.headings
        emptyText: ""
        chosen: card.dispatch.heading
        onPicked: place => card.dispatch.chooseHeading(place)
    }

    Flow {
        x: Math.round(parent.width * 0.48) + 18
        y: 66
        width: parent.width - x
        spacing: 8

        Repeater {
            model: [...card.dispatch.fields, { key: "", title: card.lines.skip }]

            TabChip {
                required property var modelData

                objectName: "field-" + modelData.key
                caption: modelData.title
                sidePadding: 12
                onClicked: card.dispatch.assign(modelData.key)
            }
        }
    }
}
