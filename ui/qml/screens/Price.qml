import QtQuick
import Anjungan
import ".."
import "../components"
import "../components/cloth"

// The price panel wired to the journey: open until an income is chosen, honest where no tariff is known.
Item {
    id: price

    required property Journey journey
    property bool withBenefits: true
    readonly property var quote: journey.quote
    readonly property bool known: quote.state === "known"

    PricePanel {
        visible: price.known
        anchors.fill: parent
        price: price.quote.perMonth
        note: price.quote.note
        months: price.quote.months
        totalLabel: price.quote.period
        total: price.quote.total
        benefits: price.withBenefits ? price.journey.benefits : []
        footnote: benefits.length > 0 ? price.journey.words.plan.footnote : ""
    }

    PandanPanel {
        visible: !price.known
        anchors.fill: parent

        Picture {
            id: image

            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(24, parent.height / 2 - height - 16)
            source: Theme.picture(price.quote.state === "open" ? "coin" : "woman-office-worker")
            size: Theme.largeText || Theme.compact ? 120 : 200
        }

        Phrase {
            objectName: "priceNote"
            x: parent.space
            y: image.y + image.height + 24
            width: parent.width - 2 * x
            height: parent.height - y - 24
            horizontalAlignment: Text.AlignHCenter
            text: (price.quote.state === "open" ? price.journey.words.plan.open : price.quote.note).replace(". ", ".\n")
            size: Math.round(Theme.body * 1.15)
            weight: Theme.bold
            color: Theme.pandanText
            fits: true
        }
    }
}
