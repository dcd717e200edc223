pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// May the data be kept? Five short facts, two boxes that nobody ticked in advance, and the whole text.
JourneyScreen {
    id: screen

    readonly property var table: words.consent
    readonly property var consent: journey.consent
    readonly property var points: consent.points
    readonly property int gap: Theme.roomy ? 28 : Theme.compact ? 14 : 24
    readonly property bool stacked: Theme.portrait
    readonly property bool brief: Theme.hugeText || (Theme.largeText && Theme.compact)
    readonly property bool captioned: !Theme.largeText
    readonly property int ticksWidth: stacked ? areaWidth : Math.round((areaWidth - gap) / 2)
    readonly property int readHeight: Theme.roomy ? 108 : Theme.touchMin + 6
    readonly property int ticksHeight: stacked ? Math.round(slotHeight * 0.42) : slotHeight
    property bool reading: false

    objectName: "consentScreen"
    title: consent.title

    Panel {
        id: facts

        visible: !screen.brief
        width: screen.stacked ? parent.width : screen.areaWidth - screen.ticksWidth - screen.gap
        height: screen.stacked ? screen.slotHeight - screen.ticksHeight - screen.gap : screen.slotHeight

        Repeater {
            model: screen.points.length

            Item {
                id: point

                required property int index
                readonly property var fact: screen.points[index] ?? ({ caption: "", value: "", picture: "" })
                readonly property real pitch: (facts.height - 12) / Math.max(1, screen.points.length)

                x: Theme.roomy ? 30 : 20
                y: 6 + index * pitch
                width: facts.width - 2 * x
                height: pitch

                Picture {
                    id: image

                    anchors.verticalCenter: parent.verticalCenter
                    size: Math.min(Theme.largeText ? 72 : 104, point.pitch - 14)
                    source: point.fact.picture
                    medallion: true
                }

                Column {
                    anchors.left: image.right
                    anchors.leftMargin: Theme.roomy ? Theme.gapLarge : Theme.gapWide
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter

                    Phrase {
                        visible: screen.captioned
                        width: parent.width
                        text: point.fact.caption
                        size: Theme.compact ? 30 : 36
                        color: Theme.inkSoft
                    }

                    Phrase {
                        width: parent.width
                        height: Math.min(implicitHeight, point.pitch - (screen.captioned ? 50 : 8))
                        text: point.fact.value
                        size: Theme.compact ? Math.round(36 * Theme.textScale) : Theme.body
                        least: 30
                        fits: true
                        weight: Theme.bold
                    }
                }
            }
        }
    }

    Column {
        id: ticks

        readonly property real tickHeight: (height - screen.readHeight - 2 * spacing) / 2

        x: screen.brief ? 0 : screen.stacked ? 0 : screen.areaWidth - screen.ticksWidth
        y: screen.stacked && !screen.brief ? facts.height + screen.gap : 0
        width: screen.brief ? screen.areaWidth : screen.ticksWidth
        height: screen.brief ? screen.slotHeight : screen.ticksHeight
        spacing: Theme.roomy ? Theme.gapLarge : Theme.gap

        TickTile {
            objectName: "consentTick"
            width: parent.width
            height: ticks.tickHeight
            text: screen.consent.agree
            caption: screen.consent.agreeCaption
            ticked: screen.journey.consentData
            slip: screen.slip
            onClicked: screen.journey.tickConsent()
        }

        TickTile {
            objectName: "contactTick"
            width: parent.width
            height: ticks.tickHeight
            text: screen.consent.contact
            caption: screen.consent.contactCaption
            ticked: screen.journey.consentContact
            onClicked: screen.journey.tickContact()
        }

        PushButton {
            objectName: "readConsentButton"
            width: parent.width
            height: screen.readHeight
            text: screen.table.read
            symbol: "article"
            onClicked: screen.reading = true
        }
    }

    Reader {
        parent: screen
        anchors.fill: parent
        visible: screen.reading
        title: screen.consent.title
        paragraphs: screen.consent.full
        pageText: screen.table.page
        closeText: screen.table.close
        moreText: screen.table.more
        lessText: screen.table.less
        onCloseAsked: screen.reading = false
    }
}
