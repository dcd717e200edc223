import QtQuick
import ".."

// What the camera sees, and where to hold the code; without a picture the reason's mark.
Rectangle {
    id: frame

    required property string picture
    required property string label
    property bool trouble: false

    radius: Theme.radiusCard
    color: Theme.well
    border.width: 2
    border.color: Theme.lip

    Image {
        id: seen

        objectName: "cameraPicture"
        anchors.fill: parent
        anchors.margins: Theme.gapHair
        visible: frame.picture !== ""
        source: frame.picture
        cache: false
        fillMode: Image.PreserveAspectFit
        Accessible.role: Accessible.Graphic
        Accessible.name: frame.label
    }

    Rectangle {
        visible: seen.visible
        anchors.centerIn: parent
        width: Math.min(parent.width, parent.height) * 0.62
        height: width
        radius: Theme.radiusField
        color: "transparent"
        border.width: 5
        border.color: Theme.kunyit
    }

    Icon {
        visible: !seen.visible
        anchors.centerIn: parent
        symbol: frame.trouble ? "warning" : "qr-code"
        size: Math.min(parent.height * 0.4, 140)
        color: frame.trouble ? Theme.danger : Theme.inkSoft
    }
}
