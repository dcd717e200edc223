pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// One card at a time: a picture, a title, two or three short sentences.
JourneyScreen {
    id: screen

    property int page: 0
    readonly property var cards: journey.cards
    readonly property var card: cards[Math.min(page, cards.length - 1)]
    readonly property int pictureSize: Theme.largeText ? 120 : Theme.compact ? 260 : Theme.portrait ? 420 : 420

    title: card.title

    Panel {
        id: panel

        anchors.fill: parent
        anchors.bottomMargin: turn.visible ? turn.height + Theme.tileGap : 0

        Picture {
            id: image

            x: Theme.portrait ? (parent.width - width) / 2 : 40
            y: Theme.portrait ? 40 : (parent.height - height) / 2
            source: screen.card.picture
            size: Math.min(screen.pictureSize, parent.height - 48)
            medallion: true
        }

        Column {
            anchors.left: Theme.portrait ? parent.left : image.right
            anchors.leftMargin: 48
            anchors.right: parent.right
            anchors.rightMargin: 40
            y: Theme.portrait ? image.y + image.height + 40 : Math.max(24, (parent.height - height) / 2)
            spacing: Theme.compact ? 16 : 28

            Repeater {
                model: screen.card.lines

                Phrase {
                    required property string modelData

                    width: parent.width
                    text: modelData
                    weight: Theme.semiBold
                }
            }

            Phrase {
                visible: screen.card.note !== ""
                width: parent.width
                text: screen.card.note
                size: Theme.caption
                color: Theme.inkSoft
            }
        }
    }

    Row {
        id: turn

        visible: screen.cards.length > 1
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: 24

        PushButton {
            objectName: "earlierButton"
            enabled: screen.page > 0
            text: screen.words.bar.earlier
            symbol: "arrow-left"
            onClicked: screen.page -= 1
        }

        Phrase {
            anchors.verticalCenter: parent.verticalCenter
            text: "%1 / %2".arg(screen.page + 1).arg(screen.cards.length)
            color: Theme.inkSoft
        }

        PushButton {
            objectName: "laterButton"
            enabled: screen.page < screen.cards.length - 1
            text: screen.words.bar.later
            symbol: "arrow-right"
            symbolAfter: true
            onClicked: screen.page += 1
        }
    }
}
