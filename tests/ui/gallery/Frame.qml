import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"

// The frame with everything it can show, and an end with advice.
Screen {
    words: ({
        bar: {
            listen: "Dengar", stop: "Berhenti", help: "Bantuan", leave: "Selesai & hapus", back: "Kembali",
            next: "Lanjut", progress: "{step} dari {steps}"
        }
    })
    campaignName: "Kerja Keras Bebas Cemas"
    title: "Bolehkah data Anda disimpan?"
    caption: "16 angka di KTP"
    voiced: true
    at: 3
    of: 7
    nextText: "Simpan & cetak"
    nextIcon: "printer"

    Advice {
        anchors.fill: parent
        text: "Pendaftaran baru untuk umur di bawah 65 tahun."
        todo: "Anak atau keluarga yang bekerja boleh mendaftar. Agen akan memeriksa hak Anda."
        picture: Theme.picture("folded-hands")
        todoPicture: Theme.picture("woman-office-worker")
    }
}
