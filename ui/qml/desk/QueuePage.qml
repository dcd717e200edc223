import QtQuick
import Anjungan
import ".."
import "../components"

// Whom to see today.
FocusScope {
    required property Desk desk

    focus: true
}
