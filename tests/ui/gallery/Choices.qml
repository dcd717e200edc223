import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"

// More choices than fit: pages with an arrow.
Item {
    ChoiceGrid {
        x: Theme.margin
        y: Theme.margin
        width: parent.width - 2 * x
        height: parent.height - 2 * y
        columns: Theme.hugeText ? 1 : Theme.portrait || Theme.largeText ? 2 : 3
        rows: Theme.compact ? 3 : 4
        moreText: "Lagi"
        choices: Array.from({ length: 33 }, (unused, i) => ({
            id: String(i + 1), text: "Rp" + (1 + i / 10).toFixed(1) + " – " + (1.1 + i / 10).toFixed(1) + " juta", selected: i === 15
        }))
    }
}
