import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"

// The receipt out of its slot.
Item {
    PaperSlot {
        x: Theme.margin
        y: Theme.margin
        height: Math.min(implicitHeight, parent.height - 2 * y)
        qr: Theme.art("kawung-rosette")
        number: "K7M-000123-4"
        scanText: "Foto kode ini"
        bandText: "BELUM PESERTA"
    }
}
