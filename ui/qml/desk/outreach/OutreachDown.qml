import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// When it was taken down: today unless another day is typed; or that it hangs after all.
DeskSheet {
    id: sheet

    required property Outreach outreach
    required property var lines
    readonly property bool gone: outreach.form.removed !== ""

    function ask() {
        outreach.calm()
        day.text = gone ? outreach.form.removed : outreach.todayText
        show()
    }

    title: lines.takeDownTitle

    Column {
        width: parent.width
        spacing: Theme.gapWide

        DeskField {
            id: day

            width: parent.width
            caption: sheet.lines.takeDownDay
            inputName: "removedDay"
            maximum: 12
            next: done
            wrong: sheet.outreach.problemField === "removed" ? sheet.outreach.problem : ""
        }

        ActionButton {
            id: done

            objectName: "takeDownDone"
            width: parent.width
            height: 68
            size: 24
            lip: 6
            radius: Theme.radiusCard
            symbol: "check"
            ready: day.text.trim() !== ""
            text: sheet.lines.takeDownDo
            onAccepted: {
                sheet.outreach.takeDown(day.text)
                if (sheet.outreach.problem === "")
                    sheet.hide()
            }
        }

        DeskButton {
            objectName: "putBackButton"
            visible: sheet.gone
            width: parent.width
            text: sheet.lines.putBack
            onClicked: {
                sheet.outreach.putBack()
                sheet.hide()
            }
        }
    }
}
