import QtQuick
import ".."

// Fills the window and scales what lies on it, so that screens are laid out in stage pixels only.
Item {
    id: stage

    default property alias content: sheet.data

    Binding {
        target: Theme
        property: "windowWidth"
        value: Math.max(stage.width, 1)
    }

    Binding {
        target: Theme
        property: "windowHeight"
        value: Math.max(stage.height, 1)
    }

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
