import QtQuick
import QtQuick.Templates as T
import ".."
import "../components"

// One line of a list: what, beside what, and a tag; the chosen one has a bar.
T.AbstractButton {
    id: row

    required property string title
    property string caption
    property string tag
    property string tone: "plain"
    property bool selected: false
    property bool last: false

    implicitHeight: Math.max(76, words.implicitHeight + 22)
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
            anchors.margins: 3
            color: "transparent"
            border.width: 4
            border.color: Theme.focus
        }
    }

    contentItem: Item {
        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: 22
            width: parent.width - x - (mark.visible ? mark.width + 28 : 18)

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

        TagMark {
            id: mark

            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, row.width * 0.5)
            text: row.tag
            tone: row.tone
        }
    }
}
