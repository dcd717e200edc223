import QtQuick
import "../.."
import "../../components"

// A card over a part of the page that asks one thing; closed by its cross or by Escape.
FocusScope {
    id: sheet

    required property string title
    required property string closeText
    property bool open: false
    default property alias content: body.data
    readonly property alias body: body

    signal closed()

    function show() {
        open = true
        forceActiveFocus(Qt.PopupFocusReason)
    }

    function hide() {
        if (open) {
            open = false
            Typing.rest()
            closed()
        }
    }

    visible: open
    enabled: open
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Keys.onEscapePressed: hide()

    TapHandler {}

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusCard
        color: Theme.surface
        border.width: 3
        border.color: Theme.selectedEdge
    }

    Phrase {
        id: heading

        x: 24
        y: 18
        width: close.x - 24 - 12
        height: 56
        verticalAlignment: Text.AlignVCenter
        text: sheet.title
        size: 26
        least: 20
        fits: true
        weight: Theme.extraBold
        Accessible.role: Accessible.Heading
    }

    DeskButton {
        id: close

        objectName: "sheetClose"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapWide
        y: 18
        width: 60
        sidePadding: Theme.gap
        symbol: "x"
        Accessible.name: sheet.closeText
        onClicked: sheet.hide()
    }

    Item {
        id: body

        x: 24
        y: 88
        width: parent.width - 48
        height: parent.height - y - 22
    }
}
