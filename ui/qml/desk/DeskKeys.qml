import QtQuick
import ".."
import "../components/keys"
import "parts"

// Keys that slide in from below for the field that was touched; a real keyboard sends them away again.
FocusScope {
    id: keys

    required property var words
    readonly property var field: Typing.field
    readonly property bool wanted: field !== null && field.activeFocus && field.visible
    readonly property bool digits: wanted && field.wantsDigits
    readonly property int side: 168

    visible: y < parent.height
    y: wanted ? parent.height - height : parent.height
    width: parent.width
    height: 372

    Behavior on y {
        NumberAnimation {
            duration: Theme.moveTime
            easing.type: Easing.OutCubic
        }
    }

    TapHandler {}

    Rectangle {
        anchors.fill: parent
        color: Theme.soft
    }

    Rectangle {
        width: parent.width
        height: 3
        color: Theme.lip
    }

    FullKeyboard {
        id: letters

        visible: !keys.digits
        x: 24
        y: 16
        width: parent.width - 48 - keys.side - 16
        height: parent.height - 32
        gap: 8
        wordSize: 30
        spaceText: keys.words.keys.space
        clearText: keys.words.desk.keysClear
        eraseText: keys.words.keys.erase
        onPressed: key => Typing.put(key)
        onErased: Typing.erase(false)
        onCleared: Typing.field.clear()
    }

    NumberPad {
        visible: keys.digits
        anchors.horizontalCenter: letters.horizontalCenter
        y: 16
        width: 520
        height: parent.height - 32
        gap: 8
        wordSize: 30
        clearText: keys.words.desk.keysClear
        eraseText: keys.words.keys.erase
        onPressed: key => Typing.put(key)
        onErased: Typing.erase(false)
        onCleared: Typing.field.clear()
    }

    Column {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapLarge
        y: 16
        width: keys.side
        spacing: Theme.gapSmall

        DeskButton {
            objectName: "keysNextButton"
            width: parent.width
            height: (keys.height - 32 - 8) / 2
            symbol: "arrow-right"
            text: keys.words.bar.next
            focusPolicy: Qt.NoFocus
            onClicked: Typing.field.goOn()
        }

        DeskButton {
            objectName: "keysAwayButton"
            width: parent.width
            height: (keys.height - 32 - 8) / 2
            symbol: "caret-down"
            text: keys.words.desk.keysAway
            focusPolicy: Qt.NoFocus
            onClicked: Typing.rest()
        }
    }
}
