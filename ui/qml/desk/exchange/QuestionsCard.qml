pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What is doubtful in a whole list: each doubt once, with what may be said to it.
FocusScope {
    id: card

    required property ListImport listImport
    required property var lines

    Phrase {
        id: head

        width: parent.width
        text: card.lines.questionsTitle
        size: 24
        weight: Theme.extraBold
    }

    ListView {
        id: asked

        readonly property bool long: contentHeight > height

        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        spacing: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        model: card.listImport.questions

        delegate: Rectangle {
            id: question

            required property var modelData
            required property int index

            objectName: "question-" + modelData.kind
            width: asked.width - (asked.long ? 36 : 0)
            height: inside.height + 32
            radius: Theme.radiusKey
            color: Theme.surface
            border.width: 2
            border.color: Theme.soft

            Column {
                id: inside

                x: 18
                y: 16
                width: parent.width - 36
                spacing: Theme.gapSmall

                Phrase {
                    width: parent.width
                    text: question.modelData.text
                    size: 22
                    weight: Theme.bold
                }

                Phrase {
                    width: parent.width
                    text: question.modelData.where
                    size: Theme.deskSmall
                    color: Theme.inkSoft
                }

                Chips {
                    width: parent.width
                    prefix: "answer-" + question.modelData.kind
                    options: question.modelData.options
                    onPicked: key => card.listImport.reply(question.modelData.kind, key)
                }
            }
        }
    }

    DeskScrollBar {
        visible: asked.long
        anchors.top: asked.top
        anchors.bottom: asked.bottom
        anchors.right: parent.right
    }
}
