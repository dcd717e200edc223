pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import "../.."
import "../../components"

// Something to read out to a person: headings for its parts, captions left, large text right.
Item {
    id: sheet

    required property var lines
    property bool paragraphs: false

    ListView {
        id: list

        objectName: "sheet"
        anchors.fill: parent
        clip: true
        focus: true
        activeFocusOnTab: true
        cacheBuffer: 0 // none is half made when the page goes
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.lines
        T.ScrollBar.vertical: DeskScrollBar {
            objectName: "sheetScrollBar"
        }
        Keys.onUpPressed: contentY = Math.max(0, contentY - 60)
        Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + 60))
        delegate: Item {
            id: line

            required property var modelData

            readonly property bool heads: modelData.text === ""

            width: ListView.view.width - 36
            height: Math.max(heads ? 60 : 36, words.implicitHeight + 14, caption.y + caption.implicitHeight + 10)

            Rectangle {
                visible: line.heads
                y: 8
                width: parent.width
                height: 2
                color: Theme.soft
            }

            Phrase {
                id: caption

                y: line.heads ? 20 : 3
                width: line.heads ? parent.width : Math.round(parent.width * 0.34)
                text: line.modelData.caption
                size: line.heads ? 24 : Theme.deskBody
                weight: line.heads ? Theme.extraBold : Theme.medium
                color: line.heads ? Theme.ink : Theme.inkSoft
            }

            Phrase {
                id: words

                objectName: "sheetText"
                x: line.modelData.caption === "" && sheet.paragraphs ? 0 : Math.round(parent.width * 0.38)
                width: parent.width - x
                text: line.modelData.text
                size: 24
                weight: Theme.semiBold
            }
        }
    }
}
