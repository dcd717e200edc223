pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The way to membership: what is missing and who mends it, what looks odd, the price then and now, the cover.
Flickable {
    id: leaf

    required property DeskPerson person
    required property var lines
    readonly property var needs: person.needs
    readonly property var data_: person.data

    signal consentAsked()
    signal detailsAsked()

    clip: true
    contentHeight: Math.max(left.height, right.height)
    boundsBehavior: Flickable.StopAtBounds

    Column {
        id: left

        width: leaf.width * 0.51 - 12
        spacing: Theme.gapTiny

        DeskButton {
            objectName: "needsConsentButton"
            visible: leaf.person.consent.asked
            symbol: "handshake"
            text: leaf.lines.consentAsk
            onClicked: leaf.consentAsked()
        }

        DeskButton {
            objectName: "needsDetailsButton"
            visible: leaf.person.details.fields.length > 0
            symbol: "note-pencil"
            text: leaf.lines.detailsAsk
            onClicked: leaf.detailsAsked()
        }

        Phrase {
            text: leaf.needs.missing.length > 0 ? leaf.lines.missing : leaf.lines.nothingMissing
            size: Theme.deskBody
            weight: Theme.extraBold
        }

        Repeater {
            model: leaf.needs.missing

            Item {
                id: need

                required property var modelData

                width: left.width
                height: Math.max(32, words.implicitHeight + 4)

                Rectangle {
                    y: 7
                    width: 16
                    height: 16
                    radius: Theme.radiusTag
                    color: "transparent"
                    border.width: 3
                    border.color: Theme.lip
                }

                Phrase {
                    id: words

                    x: 28
                    width: by.x - x - 8
                    text: need.modelData.text
                    size: Theme.deskSmall + 1
                    weight: Theme.semiBold
                }

                Phrase {
                    id: by

                    anchors.right: parent.right
                    text: need.modelData.by
                    size: 16
                    color: Theme.inkSoft
                }
            }
        }

        Repeater {
            model: leaf.data_.flags ?? []

            Row {
                id: flag

                required property string modelData

                width: left.width
                spacing: Theme.gapSmall

                Icon {
                    symbol: "warning"
                    size: 22
                    color: Theme.warning
                }

                Phrase {
                    width: left.width - 30
                    text: flag.modelData
                    size: Theme.deskSmall
                    weight: Theme.semiBold
                    color: Theme.warning
                }
            }
        }

        Chips {
            visible: options.length > 0
            width: parent.width
            prefix: "suspect"
            options: (leaf.data_.suspects ?? []).map(number => ({ key: number, label: number, selected: false }))
            onPicked: key => leaf.person.open(key)
        }
    }

    Column {
        id: right

        x: leaf.width * 0.51 + 12
        width: leaf.width - x
        spacing: Theme.gapSmall

        Repeater {
            model: leaf.needs.quotes

            Rectangle {
                id: price

                required property var modelData

                width: right.width
                height: 64
                radius: Theme.radiusField
                color: Theme.well

                Phrase {
                    x: 14
                    y: 8
                    width: parent.width - 28
                    height: 22
                    text: price.modelData.label
                    size: 16
                    least: 15
                    fits: true
                    wrapMode: Text.NoWrap
                    color: Theme.inkSoft
                }

                Phrase {
                    id: total

                    x: 14
                    y: 29
                    text: price.modelData.total
                    size: 21
                    weight: Theme.extraBold
                }

                Phrase {
                    anchors.left: total.right
                    anchors.leftMargin: Theme.gapSmall
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gapSmall
                    anchors.baseline: total.baseline
                    text: price.modelData.months
                    size: 16
                    least: 15
                    fits: true
                    wrapMode: Text.NoWrap
                    color: Theme.inkSoft
                }
            }
        }

        Phrase {
            objectName: "priceNote"
            visible: text !== ""
            width: right.width
            text: leaf.needs.priceNote ?? ""
            size: 16
            weight: Theme.semiBold
            color: Theme.warning
        }

        Repeater {
            model: leaf.needs.cover

            Item {
                id: row

                required property var modelData

                width: right.width
                height: 27

                Phrase {
                    text: row.modelData.label
                    size: Theme.deskSmall
                    color: Theme.inkSoft
                }

                Phrase {
                    anchors.right: parent.right
                    text: row.modelData.value
                    size: Theme.deskSmall
                    weight: Theme.bold
                }
            }
        }
    }
}
