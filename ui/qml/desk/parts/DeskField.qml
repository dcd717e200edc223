pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import "../.."
import "../../components"

// One line that staff type: caption above, frame, and a word below when it is wrong (`wrongAbove`: in the caption's
// place, which is `roomAbove` wide, so that a full page does not grow). Touched, it asks for keys on the screen (`digits`: only figures;
// `roomBelow`: so much is still to be seen below the field; `ownKeys`: the page has some of its own). Enter goes on to `next`. Reached by the keyboard, what stands there is selected: typing
// writes over it.
FocusScope {
    id: field

    required property string caption
    property alias text: input.text
    property alias echo: input.echoMode
    property string wrong: ""
    property bool wrongAbove: false
    property real roomAbove: width
    property string hint: ""
    property string spoken: caption
    property string inputName: "deskField"
    property string symbol: ""
    property bool digits: false
    property bool ownKeys: false
    property int maximum: 80
    property int roomBelow: 24
    property int size: Theme.deskBody + 2
    property Item next: null
    readonly property bool captioned: caption !== "" && symbol === ""
    readonly property bool saysAbove: wrongAbove && wrong !== ""
    readonly property real captionRoom: captioned ? caption_.height + 4 : 0
    readonly property alias editing: input.activeFocus

    signal accepted()
    signal edited(string text)
    signal done()

    function edit() {
        input.forceActiveFocus(Qt.TabFocusReason)
        input.selectAll()
    }

    function goOn() {
        accepted()
        if (next !== null)
            next.forceActiveFocus(Qt.TabFocusReason)
    }

    // What the mirror says goes in; what is being typed is not overwritten by it.
    function show(words: string) {
        if (input.text !== words)
            input.text = words
    }

    implicitWidth: 320
    implicitHeight: input.y + input.height + (note.visible ? note.height + 4 : 0)
    activeFocusOnTab: false

    Phrase {
        id: caption_

        visible: field.captioned
        width: field.roomAbove
        text: field.saysAbove ? field.wrong : field.caption
        wrapMode: field.saysAbove ? Text.NoWrap : Text.Wrap
        fontSizeMode: field.saysAbove ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: 15
        size: Theme.deskSmall
        weight: field.saysAbove ? Theme.bold : Theme.semiBold
        color: field.saysAbove ? Theme.danger : Theme.inkSoft
        Accessible.role: field.saysAbove ? Accessible.AlertMessage : Accessible.StaticText
    }

    T.TextField {
        id: input

        readonly property bool wantsDigits: field.digits
        readonly property int roomBelow: field.roomBelow
        readonly property string said: field.caption

        function goOn() {
            field.goOn()
        }

        objectName: field.inputName
        y: field.captionRoom
        width: parent.width
        height: 56
        focus: true
        leftPadding: field.symbol === "" ? Theme.gapWide : 2 * sign.x + sign.width
        rightPadding: Theme.gapWide
        verticalAlignment: TextInput.AlignVCenter
        font.family: Theme.family
        font.pixelSize: field.size
        font.weight: Theme.semiBold
        color: enabled ? Theme.ink : Theme.disabledText
        selectionColor: Theme.kunyitLight
        selectedTextColor: Theme.kunyitText
        selectByMouse: true
        autoScroll: activeFocus
        maximumLength: field.maximum
        inputMethodHints: field.digits ? Qt.ImhDigitsOnly : Qt.ImhNoPredictiveText
        Accessible.name: field.spoken
        Keys.onReturnPressed: field.goOn()
        Keys.onEnterPressed: field.goOn()
        onPressed: {
            if (!field.ownKeys)
                Typing.want(input)
        }
        onTextChanged: {
            field.edited(text)
            if (!activeFocus)
                cursorPosition = 0
        }
        onActiveFocusChanged: {
            if (!activeFocus)
                field.done()
            else if (focusReason === Qt.TabFocusReason)
                selectAll()
            else if (input.focusReason === Qt.MouseFocusReason && !field.ownKeys)
                Typing.want(input)
        }
        background: Rectangle {
            radius: Theme.radiusField
            color: input.enabled ? Theme.surface : Theme.well
            border.width: input.activeFocus || field.wrong !== "" ? 3 : 2
            border.color: field.wrong !== "" ? Theme.danger : input.activeFocus ? Theme.selectedEdge : input.enabled ? Theme.lip : Theme.disabledEdge

            Icon {
                id: sign

                visible: field.symbol !== ""
                x: 16
                anchors.verticalCenter: parent.verticalCenter
                symbol: field.symbol
                size: 26
            }

            Phrase {
                visible: field.hint !== "" && input.text === ""
                x: input.leftPadding
                width: parent.width - x - 12
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: field.hint
                size: field.size
                least: 16
                fits: true
                color: Theme.inkSoft
                Accessible.ignored: true
            }
        }
        cursorDelegate: Rectangle {
            visible: input.cursorVisible
            width: 3
            color: Theme.kunyitLip
        }
    }

    Phrase {
        id: note

        visible: field.wrong !== "" && !field.wrongAbove
        anchors.top: input.bottom
        anchors.topMargin: Theme.gapTiny
        width: parent.width
        text: field.wrong
        size: Theme.deskSmall
        weight: Theme.bold
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
}
