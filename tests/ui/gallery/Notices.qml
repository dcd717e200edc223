import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"

// Something to know, in every tone.
Column {
    id: sheet

    readonly property int room: width - 2 * Theme.margin

    padding: Theme.margin
    spacing: Theme.compact ? 16 : 24

    ReadBack {
        width: sheet.room
        text: "Lahir <b>17 Agustus 1985</b>, laki-laki, Kab. Kotawaringin Barat. <b>Betul?</b>"
    }

    ReadBack {
        width: sheet.room
        visible: !Theme.hugeText || !Theme.compact
        text: "Angka tanggal lahir tampak keliru. <b>Sama dengan KTP?</b>"
        unsure: true
    }

    Notice {
        width: sheet.room
        text: "Belum menjadi peserta. Agen akan menghubungi Anda."
        picture: Theme.picture("woman-office-worker")
    }

    Notice {
        width: sheet.room
        visible: !Theme.largeText || Theme.portrait
        tone: "danger"
        text: "Pencetak mati. Foto layar ini, atau catat nomornya."
        symbol: "printer"
    }
}
