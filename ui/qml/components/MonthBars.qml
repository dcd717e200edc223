pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The price of every month as a bar. Months of one price stand in one group, which says its amount once
// when there is no room to say it at every bar; names likewise stand where they fit.
// months: [{ label, amount, share }], share 0 to 1 of the highest.
Item {
    id: bars

    required property var months
    property int size: Theme.caption
    readonly property int count: months.length
    readonly property real pitch: width / Math.max(1, count)
    readonly property bool crowded: months.some(month => metrics.advanceWidth(month.amount) + 10 > pitch)
    readonly property var amounts: spread(grouped().map(group => ({
        text: months[group.from].amount, middle: (group.from + group.to + 1) / 2 * pitch
    })))
    readonly property var names: spread(named())
    readonly property int base: Math.round(size * 1.4)

    // Sums and names are spoken with the price; here they are a picture.
    Accessible.role: Accessible.Graphic
    Accessible.name: months.map(month => month.label + " " + month.amount).join(", ")

    function barHeight(share: real): int {
        return Math.max(10, Math.round((height - 2 * base) * share))
    }

    function wide(text: string): real {
        return metrics.advanceWidth(text) + 10
    }

    function grouped(): var {
        const found = []
        months.forEach((month, i) => {
            if (crowded && i > 0 && month.share === months[i - 1].share)
                found[found.length - 1].to = i
            else
                found.push({ from: i, to: i })
        })
        return found
    }

    function named(): var {
        const labels = months.map((month, i) => ({ text: month.label, middle: (i + 0.5) * pitch }))
        if (count < 3 || months.every(month => wide(month.label) < pitch))
            return labels
        const ends = [labels[0], labels[count - 1]]
        const between = grouped().slice(1).map(group => labels[group.from]).filter(label =>
            label.middle - wide(label.text) / 2 > wide(ends[0].text)
            && label.middle + wide(label.text) / 2 < width - wide(ends[1].text))
        return [ends[0], ...between, ends[1]]
    }

    // Each label over its middle, inside the picture, above every bar it crosses, none on its neighbour.
    function spread(labels: var): var {
        let free = 0
        return labels.map(label => {
            const x = Math.max(free, Math.min(label.middle - wide(label.text) / 2 + 5, width - wide(label.text) + 10))
            free = x + wide(label.text)
            const crossed = months.filter((month, i) => (i + 1) * pitch > x && i * pitch < free - 10)
            return { text: label.text, x: x, top: crossed.reduce((most, month) => Math.max(most, barHeight(month.share)), 0) }
        })
    }

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: bars.size
        font.weight: Theme.bold
    }

    Repeater {
        model: bars.count

        Rectangle {
            required property int index

            x: Math.round((index + 0.5) * bars.pitch - width / 2)
            y: bars.height - bars.base - height
            width: Math.max(8, Math.min(Math.round(bars.pitch * 0.8), 118))
            height: bars.barHeight(bars.months[index].share)
            topLeftRadius: Math.min(14, width / 3)
            topRightRadius: topLeftRadius
            color: Theme.highContrast ? Theme.kunyit : Theme.pandan
        }
    }

    Repeater {
        model: bars.amounts

        Phrase {
            required property var modelData

            x: modelData.x
            y: bars.height - bars.base - modelData.top - height + 2
            wrapMode: Text.NoWrap
            text: modelData.text
            size: bars.size
            weight: Theme.bold
            lineHeight: 1
            Accessible.ignored: true
        }
    }

    Repeater {
        model: bars.names

        Phrase {
            required property var modelData

            x: modelData.x
            y: bars.height - height
            wrapMode: Text.NoWrap
            text: modelData.text
            size: bars.size
            lineHeight: 1
            Accessible.ignored: true
        }
    }
}
