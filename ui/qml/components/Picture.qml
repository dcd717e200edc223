import QtQuick
import ".."

// A coloured picture (from pictures/ or a file of the campaign), alone or on a medallion of pandan tint.
Item {
    id: picture

    required property url source
    property int size: 96
    property bool medallion: false

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        visible: picture.medallion
        radius: Math.min(Theme.radiusTile, width / 4)
        color: Theme.pandanTint
    }

    Image {
        anchors.centerIn: parent
        width: picture.medallion ? Math.round(parent.width * 0.76) : parent.width
        height: width
        fillMode: Image.PreserveAspectFit
        source: picture.source
        sourceSize: Qt.size(Math.ceil(width * Theme.unit), Math.ceil(height * Theme.unit))
        asynchronous: false
        mipmap: true
    }
}
