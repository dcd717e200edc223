import QtQuick
import QtQuick.Shapes
import "../.."
import ".."

// "Masih di sini?" with a ring that empties; two ways out and no data behind it.
Dialog {
    id: dialog

    required property string title
    required property string text
    required property string stayText
    required property string leaveText
    required property real remaining
    property real whole: 30
    readonly property int space: Theme.roomy ? 72 : 48
    readonly property int ringSize: Theme.largeText && !Theme.roomy ? 200 : Theme.roomy ? 330 : 260

    signal stayAsked()
    signal leaveAsked()

    Accessible.name: title
    cardHeight: column.implicitHeight + 2 * space

    Column {
        id: column

        x: dialog.space
        y: dialog.space
        width: parent.width - 2 * dialog.space
        spacing: Theme.roomy ? 2 * Theme.gapHuge : Theme.gapVast

        Item {
            width: parent.width
            height: Theme.portrait ? ring.height + 32 + texts.implicitHeight : Math.max(ring.height, texts.implicitHeight)

            Item {
                id: ring

                x: Theme.portrait ? (parent.width - width) / 2 : 0
                width: dialog.ringSize
                height: dialog.ringSize

                Shape {
                    anchors.fill: parent

                    ShapePath {
                        strokeWidth: 30
                        strokeColor: Theme.well
                        fillColor: "transparent"

                        PathAngleArc {
                            centerX: ring.width / 2
                            centerY: ring.height / 2
                            radiusX: ring.width / 2 - 15
                            radiusY: ring.height / 2 - 15
                            startAngle: 0
                            sweepAngle: 360
                        }
                    }

                    ShapePath {
                        strokeWidth: 30
                        strokeColor: Theme.kunyitLip
                        fillColor: "transparent"
                        capStyle: ShapePath.RoundCap

                        PathAngleArc {
                            centerX: ring.width / 2
                            centerY: ring.height / 2
                            radiusX: ring.width / 2 - 15
                            radiusY: ring.height / 2 - 15
                            startAngle: -90
                            sweepAngle: 360 * Math.max(0, Math.min(1, dialog.remaining / dialog.whole))
                        }
                    }
                }

                Phrase {
                    objectName: "secondsLeft"
                    anchors.centerIn: parent
                    text: Math.max(0, Math.ceil(dialog.remaining))
                    size: Math.round(ring.width * 0.4)
                    weight: Theme.extraBold
                }
            }

            Column {
                id: texts

                x: Theme.portrait ? 0 : ring.width + dialog.space
                y: Theme.portrait ? ring.height + 32 : (parent.height - implicitHeight) / 2
                width: parent.width - x
                spacing: Theme.gapWide

                Phrase {
                    width: parent.width
                    text: dialog.title
                    size: Theme.grown(Theme.compact ? 76 : 104)
                    weight: Theme.extraBold
                    Accessible.role: Accessible.Heading
                }

                Phrase {
                    width: parent.width
                    text: dialog.text
                    size: Theme.grown(Theme.compact ? 40 : 50)
                    color: Theme.inkSoft
                }
            }
        }

        Item {
            width: parent.width
            height: Theme.portrait ? 2 * 132 + 24 : Theme.roomy ? 150 : 116

            PushButton {
                id: leave

                objectName: "idleLeaveButton"
                y: Theme.portrait ? 156 : 0
                width: Theme.portrait ? parent.width : Math.round((parent.width - 32) * 0.44)
                height: Theme.portrait ? 132 : parent.height
                text: dialog.leaveText
                symbol: "sign-out"
                tone: "danger"
                onClicked: dialog.leaveAsked()
            }

            ActionButton {
                id: stay

                objectName: "idleStayButton"
                focus: true
                x: Theme.portrait ? 0 : leave.width + 32
                width: parent.width - x
                height: Theme.portrait ? 132 : parent.height
                text: dialog.stayText
                symbol: "hand-tap"
                onAccepted: dialog.stayAsked()
            }
        }
    }
}
