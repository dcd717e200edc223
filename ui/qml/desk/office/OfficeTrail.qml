pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Who did what, to which number, and why: the newest first, in pages; and the proof that nothing was changed.
Item {
    id: part

    required property Desk desk
    readonly property Keeping keeping: desk.keeping
    readonly property var lines: desk.words.keeping
    readonly property bool tight: width < 1100
    readonly property list<real> columns: tight ? [0.17, 0.17, 0.21, 0.23, 0.22] : [0.18, 0.2, 0.24, 0.15, 0.23]

    Component.onCompleted: keeping.enter()

    Panel {
        id: card

        width: part.width
        height: foot.y - 14
        radius: 14
        border.width: 2

        Row {
            id: head

            x: 20
            y: 12
            width: parent.width - 40
            spacing: 0

            Repeater {
                model: [part.lines.when, part.lines.who, part.lines.what, part.lines.number, part.lines.why]

                Phrase {
                    required property string modelData
                    required property int index

                    width: head.width * part.columns[index]
                    text: modelData
                    size: Theme.deskSmall
                    weight: Theme.bold
                    color: Theme.inkSoft
                }
            }
        }

        ListView {
            id: list

            objectName: "trail"
            x: 2
            y: 44
            width: parent.width - 4
            height: parent.height - y - 4
            clip: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            model: part.keeping.lines
            Keys.onUpPressed: contentY = Math.max(0, contentY - 88)
            Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + 88))
            delegate: Rectangle {
                id: line

                required property var modelData
                required property int index

                width: ListView.view.width
                height: part.tight ? 64 : 44
                color: index % 2 ? Theme.surface : Theme.canvas

                Row {
                    x: 18
                    height: line.height

                    Repeater {
                        model: [line.modelData.at, line.modelData.who, line.modelData.what, line.modelData.number, line.modelData.why]

                        Phrase {
                            required property string modelData
                            required property int index

                            width: head.width * part.columns[index]
                            height: line.height
                            rightPadding: 10
                            verticalAlignment: Text.AlignVCenter
                            text: modelData
                            size: Theme.deskSmall
                            weight: index === 2 ? Theme.bold : Theme.medium
                            least: 15
                            fits: index === 3
                            elide: Text.ElideRight
                            maximumLineCount: part.tight ? 2 : 1
                            wrapMode: part.tight ? Text.WordWrap : Text.NoWrap
                        }
                    }
                }
            }

            Rectangle {
                visible: list.activeFocus
                anchors.fill: parent
                color: "transparent"
                border.width: 4
                border.color: Theme.focus
                radius: 12
            }
        }
    }

    Item {
        id: foot

        // While the trail is walked a narrow foot belongs to that alone.
        readonly property bool given: part.tight && part.keeping.busy

        anchors.bottom: parent.bottom
        width: parent.width
        height: 64

        DeskButton {
            id: newer

            objectName: "newerButton"
            visible: !foot.given
            height: parent.height
            enabled: part.keeping.page > 0
            symbol: "arrow-left"
            text: part.lines.newer
            onClicked: part.keeping.turn(part.keeping.page - 1)
        }

        Phrase {
            id: place

            visible: !foot.given
            x: newer.width + 14
            width: 120
            height: parent.height
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: (part.keeping.page + 1) + "/" + part.keeping.pageCount
            size: Theme.deskBody
            weight: Theme.bold
            color: Theme.inkSoft
        }

        DeskButton {
            id: older

            objectName: "olderButton"
            visible: !foot.given
            x: place.x + place.width + 14
            height: parent.height
            enabled: part.keeping.page < part.keeping.pageCount - 1
            symbol: "arrow-right"
            symbolAfter: true
            text: part.lines.older
            onClicked: part.keeping.turn(part.keeping.page + 1)
        }

        SaidBar {
            x: older.x + older.width + 20
            width: verify.x - x - 20
            height: parent.height
            problem: part.keeping.problem
            notice: part.keeping.notice
        }

        WorkLine {
            x: foot.given ? 0 : older.x + older.width + 20
            width: foot.given ? foot.width : verify.x - x - 20
            height: parent.height
            visible: part.keeping.busy
            stopName: "trailStopButton"
            said: part.keeping.progressText
            share: part.keeping.progress
            stopText: part.lines.stop
            onStopped: part.keeping.stop()
        }

        DeskButton {
            id: verify

            objectName: "verifyButton"
            visible: !foot.given
            anchors.right: parent.right
            height: parent.height
            symbol: "check"
            enabled: !part.keeping.busy
            text: part.lines.verify
            onClicked: part.keeping.verify()
        }
    }
}
