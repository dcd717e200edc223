import QtQuick
import ".."

// One answer to check: medallion, caption, value, Ubah. A long value grows smaller before it is cut.
Panel {
    id: row

    required property string caption
    required property string value
    required property string changeText
    property url picture
    property bool wrong: false
    property bool inline: false
    property string changeName: "changeButton"
    readonly property int space: Theme.roomy ? 30 : Theme.portrait ? 24 : 16
    readonly property int shownPicture: Math.min(height - 24, Theme.largeText || Theme.compact ? 72 : 104)

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

    Item {
        id: words

        implicitHeight: row.inline ? answer.implicitHeight : asked.implicitHeight + answer.implicitHeight
        height: (row.inline || !asked.visible ? 0 : asked.height) + answer.height
        anchors.left: image.visible ? image.right : parent.left
        anchors.leftMargin: image.visible ? (Theme.compact ? Theme.gapWide : Theme.gapLarge) : row.space
        anchors.right: change.left
        anchors.rightMargin: Theme.gapWide
        anchors.verticalCenter: parent.verticalCenter

        Phrase {
            id: asked

            visible: !Theme.largeText || row.height > asked.implicitHeight + Theme.body * 1.3 + 24
            width: row.inline ? 230 : parent.width
            y: row.inline ? (parent.height - height) / 2 : 0
            height: row.inline ? implicitHeight : Math.ceil(size * 1.26)
            text: row.caption
            size: Theme.largeText ? Math.min(Theme.caption, 44) : Theme.caption
            least: 26
            fits: !row.inline
            color: Theme.inkSoft
        }

        Phrase {
            id: answer

            objectName: "value"
            x: row.inline ? asked.width : 0
            y: row.inline || !asked.visible ? 0 : asked.height
            width: parent.width - x
            height: Math.min(implicitHeight, row.height - 16 - (asked.visible && !row.inline ? asked.height : 0))
            text: row.value
            least: 24
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
        height: Math.min(implicitHeight, row.height - 2 * Theme.border - 4)
        sidePadding: Theme.compact ? Theme.gapWide : Theme.gapLarge
        text: row.changeText
        symbol: "pencil-simple"
        size: Math.min(Theme.caption, 54)
        Accessible.name: row.changeText + ": " + row.caption
        onClicked: row.changeAsked()
    }
}
