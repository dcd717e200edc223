pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Left half of the queue: parts, search, filters, the list, and paper for the road.
FocusScope {
    id: side

    required property Desk desk
    readonly property var lines: desk.words.deskQueue
    readonly property DeskQueue queue: desk.queue

    signal filtersAsked()
    signal routeAsked()
    signal cameraAsked()

    function search() {
        field.edit()
    }

    function open(at: int) {
        const line = people.line(at)
        if (line && line.number !== "") {
            Typing.rest()
            people.current = at
            desk.person.open(line.number)
        }
    }

    QueueParts {
        id: parts

        width: parent.width
        queue: side.queue
    }

    DeskField {
        id: field

        anchors.top: parts.bottom
        anchors.topMargin: Theme.gap
        anchors.left: parent.left
        anchors.right: clear.visible ? clear.left : filter.left
        anchors.rightMargin: Theme.gapSmall
        caption: side.lines.search
        hint: side.lines.searchHint
        symbol: "magnifying-glass"
        inputName: "queueSearch"
        maximum: 60
        roomBelow: 270
        size: Theme.deskBody
        next: people
        onEdited: text => {
            if (text.trim() !== side.queue.text)
                side.queue.search(text)
        }
        Keys.onEscapePressed: text = ""
        Keys.onDownPressed: people.forceActiveFocus(Qt.TabFocusReason)
    }

    DeskButton {
        id: clear

        objectName: "searchClearButton"
        anchors.verticalCenter: field.verticalCenter
        anchors.right: filter.left
        anchors.rightMargin: Theme.gapSmall
        visible: field.text !== ""
        width: 64
        sidePadding: Theme.gapSmall
        symbol: "x"
        Accessible.name: side.lines.searchClear
        onClicked: {
            field.text = ""
            field.edit()
        }
    }

    DeskButton {
        id: filter

        objectName: "filterButton"
        anchors.verticalCenter: field.verticalCenter
        anchors.right: parent.right
        width: side.queue.narrowed > 0 ? 92 : 64
        sidePadding: Theme.gapSmall
        symbol: "funnel"
        text: side.queue.narrowed > 0 ? side.queue.narrowed : ""
        selected: side.queue.narrowed > 0
        Accessible.name: side.lines.filter
        onClicked: side.filtersAsked()
    }

    Rectangle {
        id: card

        anchors.top: field.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: bottom.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        radius: Theme.radiusCard
        color: Theme.surface
        border.width: 2
        border.color: people.visualFocus ? Theme.focus : Theme.soft

        LongList {
            id: people

            anchors.fill: parent
            anchors.margins: Theme.gapHair
            anchors.topMargin: Theme.gapSmall
            anchors.bottomMargin: Theme.gapSmall
            focus: true
            rows: side.queue.rows
            count: side.queue.total
            delegate: QueueRow {
                list: people
                open: side.desk.person.number
                onClicked: side.open(at)
            }
            onChosen: at => side.open(at)
        }

        Column {
            visible: side.queue.empty !== ""
            anchors.centerIn: parent
            width: parent.width - 80
            spacing: Theme.gap

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                symbol: side.queue.text !== "" ? "magnifying-glass" : "check"
                size: 52
                color: Theme.lip
            }

            Phrase {
                objectName: "queueEmpty"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: (side.queue.title !== "" ? side.queue.title + "\n" : "") + side.queue.empty
                size: Theme.deskBody
                weight: Theme.semiBold
                color: Theme.inkSoft
            }
        }
    }

    Row {
        id: bottom

        readonly property real share: camera.visible ? (width - 2 * spacing) / 3 : (width - spacing) / 2

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap

        DeskButton {
            id: camera

            objectName: "cameraButton"
            visible: side.desk.camera.isThere
            width: bottom.share
            sidePadding: Theme.gapSmall
            symbol: "qr-code"
            text: width < 250 ? side.desk.words.camera.short : side.desk.words.camera.button
            Accessible.name: side.desk.words.camera.button
            onClicked: side.cameraAsked()
        }

        DeskButton {
            objectName: "routeButton"
            width: bottom.share
            sidePadding: camera.visible ? Theme.gapSmall : Theme.gapWide
            enabled: side.queue.total > 0 && !side.desk.person.printing
            symbol: "printer"
            text: side.lines.route
            onClicked: side.routeAsked()
        }

        DeskButton {
            objectName: "turnButton"
            width: bottom.share
            sidePadding: camera.visible ? Theme.gapSmall : Theme.gapWide
            enabled: side.queue.text === ""
            symbol: "sort-ascending"
            text: side.queue.newest ? side.lines.newest : side.lines.oldest
            onClicked: side.queue.turn()
        }
    }

    Connections {
        target: side.queue

        function onChanged() {
            if (side.queue.text === "" && field.text.trim() !== "")
                field.text = ""
        }
    }
}
