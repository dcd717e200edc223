pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import "../.."
import "../../components"

// A falling line of shares, each point with its per cent. points: [{ label, share, text, note }]; a share
// below 0 is not known yet: the point is missing, its label stays.
Item {
    id: plot

    required property var points
    property string name: ""
    readonly property real side: 62
    readonly property real head: 30
    readonly property real feet: 50
    readonly property real high: height - head - feet
    readonly property real pitch: (width - side - 96) / Math.max(1, points.length - 1)
    readonly property var known: points.filter(point => point.share >= 0)

    function at(index: int, share: real): point {
        return Qt.point(side + 40 + index * pitch, head + high * (1 - share))
    }

    Accessible.role: Accessible.Graphic
    Accessible.name: known.map(point => point.label + " " + point.text).join(", ")

    Repeater {
        model: [1, 0.5, 0]

        Item {
            id: tick

            required property real modelData

            y: plot.head + plot.high * (1 - modelData)
            width: plot.width

            Rectangle {
                x: plot.side
                y: -1
                width: parent.width - x - 24
                height: 2
                color: tick.modelData === 0 ? Theme.lip : Theme.soft
                opacity: tick.modelData === 0 ? 1 : 0.6
            }

            Phrase {
                width: plot.side - 10
                anchors.verticalCenter: parent.top
                horizontalAlignment: Text.AlignRight
                text: tick.modelData * 100 + "%"
                size: Theme.deskSmall - 1
                color: Theme.inkSoft
                tabular: true
            }
        }
    }

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: Theme.focus
            strokeWidth: 4
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin

            PathPolyline {
                path: plot.known.map((point, index) => plot.at(index, point.share))
            }
        }
    }

    Repeater {
        model: plot.points

        Item {
            id: spot

            required property var modelData
            required property int index
            readonly property point place: plot.at(index, Math.max(0, modelData.share))
            readonly property bool isKnown: modelData.share >= 0

            objectName: plot.name + "-" + index

            Rectangle {
                visible: spot.isKnown
                x: spot.place.x - 8
                y: spot.place.y - 8
                width: 16
                height: 16
                radius: Theme.radiusTag
                color: Theme.focus
            }

            Phrase {
                objectName: plot.name + "Share-" + spot.index
                visible: spot.isKnown && spot.index > 0
                x: spot.place.x - width / 2
                y: spot.place.y - 36
                text: spot.modelData.text
                size: Theme.deskSmall
                weight: Theme.bold
                tabular: true
            }

            Column {
                x: spot.place.x - width / 2
                y: plot.height - plot.feet + 6

                Phrase {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: spot.modelData.label
                    size: Theme.deskSmall - 1
                    color: Theme.inkSoft
                }

                Phrase {
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: text !== ""
                    text: spot.modelData.note
                    size: Theme.deskSmall - 2
                    color: Theme.inkSoft
                    tabular: true
                }
            }
        }
    }
}
