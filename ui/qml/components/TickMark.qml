import QtQuick
import ".."

// The round tick on a chosen tile; it grows in.
Rectangle {
    id: mark

    required property bool shown
    property int size: 56

    width: size
    height: size
    radius: size / 2
    color: Theme.selectedEdge
    scale: shown ? 1 : 0.6

    Behavior on scale {
        NumberAnimation {
            duration: Theme.tickTime
            easing.type: Easing.OutBack
            easing.overshoot: 1.2
        }
    }

    Icon {
        anchors.centerIn: parent
        symbol: "check"
        size: Math.round(mark.size * 0.6)
        color: Theme.highContrast ? Theme.kunyitText : Theme.pandanText
    }
}
