import QtQuick
import QtQuick.Templates as T

// One of the rows on the glass of a LongList; `line` is what the model says of the line it shows now.
T.AbstractButton {
    id: row

    required property int index
    required property LongList list
    readonly property int at: list.first + (index - list.first % list.onGlass + list.onGlass) % list.onGlass
    readonly property var line: list.revision < 0 ? null : list.line(at)
    readonly property bool filled: line !== null && line !== undefined
    readonly property bool walked: list.visualFocus && at === list.current

    visible: filled
    y: at * list.rowHeight - list.view.contentY
    width: list.lineWidth
    height: list.rowHeight
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
}
