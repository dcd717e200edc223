pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import ".."
import "../components"

// One line that staff type: caption above, frame, and a word below when it is wrong.
FocusScope {
    id: field

    required property string caption
    property alias text: input.text
    property alias echo: input.echoMode
    property string wrong: ""
    property string inputName: "deskField"
    property int maximum: 80

    signal accepted()

    implicitWidth: 320
    implicitHeight: caption_.height + input.height + (note.visible ? note.height : 0) + 6
    activeFocusOnTab: false

    Phrase {
        id: caption_

        text: field.caption
        size: Theme.deskSmall
        color: Theme.inkSoft
    }

    T.TextField {
        id: input

        objectName: field.inputName
        y: caption_.height + 4
        width: parent.width
        height: 56
        focus: true
        leftPadding: 16
        rightPadding: 16
        verticalAlignment: TextInput.AlignVCenter
        font.family: Theme.family
        font.pixelSize: Theme.deskBody + 2
        font.weight: Theme.semiBold
        color: Theme.ink
        selectionColor: Theme.pandanTint
        selectedTextColor: Theme.ink
        maximumLength: field.maximum
        inputMethodHints: Qt.ImhNoPredictiveText
        Accessible.name: field.caption
        onAccepted: field.accepted()
        background: Rectangle {
            radius: 12
            color: Theme.surface
            border.width: input.activeFocus || field.wrong !== "" ? 3 : 2
            border.color: field.wrong !== "" ? Theme.danger : input.activeFocus ? Theme.pandan : Theme.edge
        }
        cursorDelegate: Rectangle {
            visible: input.cursorVisible
            width: 3
            color: Theme.kunyitLip
        }
    }

    Phrase {
        id: note

        visible: field.wrong !== ""
        anchors.top: input.bottom
        anchors.topMargin: 4
        width: parent.width
        text: field.wrong
        size: Theme.deskSmall
        weight: Theme.bold
        color: Theme.danger
    }
}
