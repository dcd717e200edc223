import QtQuick
import ".."

// One answer to check: medallion, caption, value, Ubah.
Panel {
    id: row

    required property string caption
    required property string value
    required property string changeText
    property url picture
    property bool wrong: false
    property string changeName: "changeButton"
    readonly property int space: Theme.roomy ? 30 : 20
    readonly property int shownPicture: Theme.largeText || Theme.compact ? 72 : 104

    signal changeAsked()

    implicitHeight: Math.max(Theme.buttonHeight, words.implicitHeight) + 36
    border.color: wrong ? Theme.danger : Theme.soft
    border.width: wrong ? Theme.borderSelected : Theme.border

    Picture {
        id: image

        visible: !Theme.hugeText
        x: row.space
        anchors.verticalCenter: parent.verticalCenter
        source: row.picture
        size: row.shownPicture
        medallion: true
    }

    Column {
        id: words

        anchors.left: image.visible ? image.right : parent.left
        anchors.leftMargin: image.visible ? 24 : row.space
        anchors.right: change.left
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter

        Phrase {
            width: parent.width
            text: row.caption
            size: Theme.caption
            color: Theme.inkSoft
        }

        Phrase {
            width: parent.width
            height: Math.min(implicitHeight, row.height - 24 - Theme.caption * 1.3)
            text: row.value
            weight: Theme.extraBold
            fits: true
        }
    }

    PushButton {
        id: change

        objectName: row.changeName
        anchors.right: parent.right
        anchors.rightMargin: row.space
        anchors.verticalCenter: parent.verticalCenter
        text: row.changeText
        symbol: "pencil-simple"
        size: Theme.caption
        Accessible.name: row.changeText + ": " + row.caption
        onClicked: row.changeAsked()
    }
}
