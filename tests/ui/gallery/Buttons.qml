import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"

// Every button in every state: normal, pressed, disabled, selected, with the focus of the keyboard.
Item {
    id: sheet

    readonly property bool roomy: !Theme.largeText || !Theme.compact

    Flow {
        x: Theme.margin
        y: Theme.margin
        width: sheet.width - 2 * x
        spacing: 28

        ActionButton {
            objectName: "ready"
            text: "Lanjut"
        }

        ActionButton {
            objectName: "asleep"
            text: "Lanjut"
            ready: false
        }

        ActionButton {
            objectName: "pressedAction"
            text: "Simpan"
            symbol: "printer"
            down: true
        }

        PushButton {
            id: focused

            objectName: "focused"
            text: "Kembali"
            symbol: "arrow-left"
            Component.onCompleted: forceActiveFocus(Qt.TabFocusReason)
        }

        PushButton {
            objectName: "pressedPush"
            text: "Ubah"
            symbol: "pencil-simple"
            down: true
        }

        PushButton {
            objectName: "disabledPush"
            text: "Ubah"
            enabled: false
        }

        PushButton {
            objectName: "danger"
            visible: !Theme.hugeText
            text: "Selesai & hapus"
            symbol: "sign-out"
            tone: "danger"
        }

        PushButton {
            objectName: "selectedPush"
            text: "3 bulan"
            selected: true
        }

        VoiceButton {
            listenText: "Dengar"
            stopText: "Berhenti"
        }

        VoiceButton {
            objectName: "speaking"
            visible: sheet.roomy
            listenText: "Dengar"
            stopText: "Berhenti"
            speaking: true
        }

        VoiceButton {
            objectName: "mute"
            visible: sheet.roomy
            listenText: "Dengar"
            stopText: "Berhenti"
            enabled: false
        }
    }
}
