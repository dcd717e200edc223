import QtQuick
import ".."
import "dialogs"

// A long text in pages, turned with arrows; never a scroll bar.
Dialog {
    id: reader

    required property string title
    required property var paragraphs
    required property string pageText
    required property string closeText
    required property string moreText
    required property string lessText
    readonly property int space: Theme.roomy ? 64 : 40
    readonly property int bodySize: Theme.compact ? Math.round(34 * Theme.textScale) : Theme.body
    readonly property int line: Math.round(bodySize * 1.3)
    readonly property int linesAPage: Math.max(1, Math.floor(view.height / line))
    readonly property int pages: Math.max(1, Math.ceil(words.lineCount / linesAPage))
    property int page: 0

    signal closeAsked()

    Accessible.name: title
    cardHeight: height - 2 * Theme.margin
    cardWidth: width - 2 * Theme.margin
    onCloseAsked: page = 0

    Phrase {
        id: heading

        x: reader.space
        y: reader.space * 0.6
        width: parent.width - 2 * reader.space
        height: Math.min(implicitHeight, Theme.title * 2.2)
        text: reader.title
        size: Theme.compact ? 44 : 56
        weight: Theme.extraBold
        fits: true
        Accessible.role: Accessible.Heading
    }

    Item {
        id: view

        anchors.top: heading.bottom
        anchors.topMargin: Theme.gapBroad
        anchors.bottom: close.top
        anchors.bottomMargin: Theme.gapLarge
        x: reader.space
        width: parent.width - 2 * reader.space

        Item {
            width: parent.width
            height: reader.linesAPage * reader.line
            clip: true

            Phrase {
                id: words

                y: -reader.page * reader.linesAPage * reader.line
                width: parent.width
                text: reader.paragraphs.join("\n\n")
                size: reader.bodySize
                lineHeightMode: Text.FixedHeight
                lineHeight: reader.line
            }
        }
    }

    PushButton {
        id: less

        objectName: "readerLess"
        enabled: reader.page > 0
        visible: reader.pages > 1
        x: reader.space
        anchors.verticalCenter: close.verticalCenter
        width: Theme.roomy ? 120 : 96
        height: close.height
        symbol: "arrow-left"
        Accessible.name: reader.lessText
        onClicked: reader.page -= 1
    }

    PushButton {
        id: more

        objectName: "readerMore"
        enabled: reader.page < reader.pages - 1
        visible: reader.pages > 1
        anchors.left: less.right
        anchors.leftMargin: Theme.gapBroad
        anchors.verticalCenter: close.verticalCenter
        width: less.width
        height: close.height
        symbol: "arrow-right"
        Accessible.name: reader.moreText
        onClicked: reader.page += 1
    }

    Phrase {
        visible: reader.pages > 1 && !Theme.largeText && !Theme.portrait
        anchors.left: more.right
        anchors.leftMargin: Theme.gapLarge
        anchors.verticalCenter: close.verticalCenter
        text: reader.pageText.replace("{page}", reader.page + 1).replace("{pages}", reader.pages)
        size: Theme.caption
        weight: Theme.semiBold
        color: Theme.inkSoft
    }

    ActionButton {
        id: close

        objectName: "readerClose"
        focus: true
        anchors.right: parent.right
        anchors.rightMargin: reader.space
        y: parent.height - height - reader.space * 0.6
        width: Math.min(Math.max(implicitWidth, 420), parent.width - 2 * reader.space - 2 * less.width - 60)
        height: Theme.roomy ? 112 : 92
        text: reader.closeText
        symbol: "check"
        onAccepted: reader.closeAsked()
    }
}
