import QtQuick
import "../.."
import "../../components"

// A few words on a tint at the end of a row. Tones: well, warning, danger, success.
Rectangle {
    id: tag

    required property string text
    property string tone: "well"
    readonly property color ink: tone === "danger" ? Theme.danger : tone === "warning" ? Theme.warning
                                                                  : tone === "success" ? Theme.success : Theme.ink

    visible: text !== ""
    implicitWidth: words.implicitWidth + 24
    implicitHeight: 36
    radius: 8
    color: tone === "danger" ? Theme.dangerTint : tone === "warning" ? Theme.warningTint
                                                : tone === "success" ? Theme.successTint : Theme.well
    border.width: Theme.highContrast ? 2 : 0
    border.color: ink

    Phrase {
        id: words

        anchors.centerIn: parent
        wrapMode: Text.NoWrap
        text: tag.text
        size: Theme.deskSmall
        weight: Theme.bold
        color: tag.ink
    }
}
