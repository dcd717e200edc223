import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"

// A year of bars: names and amounts only where they say something new.
Panel {
    MonthBars {
        x: 40
        y: 40
        width: Theme.roomy ? 620 : 420
        height: 180
        size: 32
        months: ["Nov", "Des", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt"].map((name, i) => ({
            label: name, amount: i < 2 ? "8.400" : "16.800", share: i < 2 ? 0.5 : 1
        }))
    }
}
