import QtQuick
import ".."

// What the kiosk understood, as a question. When unsure it asks in the warning tint; the person may go on.
Notice {
    id: readBack

    property bool unsure: false

    objectName: "readBack"
    tone: unsure ? "warning" : "success"
    symbol: unsure ? "warning" : "user-circle"
    weight: Theme.medium
    borderWidth: Theme.border
}
