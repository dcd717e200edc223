import QtQuick
import "../.."
import "../../components"

// One part of a page to choose, with how much lies in it.
PushButton {
    property int count: -1
    property string caption

    text: count < 0 ? caption : caption + "  " + count
    size: Theme.deskBody
    least: 16
    lip: 5
    radius: Theme.radiusField
    sidePadding: Theme.portrait ? Theme.gap : Theme.gapWide
    implicitHeight: 56
    Accessible.checkable: true
    Accessible.checked: selected
}
