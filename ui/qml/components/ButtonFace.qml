import QtQuick
import ".."

// Icon and words of a button, centred or from the left; the words wrap and shrink into what is left.
Item {
    id: face

    required property string text
    property string symbol: ""
    property color color: Theme.ink
    property color symbolColor: color
    property int size: Theme.body
    property int least: Math.min(size, Math.round(size / Theme.textScale))
    property int weight: Theme.bold
    property int symbolSize: Math.round(Math.min(size * 1.1, 56))
    property int gap: 16
    property bool symbolAfter: false
    property bool fromLeft: false
    readonly property real symbolRoom: symbol === "" ? 0 : symbolSize + (text === "" ? 0 : gap)
    readonly property real natural: Math.ceil(metrics.advanceWidth) + 2
    readonly property real wordsWidth: Math.max(0, Math.min(natural, width - symbolRoom))
    readonly property real start: fromLeft ? 0 : Math.round((width - symbolRoom - wordsWidth) / 2)

    implicitWidth: natural + symbolRoom
    implicitHeight: Math.max(metrics.height, symbol === "" ? 0 : symbolSize)

    TextMetrics {
        id: metrics

        font: words.font
        text: face.text
    }

    Icon {
        id: icon

        visible: face.symbol !== ""
        x: face.symbolAfter ? face.start + face.wordsWidth + face.symbolRoom - face.symbolSize : face.start
        anchors.verticalCenter: parent.verticalCenter
        symbol: face.symbol
        size: face.symbolSize
        color: face.symbolColor
    }

    Phrase {
        id: words

        x: face.start + (face.symbolAfter ? 0 : face.symbolRoom)
        width: face.wordsWidth
        height: parent.height
        text: face.text
        size: face.size
        least: face.least
        weight: face.weight
        color: face.color
        fits: true
        lineHeight: 0.88
        horizontalAlignment: face.fromLeft || face.symbol !== "" ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
