import QtQuick
import ".."
import "../components"

// On a payroll: their employer registers them; what to do instead.
JourneyScreen {
    id: screen

    readonly property var table: words.notBpu

    objectName: "notBpuScreen"
    title: table.title

    Advice {
        anchors.fill: parent
        text: screen.table.text
        todo: screen.table.todo
        picture: Theme.picture("house-with-garden")
        todoPicture: Theme.picture("woman-office-worker")
    }
}
