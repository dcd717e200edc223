import QtQuick
import QtQuick.Templates as T
import "../.."
import "../../components"

// One line of a list: what, beside what, and a tag; the chosen one has a bar. In a narrow list a long tag stands below.
T.AbstractButton {
    id: row

    required property string title
    property string caption
    property string tag
    property string tone: "plain"
    property bool selected: false
    property bool last: false
    readonly property bool below: mark.implicitWidth > 150 && width < 480

    implicitHeight: Math.max(76, words.implicitHeight + 22 + (below ? mark.height + 6 : 0))
    focusPolicy: Qt.TabFocus
    hoverEnabled: false
    Accessible.role: Accessible.ListItem
    Accessible.name: title + ", " + caption + ", " + tag
    Accessible.selected: selected
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        color: row.selected || row.down ? Theme.pandanTint : Theme.surface

        Rectangle {
            visible: row.selected
            width: 7
            height: parent.height
            color: Theme.highContrast ? Theme.kunyit : Theme.pandan
        }

        Rectangle {
            visible: !row.last
            y: parent.height - height
            width: parent.width
            height: 2
            color: Theme.soft
        }

        Rectangle {
            visible: row.visualFocus
            anchors.fill: parent
            anchors.margins: Theme.gapTiny
            color: "transparent"
            border.width: 4
            border.color: Theme.focus
        }
    }

    contentItem: Item {
        Column {
            id: words

            x: 22
            y: row.below ? 11 : Math.round((parent.height - height) / 2)
            width: parent.width - x - (mark.visible && !row.below ? mark.width + 22 : 18)

            Phrase {
                width: parent.width
                text: row.title
                size: Theme.deskBody
                weight: Theme.bold
            }

            Phrase {
                visible: text !== ""
                width: parent.width
                text: row.caption
                size: Theme.deskSmall
                color: Theme.inkSoft
            }
        }

        Tag {
            id: mark

            x: row.below ? words.x : parent.width - width - 12
            y: row.below ? words.y + words.height + 6 : Math.round((parent.height - height) / 2)
            width: Math.min(implicitWidth, row.below ? words.width : row.width * 0.5)
            text: row.tag
            tone: row.tone
        }
    }
}
