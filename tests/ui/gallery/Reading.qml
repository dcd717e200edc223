import QtQuick
import "../../../ui/qml/components"

// A long text in pages.
Reader {
    title: "Bolehkah data Anda disimpan?"
    paragraphs: Array(12).fill("Data Anda disimpan oleh BUMDes, Desa Pangkalan Satu. Tujuannya: mengurus pendaftaran Anda ke BPJS Ketenagakerjaan. Tidak untuk tujuan lain.")
    pageText: "Halaman {page} dari {pages}"
    closeText: "Sudah saya baca"
    moreText: "Halaman berikut"
    lessText: "Halaman sebelum"
}
