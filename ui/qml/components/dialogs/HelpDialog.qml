import QtQuick
import "../.."
import ".."

// Help for one screen, with the agent's name and hours; one way back.
Dialog {
    id: dialog

    required property string title
    required property string text
    required property string closeText
    property string agentTitle: ""
    property string agentText: ""
    property string agentHereText: ""
    readonly property int space: Theme.largeText ? 40 : Theme.roomy ? 72 : 44

    signal closeAsked()
    signal agentHereAsked()

    Accessible.name: title
    cardHeight: Math.min(height - 2 * Theme.margin, heading.height + words.implicitHeight + 2 * space + 48
                         + (agent.visible ? agent.implicitHeight + 32 : 0) + close.height + 32)

    Phrase {
        id: heading

        x: dialog.space
        y: dialog.space - 12
        width: parent.width - 2 * dialog.space
        text: dialog.title
        size: Theme.title
        weight: Theme.extraBold
        Accessible.role: Accessible.Heading
    }

    Phrase {
        id: words

        anchors.top: heading.bottom
        anchors.topMargin: Theme.gapLarge
        anchors.bottom: agent.visible ? agent.top : close.top
        anchors.bottomMargin: Theme.gapLarge
        x: dialog.space
        width: parent.width - 2 * dialog.space
        text: dialog.text
        fits: true
    }

    Notice {
        id: agent

        visible: dialog.agentText !== "" && !Theme.hugeText && !(Theme.largeText && Theme.compact)
        anchors.bottom: close.top
        anchors.bottomMargin: Theme.gapHuge
        x: dialog.space
        width: parent.width - 2 * dialog.space
        height: Math.min(implicitHeight, parent.height * (Theme.portrait ? 0.4 : 0.33))
        tone: "success"
        picture: Theme.picture("woman-office-worker")
        pictureSize: Theme.largeText ? 72 : 104
        weight: Theme.medium
        text: "<b>" + dialog.agentTitle + "</b><br>" + dialog.agentText
    }

    ActionButton {
        id: close

        objectName: "helpCloseButton"
        focus: true
        anchors.right: parent.right
        anchors.rightMargin: dialog.space
        y: parent.height - height - dialog.space + 8
        width: Math.min(Math.max(implicitWidth, 420), parent.width - 2 * dialog.space)
        height: Theme.roomy ? 120 : 104
        text: dialog.closeText
        symbol: "check"
        onAccepted: dialog.closeAsked()
    }

    PushButton {
        objectName: "agentHereButton"
        visible: dialog.agentHereText !== ""
        x: dialog.space
        y: close.y
        width: close.x - x - 24
        height: close.height
        symbol: "user-circle"
        text: dialog.agentHereText
        size: Math.min(Theme.body, 40)
        least: 24
        onClicked: dialog.agentHereAsked()
    }
}
