import QtQuick
import ".."
import "../components"

// A caption and what stands under it.
Column {
    id: fact

    required property string caption
    required property string value
    property string note: ""
    property int size: 22
    property bool tabular: false

    Phrase {
        width: parent.width
        height: 22
        verticalAlignment: Text.AlignVCenter
        text: fact.caption
        size: Theme.deskSmall
        least: 14
        fits: true
        wrapMode: Text.NoWrap
        color: Theme.inkSoft
    }

    Phrase {
        width: parent.width
        height: 30
        verticalAlignment: Text.AlignVCenter
        text: fact.value
        size: fact.size
        least: 14
        fits: true
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
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
