import QtQuick
import Anjungan
import ".."
import "../components"

// The route on the receipt printer's roll, or as an A4 file.
DeskSheet {
    id: sheet

    required property Desk desk
    readonly property var lines: desk.words.deskQueue

    title: lines.routeTitle

    Column {
        width: parent.width
        spacing: 18

        Phrase {
            width: parent.width
            text: sheet.lines.routeText
            size: Theme.deskBody
        }

        ActionButton {
            objectName: "printRouteButton"
            width: parent.width
            height: 72
            size: 24
            lip: 6
            radius: 14
            symbol: "printer"
            text: sheet.lines.routePrint
            onAccepted: {
                sheet.hide()
                sheet.desk.queue.printRoute()
            }
        }

        DeskButton {
            objectName: "saveRouteButton"
            width: parent.width
            height: 64
            symbol: "file-pdf"
            text: sheet.lines.routeFile
            onClicked: {
                sheet.hide()
                sheet.desk.queue.saveRoute()
            }
        }

        Phrase {
            width: parent.width
            text: sheet.lines.routeCare
            size: Theme.deskSmall
            color: Theme.warning
            weight: Theme.semiBold
        }
    }
}
