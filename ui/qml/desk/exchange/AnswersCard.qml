pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What stands for the whole list where it has no column: work left, the rest right.
FocusScope {
    id: card

    required property ListImport listImport
    required property var lines
    readonly property var answers: listImport.answers
    readonly property bool asksWork: asks("occupation")
    readonly property real half: asksWork ? Math.round((width - 24) * 0.46) : 0

    function asks(field: string): bool {
        return (answers.missing ?? []).includes(field)
    }

    Phrase {
        id: head

        width: parent.width
        text: card.lines.answersTitle
        size: 24
        weight: Theme.extraBold
    }

    Item {
        id: work

        visible: card.asksWork
        anchors.top: head.bottom
        anchors.topMargin: Theme.gapSmall
        anchors.bottom: parent.bottom
        width: card.half

        DeskField {
            id: search

            width: parent.width
            inputName: "answerWork"
            caption: card.lines.answersWork
            maximum: 40
            onEdited: text => card.listImport.lookForWork(text)
            onAccepted: {
                if (card.listImport.works.length > 0)
                    card.listImport.answer("occupation", card.listImport.works[0].key)
            }
        }

        RowList {
            anchors.top: search.bottom
            anchors.topMargin: Theme.gapSmall
            anchors.bottom: parent.bottom
            width: parent.width
            namePrefix: "work-"
            rows: card.listImport.works
            emptyText: card.lines.answersNoWork
            chosen: card.listImport.works.findIndex(each => each.key === card.answers.occupation)
            onPicked: place => card.listImport.answer("occupation", card.listImport.works[place].key)
        }
    }

    Column {
        anchors.top: head.bottom
        anchors.topMargin: Theme.gapSmall
        x: card.asksWork ? card.half + 24 : 0
        width: parent.width - x
        spacing: Theme.gapTiny

        Asked {
            visible: card.asks("payer")
            caption: card.lines.field_payer
            prefix: "answerPayer"
            options: card.answers.payers ?? []
            onPicked: key => card.listImport.answer("payer", key)
        }

        Column {
            visible: card.asks("income")
            width: parent.width
            spacing: Theme.gapHair

            Phrase {
                id: incomeAsked

                text: card.lines.answersIncome
                size: Theme.deskSmall
                weight: Theme.semiBold
                color: Theme.inkSoft
            }

            Row {
                width: parent.width
                spacing: Theme.gapSmall

                DeskButton {
                    id: lowest

                    objectName: "answerLowest"
                    text: card.lines.lowestChip
                    selected: card.answers.lowest ?? true
                    Accessible.checkable: true
                    Accessible.checked: selected
                    onClicked: {
                        income.show("")
                        card.listImport.answer("income", "0")
                    }
                }

                DeskField {
                    id: income

                    width: Math.min(260, parent.width - lowest.width - parent.spacing)
                    inputName: "answerIncome"
                    caption: ""
                    spoken: incomeAsked.text
                    digits: true
                    maximum: 10
                    onEdited: text => {
                        if (text !== "")
                            card.listImport.answer("income", text)
                    }
                }
            }

            Phrase {
                objectName: "answerBracket"
                width: parent.width
                text: card.answers.bracket ?? ""
                size: 16
                weight: Theme.bold
            }
        }

        Asked {
            visible: card.asks("programmes")
            caption: card.lines.field_programmes
            prefix: "answerPlan"
            options: card.answers.plans ?? []
            onPicked: key => card.listImport.answer("programmes", key)
        }

        Asked {
            visible: card.asks("months")
            caption: card.lines.field_months
            prefix: "answerMonths"
            least: 66
            options: card.answers.periods ?? []
            onPicked: key => card.listImport.answer("months", key)
        }
    }

    component Asked: Column {
        id: asked

        required property string caption
        required property string prefix
        required property var options
        property real least: 0

        signal picked(string key)

        width: parent.width
        spacing: Theme.gapHair

        Phrase {
            text: asked.caption
            size: Theme.deskSmall
            weight: Theme.semiBold
            color: Theme.inkSoft
        }

        Chips {
            width: parent.width
            prefix: asked.prefix
            least: asked.least
            options: asked.options
            onPicked: key => asked.picked(key)
        }
    }
}
