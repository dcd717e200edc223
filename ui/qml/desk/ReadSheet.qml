pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import ".."
import "../components"

// Something to read out or to copy by hand: captions left, text right; `paragraphs`: what has none takes the width.
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

            width: ListView.view.width - 36
            height: Math.max(32, words.implicitHeight + 8)

            Phrase {
                width: Math.round(parent.width * 0.36)
                text: line.modelData.caption
                size: Theme.deskSmall
                color: Theme.inkSoft
            }

            Phrase {
                id: words

                objectName: "sheetText"
                x: line.modelData.caption === "" && sheet.paragraphs ? 0 : Math.round(parent.width * 0.38)
                width: parent.width - x
                text: line.modelData.text
                size: 19
                weight: Theme.semiBold
            }
        }
    }
}
