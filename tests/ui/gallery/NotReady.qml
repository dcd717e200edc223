import QtQuick
import "../../../ui/qml/components"

// Nothing works; a code to read out.
NotReadyFace {
    title: "Anjungan belum siap"
    text: "Mohon maaf. Silakan hubungi petugas kantor desa."
    codeText: "Kode untuk petugas: no-key"
}
