import QtQuick

// What the kiosk is measured against: a window, a text, and something to touch.
Window {
    id: root

    property int taps: 0

    visible: true
    width: 1366
    height: 768

    Rectangle {
        anchors.centerIn: parent
        width: 400
        height: 200
        color: area.pressed ? "#D5E8D8" : "#FFFFFF"

        Text {
            anchors.centerIn: parent
            text: root.taps
            font.pixelSize: 64
        }

        MouseArea {
            id: area

            anchors.fill: parent
            onClicked: root.taps += 1
        }
    }
}
