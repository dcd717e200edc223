import QtQuick
import ".."

// Fills the window and scales what lies on it, so that screens are laid out in stage pixels only.
Item {
    id: stage

    default property alias content: sheet.data

    function measure() {
        if (width > 0 && height > 0) {
            Theme.windowWidth = width
            Theme.windowHeight = height
        }
    }

    onWidthChanged: measure()
    onHeightChanged: measure()

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    Item {
        id: sheet

        width: Theme.stageWidth
        height: Theme.stageHeight
        scale: Theme.unit
        transformOrigin: Item.TopLeft
    }
}
