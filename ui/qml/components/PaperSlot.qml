pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The printer's slot and the paper that slides out of it: QR, number and what it is not.
Item {
    id: slot

    required property url qr
    required property string number
    required property string scanText
    required property string bandText
    property bool out: true
    property bool printing: true
    readonly property int paperWidth: Math.min(Math.round(width * 0.84), 468)
    readonly property int mouth: printing ? (Theme.compact ? 44 : 64) : 0

    implicitWidth: Theme.compact ? 400 : 560
    implicitHeight: Theme.compact ? 520 : 784

    Item {
        y: slot.mouth / 2
        width: parent.width
        height: parent.height - y
        clip: true

        Rectangle {
            id: paper

            property real hidden: slot.out ? 0 : 1

            objectName: "paper"
            x: Math.round((parent.width - width) / 2)
            y: -hidden * height
            width: slot.paperWidth
            height: parent.height
            color: "#FFFFFF"
            border.width: 3
            border.color: Theme.soft

            Behavior on hidden {
                NumberAnimation {
                    duration: Theme.paperTime
                    easing.type: Easing.OutCubic
                }
            }

            Item {
                id: codeRoom

                anchors.top: band.bottom
                anchors.topMargin: Theme.gap
                anchors.bottom: numberWords.top
                anchors.bottomMargin: Theme.gapTiny
                width: parent.width

                // The code brings its own quiet zone, which may lie under band and number.
                Image {
                    readonly property int quiet: 8
                    readonly property int modules: Math.max(quiet + 1, implicitWidth)
                    readonly property real factor: Math.min((codeRoom.width - 12) / modules, codeRoom.height / (modules - quiet))

                    anchors.centerIn: parent
                    width: Math.floor(modules * (factor >= 1 ? Math.floor(factor) : factor))
                    height: width
                    source: slot.qr
                    smooth: false
                    cache: false
                    Accessible.role: Accessible.Graphic
                    Accessible.name: slot.number
                }
            }

            Row {
                id: band

                y: slot.mouth / 2 + 16
                anchors.horizontalCenter: parent.horizontalCenter

                Repeater {
                    model: 10

                    Icon {
                        symbol: "kawung"
                        size: Math.floor((paper.width - 24) / 10)
                        color: "#22180F"
                    }
                }
            }

            Phrase {
                id: numberWords

                objectName: "paperNumber"
                anchors.bottom: hint.top
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: slot.number
                size: Theme.compact ? 34 : 40
                weight: Theme.extraBold
                color: "#22180F"
            }

            Phrase {
                id: hint

                anchors.bottom: stripe.top
                anchors.bottomMargin: Theme.gap
                x: 12
                width: parent.width - 24
                horizontalAlignment: Text.AlignHCenter
                text: slot.scanText
                size: 32
                weight: Theme.semiBold
                color: "#22180F"
            }

            Rectangle {
                id: stripe

                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.compact ? Theme.gapBroad : Theme.gapVast
                width: parent.width
                height: bandWords.implicitHeight + 20
                color: "#22180F"

                Phrase {
                    id: bandWords

                    anchors.centerIn: parent
                    width: parent.width - 16
                    horizontalAlignment: Text.AlignHCenter
                    text: slot.bandText
                    size: 34
                    least: 22
                    fits: true
                    wrapMode: Text.NoWrap
                    weight: Theme.extraBold
                    color: "#FFFFFF"
                }
            }
        }
    }

    Rectangle {
        visible: slot.printing
        width: parent.width
        height: slot.mouth
        radius: Theme.radiusButton
        color: Theme.highContrast ? "#FFFFFF" : "#22180F"

        Rectangle {
            anchors.centerIn: parent
            width: parent.width - 72
            height: 14
            radius: Theme.radiusTag
            color: "#000000"
        }
    }
}
