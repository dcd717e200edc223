import QtQuick
import ".."
import "../components"

// Consent is taken back: it is written down, what happens next, and that one may come again.
JourneyScreen {
    id: screen

    objectName: "withdrawnScreen"
    title: words.withdraw.doneTitle

    Advice {
        anchors.fill: parent
        tone: "success"
        todoTone: "plain"
        text: "<b>" + screen.words.withdraw.doneText + "</b>"
        todo: screen.words.withdraw.doneTodo
        picture: Theme.picture("folded-hands")
        todoPicture: Theme.picture("woman-office-worker")
    }
}
