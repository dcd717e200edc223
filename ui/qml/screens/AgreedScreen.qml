import QtQuick
import ".."
import "../components"

// Consent is given: it is written down, what happens next, and that it may be taken back.
JourneyScreen {
    id: screen

    objectName: "agreedScreen"
    title: words.agree.doneTitle

    Advice {
        anchors.fill: parent
        tone: "success"
        todoTone: "plain"
        text: "<b>" + screen.words.agree.doneText + "</b>"
        todo: screen.words.agree.doneTodo
        picture: Theme.picture("folded-hands")
        todoPicture: Theme.picture("woman-office-worker")
    }
}
