pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Work and income, the plan with its price, the person's consent, and saving.
FocusScope {
    id: half

    required property DeskForm form
    required property var lines
    readonly property alias first: work
    readonly property var answers: form.answers
    readonly property var slips: form.slips

    function go(field: string) {
        if (field === "occupation")
            work.edit()
        else if (field === "income")
            income.edit()
        else
            hows.forceActiveFocus(Qt.TabFocusReason)
    }

    height: column.height

    Column {
        id: column

        width: parent.width
        spacing: Theme.roomy ? Theme.gap : Theme.gapSmall

        DeskField {
            id: work

            width: parent.width
            focus: true
            inputName: "formWork"
            caption: half.lines.work
            maximum: 40
            roomBelow: 200
            wrong: half.slips.occupation
            wrongAbove: true
            onEdited: text => {
                if (text !== half.answers.search)
                    half.form.lookForWork(text)
            }
            onAccepted: {
                if (half.form.works.length > 0)
                    half.form.chooseWork(half.form.works[0].key)
                income.edit()
            }
            onDone: {
                if (half.answers.occupation === "" && half.form.works.length === 0)
                    half.form.leave("occupation")
            }
            Keys.onDownPressed: {
                if (half.form.works.length > 0)
                    found.itemAt(0).forceActiveFocus(Qt.TabFocusReason)
            }
        }

        Row {
            width: parent.width
            spacing: Theme.gapSmall

            DeskField {
                id: income

                width: parent.width - 2 * 74
                inputName: "formIncome"
                caption: half.lines.income
                digits: true
                maximum: 10
                wrong: half.slips.income
                wrongAbove: true
                roomAbove: column.width
                next: plans
                onEdited: text => {
                    if (text !== half.answers.income)
                        half.form.setIncome(text)
                }
                onDone: half.form.leave("income")
            }

            DeskButton {
                objectName: "bracketLess"
                y: 26
                width: 64
                sidePadding: Theme.gapSmall
                symbol: "minus"
                Accessible.name: half.lines.bracketLess
                onClicked: half.form.stepBracket(-1)
            }

            DeskButton {
                objectName: "bracketMore"
                y: 26
                width: 64
                sidePadding: Theme.gapSmall
                symbol: "plus"
                Accessible.name: half.lines.bracketMore
                onClicked: half.form.stepBracket(1)
            }
        }

        Row {
            width: parent.width
            spacing: Theme.gapBroad

            Column {
                spacing: Theme.gapTiny

                Phrase {
                    text: half.lines.plan
                    size: Theme.deskSmall
                    weight: Theme.semiBold
                    color: Theme.inkSoft
                }

                Row {
                    spacing: Theme.gapSmall

                    Chips {
                        id: plans

                        width: Math.min(330, half.width * 0.53)
                        prefix: "plan"
                        next: periods
                        options: half.form.plans
                        onPicked: key => half.form.setPlan(key)
                    }
                }
            }

            Column {
                spacing: Theme.gapTiny

                Phrase {
                    text: half.lines.months
                    size: Theme.deskSmall
                    weight: Theme.semiBold
                    color: Theme.inkSoft
                }

                Chips {
                    id: periods

                    width: half.width - 20 - plans.width
                    spacing: Theme.gapSmall
                    prefix: "period"
                    next: hows
                    across: 4
                    options: half.form.periods
                    onPicked: key => half.form.setMonths(key)
                }
            }
        }

        FormPrice {
            width: parent.width
            form: half.form
        }

        Phrase {
            width: parent.width
            text: half.lines.readAloud + " " + half.form.consent.read
            size: 17
            color: Theme.inkSoft
        }

        Column {
            width: parent.width
            spacing: Theme.gapSmall

            Phrase {
                objectName: "formHow"
                width: parent.width
                text: half.slips.consent !== "" ? half.slips.consent : half.lines.how
                size: Theme.deskSmall
                weight: half.slips.consent !== "" ? Theme.bold : Theme.semiBold
                color: half.slips.consent !== "" ? Theme.danger : Theme.inkSoft
                Accessible.role: half.slips.consent !== "" ? Accessible.AlertMessage : Accessible.StaticText
            }

            Chips {
                id: hows

                width: parent.width
                across: 3
                prefix: "how"
                options: half.form.hows
                next: half.form.consent.mayContact ? contact : save
                onPicked: key => half.form.setConsent(key)
            }
        }

        DeskTick {
            id: contact

            objectName: "formContact"
            enabled: half.form.consent.mayContact
            width: parent.width
            text: half.form.consent.contact
            ticked: half.answers.contact
            next: save
            onTickAsked: half.form.tickContact()
        }

        Phrase {
            objectName: "formProblem"
            visible: text !== ""
            width: parent.width
            text: half.slips.save !== "" ? half.slips.save : half.slips.rest
            size: Theme.deskSmall + 1
            weight: Theme.bold
            color: Theme.danger
            Accessible.role: Accessible.AlertMessage
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            FormClear {
                objectName: "formClear"
                width: parent.width * 0.3
                height: 66
                form: half.form
                lines: half.lines
            }

            ActionButton {
                id: save

                objectName: "formSave"
                width: parent.width * 0.7 - 12
                height: 66
                size: 24
                lip: 6
                radius: Theme.radiusCard
                symbol: "printer"
                text: half.lines.save
                onAccepted: half.form.save()
            }
        }
    }

    Rectangle {
        visible: half.form.works.length > 0 && (work.editing || found.count > 0 && choices.activeFocus)
        x: work.x
        y: work.y + 86
        width: half.width
        height: choices.height + 12
        radius: Theme.radiusField
        color: Theme.surface
        border.width: 3
        border.color: Theme.selectedEdge

        FocusScope {
            id: choices

            x: 6
            y: 6
            width: parent.width - 12
            height: list.height

            Column {
                id: list

                width: parent.width

                Repeater {
                    id: found

                    model: half.form.works.length

                    DeskButton {
                        required property int index
                        readonly property var choice: half.form.works[index] ?? ({ key: "", label: "", picture: "" })

                        objectName: "work-" + choice.key
                        width: list.width
                        lip: 0
                        edgeWidth: 0
                        fromLeft: true
                        text: choice.label
                        Keys.onDownPressed: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
                        Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                        onClicked: {
                            half.form.chooseWork(choice.key)
                            income.edit()
                        }
                    }
                }
            }
        }
    }

    Connections {
        target: half.form

        function onChanged() {
            work.show(half.answers.search)
            income.show(half.answers.income)
        }
    }
}
