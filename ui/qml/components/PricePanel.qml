import QtQuick
import ".."

// The price, until when and for what: amount, month bars with the sum, and what it would pay.
// months: [{ label, amount, share }], benefits: [{ picture, label, value }] (picture a file url).
// What does not fit together is turned over with a button.
Rectangle {
    id: panel

    required property string price
    required property string note
    property var months: []
    property string totalLabel: ""
    property string total: ""
    property var benefits: []
    property string footnote: ""
    property string turnText: ""
    property bool turned: false
    readonly property int space: Theme.roomy ? 40 : 28
    readonly property int gap: Theme.roomy ? 16 : 10
    readonly property int line: Theme.compact ? Math.round(36 * Theme.textScale) : Theme.body
    readonly property bool priced: months.length > 0
    readonly property bool beneficial: benefits.length > 0
    readonly property bool together: !beneficial || cost.natural + gap + gains.natural + 2 * gap <= height
    readonly property bool costShown: together || !turned
    readonly property bool gainsShown: beneficial && (together || turned)
    readonly property real room: height - 2 * gap - (together ? 0 : turn.height + 2 * gap)

    radius: Theme.radiusPanel
    color: Theme.pandan
    border.width: Theme.highContrast ? Theme.border : 0
    border.color: Theme.edge

    Image {
        visible: panel.costShown && !Theme.largeText
        anchors.right: parent.right
        anchors.rightMargin: panel.radius
        y: panel.border.width
        width: Math.round(parent.width * 0.3 / 72) * 72
        height: 144
        fillMode: Image.Tile
        horizontalAlignment: Image.AlignLeft
        verticalAlignment: Image.AlignTop
        source: Theme.art(Theme.highContrast ? "kawung-quiet-contrast" : "kawung-quiet")
        sourceSize: Qt.size(72, 72)
    }

    PriceCost {
        id: cost

        visible: panel.costShown
        x: panel.space
        y: panel.gap
        width: parent.width - 2 * x
        height: panel.together ? natural : panel.room
        price: panel.price
        note: panel.note
        months: panel.months
        totalLabel: panel.totalLabel
        total: panel.total
        line: panel.line
        gap: panel.gap
    }

    PriceGains {
        id: gains

        visible: panel.gainsShown
        x: panel.space
        y: panel.together ? cost.y + cost.height + panel.gap : panel.gap
        width: parent.width - 2 * x
        height: panel.together ? panel.height - y - panel.gap : panel.room
        benefits: panel.benefits
        footnote: panel.footnote
        line: panel.line
    }

    PushButton {
        id: turn

        objectName: "priceTurn"
        visible: !panel.together
        x: panel.space
        y: parent.height - height - panel.gap - 6
        width: parent.width - 2 * x
        text: panel.turnText
        symbol: "arrow-right"
        symbolAfter: true
        onClicked: panel.turned = !panel.turned
    }
}
