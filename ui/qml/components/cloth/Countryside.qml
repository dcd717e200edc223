pragma ComponentBehavior: Bound
import QtQuick
import "../.."

// Sun, hills and water with people at work, as large as the stage: still pictures, drawn once.
Item {
    id: land

    readonly property string shape: Theme.portrait ? "portrait" : "landscape"
    readonly property real unit: Theme.portrait ? Math.max(Theme.stageWidth / 1080, Theme.stageHeight / 1920)
                                                : Math.max(Theme.stageWidth / 1920, Theme.stageHeight / 1080)
    // name, left, top, width, height in the drawing's own pixels
    readonly property var people: Theme.portrait
        ? [["petani", 0, 880, 334, 345], ["pedagang", 352, 942, 334, 312], ["tukang", 648, 928, 434, 300]]
        : [["petani", 905, 387, 334, 345], ["pedagang", 1222, 456, 334, 312], ["tukang", 1474, 430, 434, 300]]
    readonly property var movers: Theme.portrait
        ? [["ojek", 742, 1150, 270, 254], ["nelayan", 80, 1268, 440, 290]]
        : [["ojek", 1640, 655, 244, 229], ["nelayan", 1056, 764, 420, 277]]

    clip: true
    Component.onDestruction: Theme.starting = false
    Accessible.ignored: true

    Item {
        x: land.width - width
        y: land.height - height
        width: (Theme.portrait ? 1080 : 1920) * land.unit
        height: (Theme.portrait ? 1920 : 1080) * land.unit

        Image {
            anchors.fill: parent
            asynchronous: Theme.starting
            source: Theme.highContrast ? "" : Theme.art("scene-" + land.shape + "-back")
            sourceSize.width: Math.ceil(width * Theme.unit)
        }

        Repeater {
            model: land.people

            Figure {
            }
        }

        Image {
            anchors.fill: parent
            asynchronous: Theme.starting
            source: Theme.art("scene-" + land.shape + "-front")
            sourceSize.width: Math.ceil(width * Theme.unit)
        }

        Repeater {
            model: land.movers

            Figure {
            }
        }
    }

    component Figure: Image {
        required property var modelData

        x: modelData[1] * land.unit
        y: modelData[2] * land.unit
        width: modelData[3] * land.unit
        height: modelData[4] * land.unit
        asynchronous: Theme.starting
        source: Theme.art(modelData[0])
        sourceSize.width: Math.ceil(width * Theme.unit)
    }
}
