pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import "../../components"

// What came of a task. result: { tone, title, lines }; without a title it takes no place.
Rectangle {
    id: card

    required property var result
    readonly property bool bad: result.tone === "bad"

    visible: (result.title ?? "") !== ""
    implicitHeight: visible ? column.implicitHeight + 32 : 0
    radius: Theme.radiusCard
    color: bad ? Theme.dangerTint : Theme.successTint
    border.width: 2
    border.color: bad ? Theme.danger : Theme.success

    Icon {
        x: 18
        y: 18
        symbol: card.bad ? "warning" : "check"
        size: 28
        color: card.bad ? Theme.danger : Theme.success
    }

    Column {
        id: column

        x: 62
        y: 16
        width: parent.width - x - 18
        spacing: Theme.gapTiny

        Phrase {
            objectName: "resultTitle"
            width: parent.width
            text: card.result.title ?? ""
            size: 22
            weight: Theme.bold
            color: card.bad ? Theme.danger : Theme.success
            Accessible.role: Accessible.AlertMessage
        }

        Repeater {
            model: card.result.lines ?? []

            Phrase {
                required property string modelData
                required property int index

                objectName: "resultLine-" + index
                width: column.width
                text: modelData
                size: Theme.deskBody
            }
        }
    }
}
