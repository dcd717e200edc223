import QtQuick
import ".."

// Something to know: a tint with a picture or an icon and two short sentences (styled: <b> is allowed).
// Tones: "success", "warning", "danger", "plain".
Rectangle {
    id: notice

    required property string text
    property string tone: "warning"
    property url picture
    property string symbol: ""
    property int size: Theme.body
    property int least: Math.min(36, Math.round(size / Theme.textScale))
    property int weight: Theme.bold
    property int borderWidth: 4
    property int pictureSize: Theme.compact || Theme.largeText ? 72 : 120
    readonly property color mark: tone === "success" ? Theme.success : tone === "danger" ? Theme.danger
                                                                     : tone === "plain" ? Theme.soft : Theme.warning
    readonly property bool pictured: picture.toString() !== ""
    readonly property int space: Theme.roomy ? 40 : 28
    readonly property real room: pictured ? pictureSize + space : symbol === "" ? 0 : symbolMark.width + space

    implicitHeight: Math.max(words.implicitHeight, pictured ? pictureSize : 0, symbol === "" ? 0 : symbolMark.height) + 48
    radius: Theme.radiusTile
    color: tone === "success" ? Theme.successTint : tone === "danger" ? Theme.dangerTint
                                                  : tone === "plain" ? Theme.surface : Theme.warningTint
    border.width: borderWidth
    border.color: mark

    Picture {
        visible: notice.pictured
        x: notice.space
        anchors.verticalCenter: parent.verticalCenter
        source: notice.picture
        size: notice.pictureSize
    }

    Icon {
        id: symbolMark

        visible: notice.symbol !== ""
        x: notice.space
        anchors.verticalCenter: parent.verticalCenter
        symbol: notice.symbol
        size: Theme.largeText || Theme.compact ? 64 : 84
        color: notice.mark
    }

    Phrase {
        id: words

        x: notice.space + notice.room
        width: notice.width - x - notice.space
        height: notice.height - 24
        anchors.verticalCenter: parent.verticalCenter
        text: notice.text
        textFormat: Text.StyledText
        size: notice.size
        least: notice.least
        weight: notice.weight
        fits: true
        lineHeight: 1.04
        verticalAlignment: Text.AlignVCenter
    }
}
