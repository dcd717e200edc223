pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// What answers a request: one way for each kind. Deletion wants the number once more and a reason.
Item {
    id: actions

    required property Claims claims
    required property var lines
    readonly property string kind: claims.request.kind

    Column {
        width: parent.width
        spacing: 14

        Phrase {
            width: parent.width
            text: actions.lines["do-" + actions.kind]
            size: Theme.deskBody
        }

        ChoiceRow {
            id: field

            visible: actions.kind === "correction"
            width: parent.width
            namePrefix: "field-"
            caption: actions.lines.field
            options: actions.claims.fields
            chosen: "name"
            onPicked: id => field.chosen = id
        }

        DeskField {
            id: value

            visible: actions.kind === "correction"
            width: parent.width
            inputName: "correctValue"
            caption: actions.lines.value
        }

        ChoiceRow {
            id: why

            visible: actions.kind === "deletion"
            width: parent.width
            namePrefix: "why-"
            caption: actions.lines.why
            options: actions.claims.reasons
            onPicked: id => why.chosen = id
        }

        DeskField {
            id: confirm

            visible: actions.kind === "deletion"
            width: Math.min(parent.width, 420)
            inputName: "confirmNumber"
            caption: actions.lines.confirm.arg(actions.claims.request.number)
            maximum: 16
        }

        Row {
            spacing: 14

            ActionButton {
                objectName: "answerButton"
                visible: actions.kind !== "deletion"
                width: 340
                height: 68
                size: 22
                symbol: "check"
                ready: actions.kind !== "correction" || value.text !== ""
                text: actions.lines["go-" + actions.kind]
                onAccepted: {
                    if (actions.kind === "copy")
                        actions.claims.copy()
                    else if (actions.kind === "correction")
                        actions.claims.correct(field.chosen, value.text)
                    else if (actions.kind === "suspension")
                        actions.claims.suspend(true)
                    else if (actions.kind === "withdrawal")
                        actions.claims.withdraw(false)
                    else
                        actions.claims.settle()
                }
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
                onClicked: actions.claims.eraseFor(confirm.text, why.chosen)
            }

            DeskButton {
                objectName: "otherButton"
                visible: actions.kind === "withdrawal" || actions.kind === "suspension"
                height: 68
                text: actions.kind === "withdrawal" ? actions.lines.contactOnly : actions.lines.resume
                onClicked: {
                    if (actions.kind === "withdrawal")
                        actions.claims.withdraw(true)
                    else
                        actions.claims.suspend(false)
                }
            }
        }
    }
}
