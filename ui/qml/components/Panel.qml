import QtQuick
import ".."

// A flat card: surface with a soft border, nothing to touch.
Rectangle {
    radius: Theme.radiusTile
    color: Theme.surface
    border.width: Theme.border
    border.color: Theme.soft
}
