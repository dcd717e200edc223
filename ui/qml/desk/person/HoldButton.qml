import QtQuick
import "../parts"

// Shows something only while it is held, by a finger or by the space bar.
DeskButton {
    id: hold

    signal held()
    signal released_()

    onPressed: held()
    onReleased: released_()
    onCanceled: released_()
    onVisibleChanged: {
        if (!visible)
            released_()
    }
}
