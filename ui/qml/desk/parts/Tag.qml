import QtQuick
import "../.."
import "../../components"

// A few words on a tint. Tones: "plain", "good", "warning", "danger".
Rectangle {
    id: tag

    required property string text
    property string tone: "plain"

    visible: text !== ""
    implicitWidth: words.implicitWidth + 24
    implicitHeight: 34
    radius: Theme.radiusTag
    color: tone === "good" ? Theme.successTint : tone === "warning" ? Theme.warningTint
                           : tone === "danger" ? Theme.dangerTint : Theme.well
    border.width: Theme.highContrast ? 2 : 0
    border.color: words.color

    Phrase {
        id: words

        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: tag.text
        size: Theme.deskSmall
        weight: Theme.bold
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        color: tag.tone === "good" ? Theme.success : tag.tone === "warning" ? Theme.warning
                                   : tag.tone === "danger" ? Theme.danger : Theme.ink
    }
}
