pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// The bar along the top: the pages of this role, who is at the desk, and the lock. On a tall screen the pages
// have a line of their own.
Rectangle {
    id: bar

    required property Desk desk
    readonly property var lines: desk.words.desk
    readonly property bool tall: Theme.portrait && desk.pages.length > 3
    readonly property bool crowded: desk.pages.length > 5 && width < 1700
    readonly property int line: 76
    readonly property var nextLanguage: {
        const all = desk.languages
        return all[(all.findIndex(each => each.code === desk.language) + 1) % all.length]
    }

    height: tall ? 2 * line : line
    color: Theme.pandan

    Icon {
        id: mark

        x: 24
        y: (bar.line - height) / 2
        symbol: "kawung"
        size: 44
        color: Theme.kunyit
    }

    Phrase {
        id: named

        visible: !bar.crowded || bar.tall
        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: mark.verticalCenter
        text: bar.lines.title
        size: 24
        weight: Theme.extraBold
        color: Theme.pandanText
    }

    Row {
        id: tabs

        x: bar.tall ? 24 : bar.crowded ? mark.x + mark.width + 10 : named.x + named.width + 20
        y: (bar.line - height) / 2 + (bar.tall ? bar.line - 6 : 0)
        spacing: bar.crowded ? Theme.gapTiny : Theme.gapSmall

        Repeater {
            model: bar.desk.pages

            DeskTab {
                required property string modelData
                readonly property bool rights: modelData === "office"
                readonly property bool papers: modelData === "outreach" && bar.desk.due.count > 0

                objectName: "deskTab-" + modelData
                text: bar.lines[modelData]
                symbol: bar.tall && bar.width < 1000 ? "" : bar.desk.symbols[modelData]
                sidePadding: bar.tall ? Theme.gap : bar.crowded ? Theme.gapSmall : Theme.gapWide
                selected: bar.desk.page === modelData
                mark: rights ? bar.desk.rights.waiting.text : papers ? bar.desk.due.count : ""
                markSaid: rights ? bar.desk.rights.waiting.said : bar.desk.due.text
                urgent: (rights ? bar.desk.rights.waiting.tone : bar.desk.due.tone) === "danger"
                onClicked: bar.desk.go(modelData)
            }
        }
    }

    Phrase {
        id: who

        objectName: "staffName"
        visible: width >= 70
        anchors.right: speak.left
        anchors.rightMargin: Theme.gapWide
        width: speak.x - 16 - (bar.tall ? named.x + named.width : tabs.x + tabs.width) - 12
        elide: Text.ElideRight
        maximumLineCount: bar.crowded && !bar.tall ? 2 : 1
        height: bar.line
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        text: bar.desk.staffName
        size: bar.crowded && !bar.tall ? 17 : Theme.deskBody
        least: 15
        fits: true
        color: Theme.pandanText
    }

    // The other language, by its code: two letters are all that a full bar has room for.
    DeskTab {
        id: speak

        objectName: "deskLanguageButton"
        visible: bar.desk.languages.length > 1
        anchors.right: lock.left
        anchors.rightMargin: visible ? Theme.gapSmall : -width
        anchors.verticalCenter: mark.verticalCenter
        text: bar.nextLanguage.code.toUpperCase()
        symbol: bar.crowded && !bar.tall ? "" : "translate"
        sidePadding: Theme.gap
        framed: true
        Accessible.name: bar.nextLanguage.name
        onClicked: bar.desk.setLanguage(bar.nextLanguage.code)
    }

    DeskTab {
        id: lock

        objectName: "deskLockButton"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapLarge
        anchors.verticalCenter: mark.verticalCenter
        text: bar.desk.isSignedIn ? bar.lines.lock : bar.lines.leave
        symbol: bar.desk.isSignedIn ? "lock" : "sign-out"
        framed: true
        onClicked: bar.desk.leave()
    }
}
