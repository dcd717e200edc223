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
    readonly property Retention retention: desk.retention
    readonly property var lines: desk.words.retention
    readonly property bool tight: width < 1100
    readonly property list<real> columns: tight ? [0.17, 0.17, 0.21, 0.23, 0.22] : [0.18, 0.2, 0.24, 0.15, 0.23]

    Panel {
        id: card

        width: part.width
        height: foot.y - 14
        radius: Theme.radiusCard
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

            objectName: "auditList"
            x: 2
            y: 44
            width: parent.width - 4
            height: parent.height - y - 4
            clip: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            model: part.retention.lines
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
                            rightPadding: Theme.gapSmall
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
                radius: Theme.radiusField
            }
        }
    }

    Item {
        id: foot

        // While the audit is walked a narrow foot belongs to that alone.
        readonly property bool given: part.tight && part.retention.busy

        anchors.bottom: parent.bottom
        width: parent.width
        height: 64

        DeskButton {
            id: newer

            objectName: "newerButton"
            visible: !foot.given
            height: parent.height
            enabled: part.retention.page > 0
            symbol: "arrow-left"
            text: part.lines.newer
            onClicked: part.retention.turn(part.retention.page - 1)
        }

        Phrase {
            id: place

            visible: !foot.given
            x: newer.width + 14
            width: 120
            height: parent.height
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: (part.retention.page + 1) + "/" + part.retention.pageCount
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
            enabled: part.retention.page < part.retention.pageCount - 1
            symbol: "arrow-right"
            symbolAfter: true
            text: part.lines.older
            onClicked: part.retention.turn(part.retention.page + 1)
        }

        MessageBar {
            x: older.x + older.width + 20
            width: verify.x - x - 20
            height: parent.height
            problem: part.retention.problem
            notice: part.retention.notice
        }

        WorkLine {
            x: foot.given ? 0 : older.x + older.width + 20
            width: foot.given ? foot.width : verify.x - x - 20
            height: parent.height
            visible: part.retention.busy
            stopName: "auditStopButton"
            said: part.retention.progressText
            share: part.retention.progress
            stopText: part.lines.stop
            onStopped: part.retention.stop()
        }

        DeskButton {
            id: verify

            objectName: "verifyButton"
            visible: !foot.given
            anchors.right: parent.right
            height: parent.height
            symbol: "check"
            enabled: !part.retention.busy
            text: part.lines.verify
            onClicked: part.retention.verify()
        }
    }
}
