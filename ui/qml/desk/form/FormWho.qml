import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// NIK with what it says, name, telephone, and where the person lives.
FocusScope {
    id: half

    required property DeskForm form
    required property var lines
    required property var payerLines
    property Item next: null
    readonly property var answers: form.answers
    readonly property var slips: form.slips
    readonly property var read: form.readBack
    readonly property var known: form.known

    function begin() {
        fill()
        nik.edit()
    }

    function has(field: string): bool {
        return ["nik", "name", "phone", "dusun"].includes(field) || form.details.fields.some(each => each.key === field)
    }

    function go(field: string) {
        if (form.details.fields.some(each => each.key === field))
            details.begin(field)
        else
            ({ name: name, phone: phone, dusun: dusun }[field] ?? nik).edit()
    }

    function fill() {
        nik.show(answers.nik)
        name.show(answers.name)
        phone.show(answers.phone)
        dusun.show(answers.dusun)
        rt.show(answers.rt)
        rw.show(answers.rw)
    }

    height: column.height

    Column {
        id: column

        width: parent.width
        spacing: Theme.roomy ? Theme.gap : Theme.gapSmall

        DeskField {
            id: nik

            width: parent.width
            focus: true
            inputName: "formNik"
            caption: half.lines.nik
            digits: true
            maximum: 22
            wrong: half.slips.nik
            wrongAbove: true
            next: known.visible && !half.known.chosen ? known : years.visible ? years : name
            onEdited: text => {
                if (text !== half.answers.nik)
                    half.form.setNik(text)
            }
            onAccepted: half.form.leave("nik")
            onDone: half.form.leave("nik")
        }

        Rectangle {
            width: parent.width
            height: years.visible ? years.height : 46
            radius: Theme.radiusField
            color: half.read.tone === "good" ? Theme.successTint : half.read.tone === "warning" ? Theme.warningTint : Theme.well

            Phrase {
                objectName: "formReadBack"
                x: 16
                width: (years.visible ? years.x : parent.width) - 28
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: half.read.text
                size: Theme.deskBody
                least: 15
                fits: true
                weight: Theme.bold
                color: half.read.tone === "good" ? Theme.success : half.read.tone === "warning" ? Theme.warning : Theme.inkSoft
            }

            Chips {
                id: years

                visible: half.read.years.length > 0
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                prefix: "year"
                options: half.read.years
                next: name
                onPicked: key => half.form.setYear(key)
            }
        }

        FormKnown {
            id: known

            visible: half.known.text !== ""
            width: parent.width
            form: half.form
            known: half.known
            next: years.visible ? years : name
        }

        DeskField {
            id: name

            width: parent.width
            inputName: "formName"
            caption: half.lines.name
            maximum: 60
            wrong: half.slips.name
            wrongAbove: true
            next: phone
            onEdited: text => {
                if (text !== half.answers.name)
                    half.form.setName(text)
            }
            onDone: half.form.leave("name")
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            DeskField {
                id: phone

                width: parent.width - owners.width - parent.spacing
                inputName: "formPhone"
                caption: half.lines.phone
                digits: true
                maximum: 22
                wrong: half.slips.phone
                wrongAbove: true
                roomAbove: column.width
                next: text === "" ? dusun : owners
                onEdited: text => {
                    if (text !== half.answers.phone)
                        half.form.setPhone(text)
                }
                onDone: half.form.leave("phone")
            }

            Chips {
                id: owners

                width: Math.min(390, column.width * 0.6)
                topPadding: phone.captionRoom
                spacing: Theme.gapSmall
                prefix: "owner"
                across: 3
                options: half.form.owners
                next: dusun
                onPicked: key => half.form.setOwner(key)
            }
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            DeskField {
                id: dusun

                width: parent.width - rt.width - rw.width - 24
                inputName: "formDusun"
                caption: half.lines.dusun
                maximum: 30
                wrong: half.slips.dusun
                wrongAbove: true
                roomAbove: column.width
                next: half.form.asksDusun ? offered : rt
                onEdited: text => {
                    if (text !== half.answers.dusun)
                        half.form.setDusun(text)
                }
                onAccepted: half.form.leave("dusun")
                onDone: half.form.leave("dusun")
            }

            DeskField {
                id: rt

                width: 110
                inputName: "formRt"
                caption: "RT"
                digits: true
                maximum: 3
                next: rw
                onEdited: text => {
                    if (text !== half.answers.rt)
                        half.form.setRt(text)
                }
            }

            DeskField {
                id: rw

                width: 110
                inputName: "formRw"
                caption: "RW"
                digits: true
                maximum: 3
                next: half.next
                onEdited: text => {
                    if (text !== half.answers.rw)
                        half.form.setRw(text)
                }
            }
        }

        Chips {
            id: offered

            visible: options.length > 0
            width: parent.width
            prefix: "dusun"
            options: half.form.dusuns
            next: rt
            onPicked: key => {
                half.form.chooseDusun(key)
                rt.forceActiveFocus(Qt.TabFocusReason)
            }
        }

        Column {
            width: parent.width
            spacing: Theme.gapTiny

            Phrase {
                text: half.payerLines.caption
                size: Theme.deskSmall
                weight: Theme.semiBold
                color: Theme.inkSoft
            }

            Chips {
                width: parent.width
                prefix: "payer"
                options: half.form.payers
                onPicked: key => half.form.setPayer(key)
            }
        }

        Phrase {
            visible: text !== ""
            width: parent.width
            text: half.form.details.why
            size: Theme.deskSmall
            color: Theme.inkSoft
        }

        DetailFields {
            id: details

            visible: fields.length > 0
            width: parent.width
            fields: half.form.details.fields
            onEdited: (key, text) => half.form.setDetail(key, text)
            onDone: key => half.form.leave(key)
        }

        Phrase {
            objectName: "formLast"
            visible: text !== ""
            width: parent.width
            text: half.form.last
            size: Theme.deskBody
            weight: Theme.bold
            color: Theme.success
        }
    }

    Connections {
        target: half.form

        function onChanged() {
            half.fill()
        }
    }
}
