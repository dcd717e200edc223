import QtQuick
import QtQuick.Templates as T
import "../.."

// A bar wide enough for a finger, also over a million rows.
T.ScrollBar {
    id: bar

    implicitWidth: 28
    minimumSize: 0.12
    padding: Theme.gapTiny
    visible: size < 1
    policy: T.ScrollBar.AlwaysOn
    contentItem: Rectangle {
        radius: width / 2
        color: bar.pressed ? Theme.pandan : Theme.lip
    }
    background: Rectangle {
        color: Theme.well
    }
}
