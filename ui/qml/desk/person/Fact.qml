import QtQuick
import "../.."
import "../../components"

// A caption and what stands under it; `mark` says in words what the little sign behind the caption means.
Column {
    id: fact

    required property string caption
    required property string value
    property string note: ""
    property int size: 22
    property bool tabular: false
    property string mark: ""
    readonly property bool long: metrics.advanceWidth > width

    // What would shrink below this stands on two lines instead.
    TextMetrics {
        id: metrics

        font.family: Theme.family
        font.weight: Theme.bold
        font.pixelSize: 17
        text: fact.value
    }

    Item {
        width: parent.width
        height: 22

        Phrase {
            id: caption

            width: Math.min(implicitWidth, parent.width - (sign.visible ? sign.width + 6 : 0))
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: fact.caption
            size: Theme.deskSmall
            least: 15
            fits: true
            wrapMode: Text.NoWrap
            color: Theme.inkSoft
        }

        Icon {
            id: sign

            visible: fact.mark !== ""
            anchors.left: caption.right
            anchors.leftMargin: Theme.gapTiny
            anchors.verticalCenter: parent.verticalCenter
            symbol: "pencil-simple"
            size: 17
            color: Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: fact.mark
        }
    }

    Phrase {
        width: parent.width
        height: fact.long ? 44 : 30
        verticalAlignment: fact.long ? Text.AlignTop : Text.AlignVCenter
        text: fact.value
        size: fact.long ? 17 : fact.size
        least: 15
        fits: true
        wrapMode: fact.long ? Text.WordWrap : Text.NoWrap
        weight: Theme.bold
        tabular: fact.tabular
    }

    Phrase {
        visible: fact.note !== ""
        width: parent.width
        text: fact.note
        size: 16
        weight: Theme.semiBold
        color: Theme.warning
    }
}
