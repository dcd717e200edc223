import QtQuick
import ".."
import "cloth"

// The frame of a screen: cloth, bars in their fixed places, the question, and a slot for the answer.
// The bars stand still when a screen comes; only title and content slide in.
FocusScope {
    id: screen

    required property var words
    property string campaignName: ""
    property url logo
    property string title: ""
    property string caption: ""
    property real titleWidth: sheet.width
    property bool underTitle: true
    property bool voiced: false
    property bool speaking: false
    property bool forward: true
    property bool canGoBack: true
    property bool canGoNext: true
    property bool nextReady: true
    property bool leavable: true
    property string nextText: words.bar.next
    property string nextIcon: "arrow-right"
    property int at: 0
    property int of: 0
    property string note: ""
    property string slip: ""
    property bool slipInTitle: false
    default property alias content: slot.data
    property alias middle: lower.middle
    readonly property real headHeight: head.visible ? head.y + head.height + (Theme.compact ? 14 : 22) : 0
    readonly property real areaWidth: sheet.width
    readonly property real areaHeight: sheet.height
    readonly property real slotHeight: slot.height

    signal voiceAsked()
    signal helpAsked()
    signal leaveAsked()
    signal backAsked()
    signal nextAsked()
    signal nextRefused()

    function goOn() {
        if (canGoNext)
            nextReady ? nextAsked() : nextRefused()
    }

    focus: true
    Keys.onReturnPressed: goOn()
    Keys.onEnterPressed: goOn()
    onSlipChanged: {
        if (slip !== "" && Theme.slipTime > 0)
            shake.restart()
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    Selvedge {
        width: Theme.portrait ? parent.width : Theme.selvedge
        height: Theme.portrait ? Theme.selvedge : parent.height
    }

    Item {
        id: sheet

        x: upper.x + Theme.margin
        y: upper.y + upper.height
        width: parent.width - x - Theme.margin
        height: lower.y - y - (Theme.portrait ? 28 : Theme.compact ? 16 : 22)

        Column {
            id: head

            visible: screen.title !== ""
            y: Theme.compact ? -4 : -8
            width: screen.titleWidth

            Phrase {
                id: heading

                objectName: "title"
                visible: !slipSpace.visible
                width: parent.width
                text: screen.title
                size: Theme.title
                weight: Theme.extraBold
                Accessible.role: Accessible.Heading
            }

            Item {
                id: slipSpace

                visible: fieldError.text !== ""
                width: parent.width
                height: Math.max(heading.implicitHeight, fieldError.height)

                FieldError {
                    id: fieldError

                    objectName: "slip"
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    height: Math.min(implicitHeight, Theme.compact ? 118 : 190)
                    bounded: true
                    text: screen.slipInTitle ? screen.slip : ""
                    size: Math.min(Theme.body, Theme.title)
                }
            }

            Phrase {
                objectName: "caption"
                visible: screen.caption !== "" && !Theme.largeText
                width: parent.width
                text: screen.caption
                color: Theme.inkSoft
            }
        }

        Item {
            id: slot

            y: screen.underTitle ? screen.headHeight : 0
            width: parent.width
            height: parent.height - y
        }

        ParallelAnimation {
            running: Theme.moveTime > 0

            NumberAnimation {
                target: slide
                property: "x"
                from: screen.forward ? Theme.travel : -Theme.travel
                to: 0
                duration: Theme.moveTime
                easing.type: Easing.OutCubic
            }

            NumberAnimation {
                target: sheet
                property: "opacity"
                from: 0
                to: 1
                duration: Theme.moveTime
                easing.type: Easing.OutCubic
            }
        }

        SequentialAnimation {
            id: shake

            loops: 2

            NumberAnimation {
                target: slide
                property: "x"
                to: 8
                duration: Theme.slipTime / 6
                easing.type: Easing.InOutSine
            }

            NumberAnimation {
                target: slide
                property: "x"
                to: -8
                duration: Theme.slipTime / 6
                easing.type: Easing.InOutSine
            }

            NumberAnimation {
                target: slide
                property: "x"
                to: 0
                duration: Theme.slipTime / 6
                easing.type: Easing.InOutSine
            }
        }

        transform: Translate {
            id: slide
        }
    }

    BottomBar {
        id: lower

        x: Theme.portrait ? 0 : Theme.selvedge
        y: parent.height - height
        width: parent.width - x
        height: Theme.bottomBar
        backText: screen.words.bar.back
        nextText: screen.nextText
        nextIcon: screen.nextIcon
        nextReady: screen.nextReady
        canGoBack: screen.canGoBack
        canGoNext: screen.canGoNext
        at: screen.at
        of: screen.of
        progressText: screen.words.bar.progress.replace("{step}", screen.at).replace("{steps}", screen.of)
        note: screen.note
        onBackAsked: screen.backAsked()
        onNextAsked: screen.nextAsked()
        onNextRefused: screen.nextRefused()
    }

    // Last, so that Tab comes to the question before the bar.
    TopBar {
        id: upper

        x: Theme.portrait ? 0 : Theme.selvedge
        y: Theme.portrait ? Theme.selvedge : 0
        width: parent.width - x
        height: Theme.topBar
        campaignName: screen.campaignName
        logo: screen.logo
        listenText: screen.words.bar.listen
        stopText: screen.words.bar.stop
        helpText: screen.words.bar.help
        leaveText: screen.words.bar.leave
        voiced: screen.voiced
        speaking: screen.speaking
        leavable: screen.leavable
        onVoiceAsked: screen.voiceAsked()
        onHelpAsked: screen.helpAsked()
        onLeaveAsked: screen.leaveAsked()
    }
}
