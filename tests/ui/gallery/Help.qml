import QtQuick
import "../../../ui/qml/components/dialogs"

// Help with the agent's name.
HelpDialog {
    title: "Bantuan"
    text: "NIK adalah 16 angka di bagian atas KTP. Ketik satu per satu, tidak perlu cepat. Bila keliru, sentuh tombol hapus."
    closeText: "Mengerti"
    agentTitle: "Agen desa siap membantu"
    agentText: "Siti Rahmah, Senin–Jumat 08.00–12.00"
}
