import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components/keys"

// The pad at the size it has on its screen.
Item {
    NumberPad {
        x: Theme.margin
        y: Theme.margin
        clearText: "Hapus semua"
        eraseText: "Hapus satu"
        spaceText: "Spasi"
    }
}
