import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"

// The price panel with three months of two prices.
Item {
    PricePanel {
        x: Theme.portrait ? Theme.margin : parent.width / 2
        y: Theme.margin
        width: Theme.portrait ? parent.width - 2 * x : parent.width / 2 - Theme.margin
        height: Theme.portrait ? parent.height * 0.62 : parent.height - 2 * y
        price: "Rp8.400"
        note: "per bulan sampai Desember 2026, lalu <b>Rp16.800</b>"
        months: [
            { label: "Nov", amount: "8.400", share: 0.5 },
            { label: "Des", amount: "8.400", share: 0.5 },
            { label: "Jan", amount: "16.800", share: 1 }
        ]
        totalLabel: "3 bulan"
        total: "Rp33.600"
        benefits: [
            { picture: Theme.picture("hospital"), label: "Kecelakaan kerja", value: "biaya berobat ditanggung*" },
            { picture: Theme.picture("umbrella"), label: "Meninggal karena kerja", value: "sampai Rp244 juta*" },
            { picture: Theme.picture("folded-hands"), label: "Meninggal, bukan karena kerja", value: "Rp42 juta*" }
        ]
        footnote: "* Ada syarat. Tanyakan agen."
    }
}
