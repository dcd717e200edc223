pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What happened with a person, the newest first; what staff entered themselves they may take back.
Flickable {
    id: leaf

    required property DeskPerson person
    required property var lines

    signal undoAsked(int followUp)

    objectName: "personHistory"
    clip: true
    contentHeight: events.height
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: contentHeight > height
    Keys.onUpPressed: contentY = Math.max(0, contentY - 60)
    Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + 60))
    T.ScrollBar.vertical: DeskScrollBar {
        objectName: "historyScrollBar"
    }

    Column {
        id: events

        width: leaf.width - 36
        spacing: Theme.gapTiny

        Repeater {
            model: leaf.person.history

            Item {
                id: event

                required property var modelData

                width: events.width
                height: Math.max(undo.visible ? 58 : 30, what.height + (detail.visible ? detail.height : 0)
                                 + (undone.visible ? undone.height : 0) + 4)

                Phrase {
                    width: 150
                    text: event.modelData.when
                    size: Theme.deskSmall
                    color: Theme.inkSoft
                }

                Phrase {
                    id: what

                    x: 158
                    width: (undo.visible ? undo.x - 10 : parent.width) - x
                    text: event.modelData.text
                    size: Theme.deskBody
                    weight: Theme.bold
                    font.strikeout: event.modelData.undone !== ""
                }

                Phrase {
                    id: detail

                    visible: text !== ""
                    anchors.top: what.bottom
                    x: 158
                    width: what.width
                    text: event.modelData.detail
                    size: Theme.deskSmall
                    color: Theme.inkSoft
                }

                Phrase {
                    id: undone

                    visible: text !== ""
                    anchors.top: detail.visible ? detail.bottom : what.bottom
                    x: 158
                    width: what.width
                    text: event.modelData.undone
                    size: Theme.deskSmall
                    weight: Theme.semiBold
                    color: Theme.warning
                }

                DeskButton {
                    id: undo

                    objectName: "undo-" + event.modelData.id
                    visible: event.modelData.mayUndo
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gapTiny
                    sidePadding: Theme.gap
                    symbol: "arrow-counter-clockwise"
                    text: leaf.lines.undo
                    onClicked: leaf.undoAsked(event.modelData.id)
                }
            }
        }
    }
}
