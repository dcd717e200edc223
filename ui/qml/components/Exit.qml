import QtQuick
import ".."

// A polite end of a path: why, what to do, and two ways on.
Item {
    id: exit

    required property url picture
    required property string text
    required property string todo
    required property string firstText
    required property string firstSymbol
    required property string secondText
    required property string secondSymbol

    signal firstAsked()
    signal secondAsked()

    Notice {
        id: why

        width: parent.width
        height: parent.height - buttons.height - Theme.tileGap
        picture: exit.picture
        pictureSize: Theme.largeText ? 72 : Theme.compact ? 140 : 220
        weight: Theme.semiBold
        text: "<b>" + exit.text + "</b><br><br>" + exit.todo
    }

    Grid {
        id: buttons

        anchors.bottom: parent.bottom
        columns: Theme.hugeText ? 1 : 2
        spacing: Theme.tileGap

        PushButton {
            objectName: "exitFirstButton"
            width: (exit.width - (buttons.columns - 1) * buttons.spacing) / buttons.columns
            text: exit.firstText
            symbol: exit.firstSymbol
            onClicked: exit.firstAsked()
        }

        PushButton {
            objectName: "exitSecondButton"
            width: (exit.width - (buttons.columns - 1) * buttons.spacing) / buttons.columns
            text: exit.secondText
            symbol: exit.secondSymbol
            onClicked: exit.secondAsked()
        }
    }
}
