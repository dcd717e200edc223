import QtQuick
import ".."
import "../components"

// On a payroll: their employer registers them; what to do instead.
JourneyScreen {
    id: screen

    readonly property var lines: journey.words.notBpu

    title: lines.title

    Exit {
        anchors.fill: parent
        picture: Theme.picture("woman-office-worker")
        text: screen.lines.text
        todo: screen.lines.todo
        firstText: screen.lines.other
        firstSymbol: "arrow-left"
        secondText: screen.journey.words.age.family
        secondSymbol: "user-circle"
        onFirstAsked: screen.journey.back()
        onSecondAsked: screen.journey.home()
    }
}
