import QtQuick
import ".."

// What has been typed so far, with a cursor behind it. Editing lives in the core; touching it only chooses it.
Touchable {
    id: line

    property bool active: true
    property bool wrong: false
    property string label: ""
    property string prefix: ""
    property int size: Theme.compact ? 54 : 64

    text: ""
    lip: 0
    radius: Theme.radiusButton
    face: Theme.surface
    pressedFace: Theme.surface
    edge: wrong ? Theme.danger : active ? Theme.selectedEdge : Theme.lip
    edgeWidth: wrong || active ? Theme.borderSelected : Theme.border
    sidePadding: Theme.roomy ? Theme.gapVast : Theme.gapLarge
    implicitHeight: Theme.compact ? 92 : 116
    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.readOnly: true
    Accessible.description: text
    contentItem: Item {
        Phrase {
            id: lead

            visible: line.prefix !== ""
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: line.prefix
            size: Math.min(line.size, Theme.body, parent.height * 0.68)
            color: Theme.inkSoft
            Accessible.ignored: true
        }

        Phrase {
            id: words

            property real endX: 0
            property real endY: 0
            property real endHeight: size

            x: lead.visible ? lead.width + 20 : 0
            width: parent.width - x - 12
            height: parent.height
            text: line.text.replace(/ $/, "\u00A0")
            size: line.size
            least: Math.min(30, size)
            fits: true
            weight: Theme.bold
            lineHeight: 1
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
            onLineLaidOut: (laid) => {
                if (laid.isLast) {
                    endX = laid.x + laid.implicitWidth
                    endY = laid.y
                    endHeight = laid.height
                }
            }
        }

        Rectangle {
            readonly property real above: words.text === "" ? (parent.height - height) / 2
                                                          : (parent.height - words.contentHeight) / 2 + words.endY

            visible: line.active
            x: words.x + (words.text === "" ? 0 : words.endX) + 4
            y: Math.round(above)
            width: 6
            height: words.text === "" ? line.size * 1.2 : words.endHeight
            color: Theme.kunyitLip
        }
    }
}
