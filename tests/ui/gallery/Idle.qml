import QtQuick
import "../../../ui/qml/components/dialogs"

// Are you still there?
IdleDialog {
    title: "Masih di sini?"
    text: "Data Anda segera dihapus dari layar."
    stayText: "Ya, lanjutkan"
    leaveText: "Selesai & hapus"
    remaining: 21.4
}
