import QtQuick
import Anjungan
import ".."
import "../components"

// The price panel wired to the journey: open until an income is chosen, honest where no tariff is known.
Item {
    id: price

    required property Journey journey
    readonly property bool known: journey.quote.state === "known"

    PricePanel {
        visible: price.known
        anchors.fill: parent
        price: price.journey.quote.perMonth
        note: price.journey.quote.note
        months: price.journey.quote.months
        totalLabel: price.journey.quote.period
        total: price.journey.quote.total
        benefits: Theme.largeText ? [] : price.journey.benefits
        footnote: benefits.length > 0 ? price.journey.words.plan.footnote : ""
    }

    Notice {
        visible: !price.known
        width: parent.width
        height: Math.min(implicitHeight + 60, parent.height)
        tone: price.journey.quote.state === "open" ? "plain" : "warning"
        picture: Theme.picture(price.journey.quote.state === "open" ? "coin" : "woman-office-worker")
        text: price.journey.quote.state === "open" ? price.journey.words.plan.open : price.journey.quote.note
    }
}
