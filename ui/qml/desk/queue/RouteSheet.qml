pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// Paper for a day on the road: a sheet with the people of the list in walking order, and reminders for their doors.
DeskSheet {
    id: sheet

    required property Desk desk
    readonly property var lines: desk.words.route
    readonly property DeskRoute route: desk.route
    readonly property bool busy: desk.person.printing
    readonly property real wanted: 88 + Math.max(offer.height, running.height) + 28

    function begin() {
        route.open()
        show()
    }

    title: lines.title

    Column {
        id: offer

        visible: !sheet.route.running
        width: parent.width
        spacing: Theme.gap

        Phrase {
            objectName: "routeSpan"
            width: parent.width
            text: sheet.route.spanText
            size: Theme.deskBody
            weight: Theme.semiBold
        }

        Row {
            visible: sheet.route.sheets > 1
            width: parent.width
            spacing: Theme.gapSmall

            DeskButton {
                objectName: "sheetBefore"
                width: 60
                sidePadding: Theme.gapSmall
                symbol: "caret-left"
                enabled: sheet.route.sheet > 0
                Accessible.name: sheet.lines.before
                onClicked: sheet.route.turn(-1)
            }

            Phrase {
                objectName: "routeSheet"
                width: parent.width - 140
                height: 56
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: sheet.route.sheetText
                size: 22
                weight: Theme.extraBold
            }

            DeskButton {
                objectName: "sheetAfter"
                width: 60
                sidePadding: Theme.gapSmall
                symbol: "caret-right"
                enabled: sheet.route.sheet < sheet.route.sheets - 1
                Accessible.name: sheet.lines.after
                onClicked: sheet.route.turn(1)
            }
        }

        ActionButton {
            objectName: "printRouteButton"
            width: parent.width
            height: 68
            size: 24
            lip: 6
            radius: Theme.radiusCard
            ready: sheet.route.sheets > 0 && !sheet.busy
            symbol: "printer"
            text: sheet.lines.roll
            onAccepted: sheet.route.printRoll()
        }

        DeskButton {
            objectName: "printSheetsButton"
            visible: sheet.route.printsSheets
            width: parent.width
            enabled: sheet.route.sheets > 0 && !sheet.busy
            symbol: "printer"
            text: sheet.lines.paper
            onClicked: sheet.route.printSheets()
        }

        Grid {
            id: sticks

            visible: sheet.route.sticks.length > 0
            width: parent.width
            columns: Math.min(2, sheet.route.sticks.length)
            spacing: Theme.gapSmall

            Repeater {
                model: sheet.route.sticks.slice(0, 4)

                DeskButton {
                    required property string modelData
                    required property int index

                    objectName: "routeStick-" + index
                    width: (sticks.width - (sticks.columns - 1) * 10) / sticks.columns
                    sidePadding: Theme.gapSmall
                    enabled: sheet.route.sheets > 0 && !sheet.busy
                    symbol: "file-pdf"
                    text: sheet.lines.stick.replace("{drive}", () => modelData)
                    onClicked: sheet.route.saveToStick(index)
                }
            }
        }

        Phrase {
            objectName: "noStick"
            visible: !sheet.route.printsSheets && sheet.route.sticks.length === 0
            width: parent.width
            text: sheet.lines.noStick
            size: Theme.deskSmall
            color: Theme.inkSoft
        }

        Rectangle {
            width: parent.width
            height: 2
            color: Theme.soft
        }

        DeskButton {
            objectName: "remindAllButton"
            visible: sheet.route.toRemind > 0
            width: parent.width
            enabled: !sheet.busy
            symbol: "printer"
            text: sheet.lines.remind.replace("{count}", sheet.route.toRemind)
            onClicked: sheet.route.remindAll()
        }

        Phrase {
            objectName: "remindText"
            visible: text !== ""
            width: parent.width
            text: sheet.route.remindText
            size: Theme.deskSmall
            color: Theme.inkSoft
        }

        Phrase {
            objectName: "routeProblem"
            visible: text !== ""
            width: parent.width
            text: sheet.route.problem
            size: Theme.deskSmall
            weight: Theme.bold
            color: Theme.danger
            Accessible.role: Accessible.AlertMessage
        }

        Phrase {
            width: parent.width
            text: sheet.lines.care
            size: Theme.deskSmall
            color: Theme.warning
            weight: Theme.semiBold
        }
    }

    Column {
        id: running

        visible: sheet.route.running
        width: parent.width
        spacing: Theme.gapWide

        Phrase {
            objectName: "slipsProgress"
            width: parent.width
            text: sheet.route.progressText
            size: 22
            weight: Theme.extraBold
            tabular: true
        }

        Rectangle {
            width: parent.width
            height: 22
            radius: Theme.radiusTag
            color: Theme.well
            border.width: 2
            border.color: Theme.edge

            Rectangle {
                width: Math.max(12, parent.width * sheet.route.progress)
                height: parent.height
                radius: Theme.radiusTag
                color: Theme.highContrast ? Theme.kunyit : Theme.pandan
            }
        }

        DeskButton {
            objectName: "stopSlipsButton"
            width: parent.width
            height: 64
            symbol: "x"
            text: sheet.lines.stop
            onClicked: sheet.route.stop()
        }
    }
}
