import QtQuick
import Anjungan
import "../.."
import "../../components"

// The bracket and its price; before there is a price, what it waits for.
Rectangle {
    id: panel

    required property DeskForm form

    height: 72
    radius: Theme.radiusCard
    color: Theme.pandan
    border.width: Theme.highContrast ? 3 : 0
    border.color: Theme.edge

    Phrase {
        id: bracketText

        x: 20
        y: 10
        width: parent.width - 40
        visible: panel.form.price.month !== "" || panel.form.answers.income !== ""
        text: panel.form.price.note !== "" ? panel.form.bracket + " · " + panel.form.price.note : panel.form.bracket
        size: Theme.deskSmall
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        color: Theme.pandanText
    }

    Phrase {
        objectName: "formPrice"
        x: 20
        y: 34
        text: panel.form.price.month
        size: 28
        weight: Theme.extraBold
        color: Theme.kunyitLight
    }

    Phrase {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapBroad
        y: bracketText.visible ? 34 : 0
        width: bracketText.visible ? parent.width * 0.62 : parent.width - 40
        height: bracketText.visible ? 36 : parent.height
        horizontalAlignment: bracketText.visible ? Text.AlignRight : Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        text: panel.form.price.total
        size: Theme.deskBody
        least: 15
        fits: true
        weight: Theme.bold
        color: Theme.pandanText
    }
}
