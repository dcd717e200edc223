import QtQuick
import QtQuick.Templates as T

// A list of any length: as many rows (LongRow) as the glass holds, each showing one line of the model. The rows
// stand in a place that moves with the glass, because at a million lines single pixels are lost in a float.
T.Control {
    id: list

    required property var rows
    required property int count
    required property Component delegate
    property int rowHeight: 82
    property int current: 0
    readonly property int role: 257
    readonly property int onGlass: Math.ceil(view.height / rowHeight) + 1
    readonly property int first: Math.max(0, Math.floor(view.contentY / rowHeight))
    readonly property alias view: view
    readonly property real lineWidth: view.width - (view.contentHeight > view.height ? 28 : 0)
    property int revision: 0

    signal chosen(int at)

    function reveal(at: int) {
        const top = at * rowHeight
        view.contentY = Math.max(0, Math.min(Math.max(view.contentY, top + rowHeight - view.height), top))
    }

    function walk(steps: int) {
        if (visualFocus)
            current = Math.max(0, Math.min(count - 1, current + steps))
        forceActiveFocus(Qt.TabFocusReason)
        reveal(current)
    }

    function line(at: int): var {
        return at < count ? rows.data(rows.index(at, 0), role) : null
    }

    onCountChanged: view.returnToBounds()
    focusPolicy: Qt.TabFocus
    Keys.onUpPressed: walk(-1)
    Keys.onDownPressed: walk(1)
    Keys.onReturnPressed: chosen(current)
    Keys.onEnterPressed: chosen(current)
    Keys.onPressed: event => {
        const page = Math.max(1, onGlass - 2)
        const steps = { [Qt.Key_PageUp]: -page, [Qt.Key_PageDown]: page, [Qt.Key_Home]: -count, [Qt.Key_End]: count }
        if (event.key in steps) {
            walk(steps[event.key])
            event.accepted = true
        }
    }

    Flickable {
        id: view

        anchors.fill: parent
        clip: true
        contentHeight: list.count * list.rowHeight
        boundsBehavior: Flickable.StopAtBounds
        maximumFlickVelocity: 6000
        T.ScrollBar.vertical: bar

        Item {
            y: view.contentY
            width: view.width
            height: view.height

            Repeater {
                model: list.onGlass
                delegate: list.delegate
            }
        }
    }

    DeskScrollBar {
        id: bar

        objectName: "listScrollBar"
        anchors.top: view.top
        anchors.bottom: view.bottom
        anchors.right: view.right
    }

    Connections {
        target: list.rows

        function onDataChanged() {
            list.revision += 1
        }

        function onRowsInserted() {
            list.revision += 1
        }

        function onRowsRemoved() {
            list.revision += 1
        }
    }
}
