pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What answers a request: one way for each kind. Deletion wants the number once more and a reason.
Item {
    id: actions

    required property Rights rights
    required property var lines
    readonly property string kind: rights.request.kind
    readonly property bool mine: rights.request.mine
    readonly property bool suspended: rights.request.hold === "suspended"
    readonly property var asked: rights.fields.find(each => each.key === field.chosen)

    // The one touch that answers; `more` keeps a correction open for the next field.
    function answer(more: bool) {
        if (kind === "copy")
            rights.copy()
        else if (kind === "correction")
            correct(more)
        else if (kind === "suspension")
            rights.suspend(!suspended)
        else if (kind === "withdrawal")
            rights.withdraw(false)
        else
            rights.settle()
    }

    function correct(more: bool) {
        rights.correct(field.chosen, value.text, more)
        if (rights.problem === "")
            value.text = ""
    }

    Column {
        width: parent.width
        spacing: Theme.gap

        Phrase {
            width: parent.width
            text: !actions.mine ? actions.lines["do-others"]
                                : actions.kind === "suspension" && actions.suspended ? actions.lines["do-suspended"]
                                                                                     : actions.lines["do-" + actions.kind]
            size: Theme.deskBody
        }

        ChoiceRow {
            id: field

            visible: actions.mine && actions.kind === "correction"
            width: parent.width
            prefix: "field"
            caption: actions.lines.field
            options: actions.rights.fields
            onPicked: key => {
                field.chosen = key
                value.text = ""
                value.edit()
            }
        }

        DeskField {
            id: value

            visible: field.visible
            width: parent.width
            inputName: "correctValue"
            caption: actions.lines.value
            digits: actions.asked.digits
            hint: actions.asked.hint
            onEdited: text => {
                if (field.chosen === "occupation")
                    actions.rights.findWork(text)
            }
        }

        Chips {
            visible: field.visible && field.chosen === "occupation" && actions.rights.works.length > 0
            width: parent.width
            prefix: "work"
            options: actions.rights.works
            onPicked: key => value.text = actions.rights.works.find(each => each.key === key).label
        }

        ChoiceRow {
            id: why

            visible: actions.mine && actions.kind === "deletion"
            width: parent.width
            prefix: "why"
            caption: actions.lines.why
            options: actions.rights.reasons
            onPicked: key => why.chosen = key
        }

        DeskField {
            id: confirm

            visible: why.visible
            width: Math.min(parent.width, 420)
            inputName: "confirmNumber"
            caption: actions.lines.confirm.replace("{number}", actions.rights.request.number)
            maximum: 16
        }

        Flow {
            visible: actions.mine
            width: parent.width
            spacing: Theme.gap
            layoutDirection: Qt.RightToLeft

            ActionButton {
                objectName: "answerButton"
                visible: actions.kind !== "deletion"
                width: 320
                height: 68
                size: 22
                symbol: "check"
                ready: actions.kind !== "correction" || value.text !== ""
                text: actions.kind === "suspension" && actions.suspended ? actions.lines.resume
                                                                         : actions.lines["go-" + actions.kind]
                onAccepted: actions.answer(false)
            }

            DeskButton {
                objectName: "moreButton"
                visible: actions.kind === "correction"
                height: 68
                enabled: value.text !== ""
                text: actions.lines["go-more"]
                onClicked: actions.answer(true)
            }

            DeskButton {
                objectName: "eraseButton"
                visible: actions.kind === "deletion"
                width: 340
                height: 68
                size: 22
                tone: "danger"
                symbol: "x"
                enabled: confirm.text !== "" && why.chosen !== ""
                text: actions.lines["go-deletion"]
                onClicked: actions.rights.eraseFor(confirm.text, why.chosen)
            }

            DeskButton {
                objectName: "otherButton"
                visible: actions.kind === "withdrawal"
                height: 68
                text: actions.lines.contactOnly
                onClicked: actions.rights.withdraw(true)
            }
        }
    }
}
