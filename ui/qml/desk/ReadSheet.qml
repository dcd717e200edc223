pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Something to read out or to copy by hand: captions left, text right.
Item {
    id: sheet

    required property var lines

    ListView {
        id: list

        objectName: "sheet"
        anchors.fill: parent
        clip: true
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.lines
        Keys.onUpPressed: contentY = Math.max(0, contentY - 60)
        Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + 60))
        delegate: Item {
            id: line

            required property var modelData

            width: ListView.view.width
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
                x: Math.round(parent.width * 0.38)
                width: parent.width - x
                text: line.modelData.text
                size: 19
                weight: Theme.semiBold
            }
        }
    }
}
