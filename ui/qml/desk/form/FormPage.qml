pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."

// Registering somebody from one page: who and where on the left, work, price and saving on the right.
FocusScope {
    id: page

    required property Desk desk
    readonly property DeskForm form: desk.form
    readonly property var lines: desk.words.form
    readonly property bool stacked: Theme.portrait
    readonly property int gap: 24

    focus: true

    // What the keyboard comes to moves into sight.
    readonly property Item typing: Window.activeFocusItem
    onTypingChanged: {
        let inside = typing
        while (inside !== null && inside !== sheet.contentItem)
            inside = inside.parent
        if (inside === null)
            return
        const top = typing.mapToItem(sheet.contentItem, 0, 0).y
        const lowest = Math.max(0, sheet.contentHeight - sheet.height)
        sheet.contentY = Math.max(0, Math.min(Math.max(sheet.contentY, top + typing.height + 24 - sheet.height), top - 40, lowest))
    }

    Flickable {
        id: sheet

        anchors.fill: parent
        clip: interactive
        contentHeight: page.stacked ? who.height + what.height + 3 * page.gap : Math.max(who.height, what.height) + 40
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        FormWho {
            id: who

            x: page.gap
            y: 18
            width: page.stacked ? page.width - 2 * page.gap : (page.width - 3 * page.gap) / 2
            focus: true
            form: page.form
            lines: page.lines
            payerLines: page.desk.words.payer
            next: what.first
        }

        FormWhat {
            id: what

            x: page.stacked ? page.gap : who.width + 2 * page.gap
            y: page.stacked ? who.y + who.height + page.gap : 18
            width: who.width
            form: page.form
            lines: page.lines
        }
    }

    Connections {
        target: page.form

        function onSaved() {
            who.begin()
        }

        function onRefused(field) {
            if (who.has(field))
                who.go(field)
            else
                what.go(field)
        }
    }

    Component.onCompleted: who.begin()
}
