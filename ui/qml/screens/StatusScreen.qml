import QtQuick
import ".."
import "../components"

// How far a receipt has come and what to do next; nothing about the person.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.status

    title: lines.title

    Column {
        width: parent.width
        spacing: Theme.roomy ? 36 : 24

        Phrase {
            objectName: "number"
            width: parent.width
            text: screen.journey.status.number
            size: Theme.price
            weight: Theme.extraBold
            fits: true
            height: size * 1.2
            least: 40
            wrapMode: Text.NoWrap
        }

        Notice {
            objectName: "statusNotice"
            width: parent.width
            tone: "success"
            picture: Theme.picture("receipt")
            text: "<b>" + screen.journey.status.title + "</b><br>" + screen.journey.status.text
            weight: Theme.medium
        }

        Phrase {
            visible: screen.journey.status.covered !== ""
            width: parent.width
            text: screen.journey.status.covered
            weight: Theme.bold
        }
    }
}
