pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// A month to choose the next appointment from; a touch on a day takes it.
DeskSheet {
    id: sheet

    required property DeskPerson person
    required property var lines
    readonly property var month: person.calendar

    title: lines.dayTitle

    DeskButton {
        objectName: "monthEarlier"
        width: 64
        sidePadding: Theme.gapSmall
        enabled: sheet.month.canGoBack
        symbol: "caret-left"
        Accessible.name: sheet.lines.monthBefore
        onClicked: sheet.person.turnMonth(-1)
    }

    Phrase {
        width: parent.width
        height: 56
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: sheet.month.title
        size: 24
        weight: Theme.extraBold
    }

    DeskButton {
        objectName: "monthLater"
        anchors.right: parent.right
        width: 64
        sidePadding: Theme.gapSmall
        symbol: "caret-right"
        Accessible.name: sheet.lines.monthAfter
        onClicked: sheet.person.turnMonth(1)
    }

    Grid {
        id: days

        readonly property real cell: (width - 6 * 8) / 7
        readonly property int weeks: Math.max(5, sheet.month.days.length / 7)
        readonly property real high: Math.min(64, (parent.height - y - 32 - weeks * 8) / weeks)

        y: 66
        width: parent.width
        columns: 7
        columnSpacing: Theme.gapSmall
        rowSpacing: Theme.gapSmall

        Repeater {
            model: sheet.month.weekdays

            Phrase {
                required property string modelData

                width: days.cell
                height: 24
                horizontalAlignment: Text.AlignHCenter
                text: modelData
                size: Theme.deskSmall
                weight: Theme.semiBold
                color: Theme.inkSoft
            }
        }

        Repeater {
            model: sheet.month.days.length

            DeskButton {
                required property int index
                readonly property var day: sheet.month.days[index]
                                           ?? ({ day: "", label: "", inside: false, enabled: false, today: false, selected: false })

                objectName: "day-" + day.day
                width: days.cell
                height: days.high
                sidePadding: Theme.gapTiny
                enabled: day.enabled
                text: day.label
                size: day.inside ? 22 : 17
                selected: day.selected
                tone: day.inside ? "plain" : "well"
                edge: day.today && !day.selected ? Theme.kunyitLip : selected ? Theme.selectedEdge : Theme.edge
                Accessible.name: day.day
                onClicked: {
                    sheet.person.setDue(day.day)
                    sheet.hide()
                }
            }
        }
    }
}
