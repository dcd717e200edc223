pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"

// The parts of the queue side by side: how many, and what they are.
Row {
    id: parts

    required property DeskQueue queue
    readonly property var shown: queue.parts

    spacing: Theme.gapTiny

    Repeater {
        model: parts.shown.length

        Touchable {
            id: part

            required property int index
            readonly property var part_: parts.shown[index] ?? ({ part: "", label: "", count: "", selected: false, pressing: false })
            readonly property color words: part_.pressing && !part_.selected ? Theme.danger : Theme.ink

            objectName: "part-" + part_.part
            width: (parts.width - parts.spacing * (parts.shown.length - 1)) / parts.shown.length
            height: 72
            lip: 5
            radius: Theme.radiusField
            sidePadding: Theme.gapHair
            face: part_.selected ? Theme.pandanTint : Theme.surface
            edge: part_.selected ? Theme.selectedEdge : Theme.edge
            lipColor: part_.selected ? Theme.selectedLip : Theme.lip
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: part_.selected
            text: part_.label + " " + part_.count
            contentItem: Item {
                Phrase {
                    y: 4
                    width: parent.width
                    height: 30
                    horizontalAlignment: Text.AlignHCenter
                    text: part.part_.count
                    size: 25
                    least: 16
                    fits: true
                    weight: Theme.extraBold
                    color: part.words
                    Accessible.ignored: true
                }

                Phrase {
                    y: 33
                    width: parent.width
                    height: 24
                    horizontalAlignment: Text.AlignHCenter
                    text: part.part_.label
                    size: parts.width < 620 ? 15 : 17
                    least: 15
                    fits: true
                    wrapMode: Text.NoWrap
                    weight: Theme.semiBold
                    color: part.words
                    Accessible.ignored: true
                }
            }
            onClicked: parts.queue.show(part_.part)
        }
    }
}
