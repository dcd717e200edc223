import QtQuick
import ".."
import "../components"

// The recovery code, shown once; it covers everything until it was written down.
Rectangle {
    id: card

    required property var words
    property string code: ""

    objectName: "recoveryCard"
    visible: code !== ""
    color: Theme.canvas

    TapHandler {}

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 120, 860)
        spacing: 28

        Phrase {
            width: parent.width
            text: card.words.recoveryTitle
            size: Theme.deskLarge
            weight: Theme.extraBold
        }

        Phrase {
            objectName: "recoveryCode"
            width: parent.width
            text: card.code
            size: 44
            weight: Theme.extraBold
            tabular: true
        }

        Phrase {
            width: parent.width
            text: card.words.recoveryText
            size: 24
            color: Theme.inkSoft
        }

        ActionButton {
            objectName: "recoveryDoneButton"
            width: 420
            height: 80
            size: 26
            focus: true
            text: card.words.recoveryDone
            symbol: "check"
            onAccepted: card.code = ""
        }
    }
}
