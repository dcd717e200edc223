import QtQuick
import ".."
import "../components"

// Under 15, or 65 and over: thanks, why, and what to do instead.
JourneyScreen {
    id: screen

    objectName: "ageScreen"
    title: journey.ageExit.title

    Advice {
        anchors.fill: parent
        text: screen.journey.ageExit.text
        todo: screen.journey.ageExit.todo
        picture: Theme.picture("folded-hands")
        todoPicture: Theme.picture("woman-office-worker")
    }
}
