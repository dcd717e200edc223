pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import "../.."
import "../../components"

// A framed list of lines; empty it says why. Keys move the focus, and the list follows.
Rectangle {
    id: list

    required property var rows
    required property string emptyText
    property int chosen: -1
    property string namePrefix: "row-"
    readonly property real wanted: lines.contentHeight + 14
    // By the least height of a row: the heights themselves depend on the room that the bar leaves.
    readonly property bool long: rows.length * 76 > lines.height

    signal picked(int place)

    onChosenChanged: {
        if (chosen >= 0)
            lines.positionViewAtIndex(chosen, ListView.Contain)
    }

    radius: Theme.radiusCard
    color: Theme.surface
    border.width: 2
    border.color: Theme.soft

    Phrase {
        visible: list.rows.length === 0
        anchors.centerIn: parent
        width: parent.width - 48
        horizontalAlignment: Text.AlignHCenter
        text: list.emptyText
        size: Theme.deskBody
        color: Theme.inkSoft
    }

    ListView {
        id: lines

        anchors.fill: parent
        anchors.margins: Theme.gapHair
        anchors.topMargin: Theme.gapSmall
        anchors.bottomMargin: Theme.gapSmall
        clip: true
        // Only their number: a line that reads otherwise moves neither the list nor the focus.
        model: list.rows.length
        cacheBuffer: 600
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: bar
        delegate: ListRow {
            required property int index
            readonly property var line: list.rows[index] ?? ({})

            objectName: list.namePrefix + index
            width: ListView.view.width - (list.long ? 28 : 0)
            title: line.title ?? ""
            caption: line.caption ?? ""
            tag: line.tag ?? ""
            tone: line.tone ?? "plain"
            selected: index === list.chosen
            last: index === list.rows.length - 1 && lines.contentHeight > lines.height
            onClicked: list.picked(index)
            onActiveFocusChanged: {
                if (activeFocus)
                    ListView.view.positionViewAtIndex(index, ListView.Contain)
            }
        }
    }

    DeskScrollBar {
        id: bar

        objectName: list.namePrefix + "bar"
        visible: list.long
        anchors.top: lines.top
        anchors.bottom: lines.bottom
        anchors.right: lines.right
    }
}
