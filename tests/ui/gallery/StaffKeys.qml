import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components/keys"

// The full keyboard of staff, letters above, symbols below.
Item {
    FullKeyboard {
        x: Theme.margin
        y: Theme.margin
        width: parent.width - 2 * x
        clearText: "Hapus semua"
        eraseText: "Hapus satu"
        spaceText: "Spasi"
        level: Theme.portrait ? 2 : 1
    }
}
