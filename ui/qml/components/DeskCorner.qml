import QtQuick
import QtQuick.Templates as T
import ".."

// The top left corner: a tap is a tap, held for three seconds it opens the staff's door.
T.AbstractButton {
    id: corner

    required property string name
    property bool wasHeld: false

    signal tapped()
    signal held()

    objectName: "deskCorner"
    implicitWidth: Theme.touchMin
    implicitHeight: Theme.touchMin
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: name
    onClicked: {
        if (!wasHeld)
            tapped()
    }
    onPressed: {
        wasHeld = false
        holding.restart()
    }
    onReleased: holding.stop()
    onCanceled: holding.stop()

    Timer {
        id: holding

        interval: 3000
        onTriggered: {
            corner.wasHeld = true // letting go is no tap: it would begin a visit behind the door
            corner.held()
        }
    }
}
