pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"
import "../parts"

// Two people field by field; what differs stands on a tint with a mark. A touch on a number keeps it.
Item {
    id: table

    required property var pair
    required property string keep
    required property string keptText
    required property string useText
    property bool fixed: false
    readonly property int captionWidth: 150
    readonly property int column: (width - captionWidth) / 2
    readonly property real lineHeight: Math.min(44, (height - 74) / Math.max(1, pair.lines.length))

    signal chosen(string number)

    Repeater {
        model: table.pair.people

        TabChip {
            id: head

            required property var modelData
            required property int index
            readonly property bool kept: table.keep === modelData.number

            objectName: "keep-" + index
            x: table.captionWidth + index * table.column + 4
            width: table.column - 8
            enabled: !table.fixed
            dimmed: false
            selected: kept
            symbol: kept ? "check" : ""
            caption: modelData.number + (kept ? " · " + table.keptText : "")
            Accessible.name: table.useText.replace("{number}", modelData.number)
            onClicked: table.chosen(modelData.number)
        }
    }

    Repeater {
        model: table.pair.lines

        Item {
            id: line

            required property var modelData
            required property int index

            y: 66 + index * table.lineHeight
            width: table.width
            height: table.lineHeight

            Rectangle {
                anchors.fill: parent
                anchors.topMargin: Theme.gapHair
                anchors.bottomMargin: Theme.gapHair
                radius: Theme.radiusTag
                color: line.modelData.differs ? Theme.warningTint : "transparent"
                border.width: Theme.highContrast && line.modelData.differs ? 2 : 0
                border.color: Theme.warning
            }

            Phrase {
                x: 10
                width: table.captionWidth - 10
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: line.modelData.caption
                size: Theme.deskSmall
                color: line.modelData.differs ? Theme.warning : Theme.inkSoft
                weight: line.modelData.differs ? Theme.bold : Theme.medium
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }

            Repeater {
                model: [line.modelData.first, line.modelData.second]

                Phrase {
                    required property string modelData
                    required property int index

                    x: table.captionWidth + index * table.column + 16
                    width: table.column - (index === 1 ? 44 : 20)
                    height: line.height
                    verticalAlignment: Text.AlignVCenter
                    text: modelData
                    size: 19
                    least: 15
                    fits: true
                    weight: Theme.semiBold
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                }
            }

            Phrase {
                visible: line.modelData.differs
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: "≠"
                size: 24
                weight: Theme.extraBold
                color: Theme.warning
            }
        }
    }
}
