pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "cloth"

// The price, until when and for what: amount, month bars with the sum, and what it would pay.
// months: [{ label, amount, share }], benefits: [{ picture, label, value }] (picture a file url).
PandanPanel {
    id: panel

    required property string price
    required property string note
    property var months: []
    property string totalLabel: ""
    property string total: ""
    property var benefits: []
    property string footnote: ""
    property bool barsShown: months.length > 0
    readonly property int line: Theme.compact ? Math.round(36 * Theme.textScale) : Theme.body
    readonly property int gap: Theme.roomy ? 14 : 12
    readonly property int many: benefits.length
    readonly property real inner: height - space
    readonly property real least: amount.height + gap + (barsShown ? 150 + gap : 0) + many * 72
                                  + (many > 0 ? foot.implicitHeight + gap : 0)

    Phrase {
        id: amount

        objectName: "price"
        x: panel.space
        y: panel.space * 0.4
        width: parent.width - 2 * panel.space
        height: Math.round(size * 1.12)
        text: panel.price
        size: panel.many > 3 ? Theme.price - 16 : Theme.price
        weight: Theme.extraBold
        color: Theme.pandanText
        fits: true
        least: 48
        verticalAlignment: Text.AlignVCenter
    }

    Phrase {
        id: words

        anchors.top: amount.bottom
        x: panel.space
        width: amount.width
        height: Math.min(implicitHeight, Math.max(96, panel.inner - panel.least))
        text: panel.note
        textFormat: Text.StyledText
        size: panel.line
        least: 30
        fits: true
        color: Theme.pandanText
        lineHeight: 1.02
    }

    Rectangle {
        id: card

        readonly property real room: panel.height - panel.space * 0.6 - y

        visible: panel.barsShown
        x: panel.space
        y: words.y + words.height + panel.gap
        width: amount.width
        height: !visible ? 0 : panel.many === 0 ? Math.min(room, 340) : panel.many > 3 ? 146 : Theme.roomy ? 176 : 190
        radius: Theme.radiusButton
        color: Theme.surface
        border.width: Theme.highContrast ? Theme.border : 0
        border.color: Theme.edge

        MonthBars {
            x: 20
            y: 14
            width: sum.x - 44 - x
            height: parent.height - 24
            months: panel.months
            size: Math.min(36, Math.round(34 * Theme.textScale))
        }

        Rectangle {
            x: sum.x - 22
            y: 18
            width: 2
            height: parent.height - 36
            color: Theme.soft
        }

        Column {
            id: sum

            x: parent.width - width - 24
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(card.width * 0.5, Math.max(totalWords.implicitWidth, labelWords.implicitWidth))

            Phrase {
                id: labelWords

                text: panel.totalLabel
                size: Math.min(panel.line, 44)
                wrapMode: Text.NoWrap
            }

            Phrase {
                id: totalWords

                objectName: "total"
                text: panel.total
                width: Math.min(implicitWidth, card.width * 0.5)
                size: Theme.compact ? 42 : Math.round(48 * Math.min(Theme.textScale, 1.5))
                least: 32
                weight: Theme.extraBold
                fits: true
                wrapMode: Text.NoWrap
            }
        }
    }

    BenefitRows {
        id: rows

        readonly property real above: card.visible ? card.y + card.height : words.y + words.height

        visible: panel.many > 0 && height >= panel.many * (Theme.largeText ? 104 : 64)
        x: panel.space
        y: above + panel.gap / 2
        width: amount.width
        height: panel.height - foot.implicitHeight - panel.space * 0.4 - y
        benefits: panel.benefits
    }

    Phrase {
        id: foot

        visible: text !== "" && rows.visible
        x: panel.space
        y: parent.height - height - panel.space * 0.4
        width: amount.width
        text: panel.footnote
        size: Math.min(panel.line, Theme.caption)
        weight: Theme.semiBold
        color: Theme.pandanText
    }
}
