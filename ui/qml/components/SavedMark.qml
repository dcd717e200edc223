import QtQuick
import ".."

// The rosette that opens once something is saved: a kawung in green with a tick in its middle.
Item {
    id: mark

    Icon {
        anchors.fill: parent
        symbol: "kawung-open"
        size: mark.width
        color: Theme.success
    }

    Rectangle {
        anchors.centerIn: parent
        width: mark.width * 0.56
        height: width
        radius: width / 2
        color: Theme.success
    }

    Icon {
        anchors.centerIn: parent
        symbol: "check"
        size: mark.width * 0.36
        color: Theme.highContrast ? "#000000" : "#FFFFFF"
    }

    NumberAnimation on scale {
        from: 0.4
        to: 1
        duration: Theme.openTime
        easing.type: Easing.OutCubic
    }
}
