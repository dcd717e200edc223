import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What narrows the queue: place, age of the lead, programme, who pays, no phone.
DeskSheet {
    id: sheet

    required property DeskQueue queue
    required property var lines
    readonly property var choices: queue.filters

    title: lines.filter

    Flickable {
        anchors.fill: parent
        anchors.bottomMargin: foot.height + Theme.gap
        clip: true
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column

            width: parent.width
            spacing: Theme.gapSmall

            Phrase {
                visible: places.options.length > 0
                text: sheet.lines.byPlace
                size: Theme.deskSmall
                weight: Theme.bold
                color: Theme.inkSoft
            }

            Chips {
                id: places

                width: parent.width
                prefix: "dusun"
                options: sheet.choices.dusuns ?? []
                onPicked: key => sheet.queue.narrowDusun(key)
            }

            Chips {
                visible: options.length > 0
                width: parent.width
                prefix: "rt"
                least: 92
                options: sheet.choices.rts ?? []
                onPicked: key => sheet.queue.narrowRt(key)
            }

            Phrase {
                text: sheet.lines.byAge
                size: Theme.deskSmall
                weight: Theme.bold
                color: Theme.inkSoft
            }

            Chips {
                width: parent.width
                prefix: "age"
                options: sheet.choices.ages ?? []
                onPicked: key => sheet.queue.narrowAge(key)
            }

            Row {
                width: parent.width
                spacing: Theme.gapWide

                Column {
                    width: programmes.width
                    spacing: Theme.gapSmall

                    Phrase {
                        text: sheet.lines.byProgramme
                        size: Theme.deskSmall
                        weight: Theme.bold
                        color: Theme.inkSoft
                    }

                    Chips {
                        id: programmes

                        width: 3 * 72 + 2 * spacing
                        prefix: "programme"
                        across: 3
                        options: sheet.choices.programmes ?? []
                        onPicked: key => sheet.queue.narrowProgramme(key)
                    }
                }

                Column {
                    width: column.width - programmes.width - parent.spacing
                    spacing: Theme.gapSmall

                    Phrase {
                        text: sheet.lines.byPayer
                        size: Theme.deskSmall
                        weight: Theme.bold
                        color: Theme.inkSoft
                    }

                    Chips {
                        width: parent.width
                        prefix: "payer"
                        options: sheet.choices.payers ?? []
                        onPicked: key => sheet.queue.narrowPayer(key)
                    }
                }
            }

            DeskButton {
                objectName: "noPhoneChip"
                symbol: "phone"
                text: sheet.lines.onlyNoPhone
                selected: sheet.choices.noPhone ?? false
                onClicked: sheet.queue.narrowNoPhone()
            }
        }
    }

    Row {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap

        DeskButton {
            objectName: "widenButton"
            width: (parent.width - parent.spacing) / 2
            enabled: sheet.queue.narrowed > 0
            text: sheet.lines.widen
            onClicked: sheet.queue.widen()
        }

        DeskButton {
            objectName: "filterDone"
            width: (parent.width - parent.spacing) / 2
            symbol: "check"
            text: sheet.lines.show.replace("{count}", sheet.queue.total)
            onClicked: sheet.hide()
        }
    }
}
