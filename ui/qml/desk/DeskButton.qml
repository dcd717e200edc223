import QtQuick
import ".."
import "../components"

// A plain button of the desk: 56 px high, one line.
PushButton {
    size: Theme.deskBody
    least: 16
    lip: 5
    radius: 12
    sidePadding: 18
    implicitHeight: 56
}
