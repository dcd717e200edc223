pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// The bar along the top: the pages of this role, who is at the desk, and the lock.
Rectangle {
    id: bar

    required property Desk desk
    readonly property var lines: desk.words.desk
    readonly property bool crowded: desk.pages.length > 5 && width < 1700
    readonly property bool narrow: crowded && width < 1300
    readonly property var nextLanguage: {
        const all = desk.languages
        return all[(all.findIndex(each => each.code === desk.language) + 1) % all.length]
    }
    readonly property var symbols: ({
        queue: "list-checks", form: "user-plus", board: "chart-bar", outreach: "megaphone",
        dispatch: "paper-plane-tilt", twins: "identification-card", office: "user-circle"
    })

    height: 76
    color: Theme.pandan

    Icon {
        id: mark

        x: 24
        anchors.verticalCenter: parent.verticalCenter
        symbol: "kawung"
        size: 44
        color: Theme.kunyit
    }

    Phrase {
        id: named

        visible: !bar.crowded
        anchors.left: mark.right
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        text: bar.lines.title
        size: 24
        weight: Theme.extraBold
        color: Theme.pandanText
    }

    Row {
        id: tabs

        x: bar.crowded ? mark.x + mark.width + 12 : named.x + named.width + 20
        anchors.verticalCenter: parent.verticalCenter
        spacing: bar.narrow ? 7 : bar.crowded ? 0 : 8

        Repeater {
            model: bar.desk.pages

            DeskTab {
                required property string modelData
                readonly property bool rights: modelData === "office"
                readonly property bool papers: modelData === "outreach" && bar.desk.due.count > 0

                objectName: "deskTab-" + modelData
                text: bar.lines[modelData]
                symbol: bar.narrow ? "" : bar.symbols[modelData]
                sidePadding: bar.crowded ? 9 : 18
                selected: bar.desk.page === modelData
                mark: rights ? bar.desk.claims.waiting.text : papers ? bar.desk.due.count : ""
                markSaid: rights ? bar.desk.claims.waiting.said : bar.desk.due.text
                urgent: (rights ? bar.desk.claims.waiting.tone : bar.desk.due.tone) === "danger"
                onClicked: bar.desk.go(modelData)
            }
        }
    }

    Phrase {
        id: who

        objectName: "staffName"
        visible: width >= 70
        anchors.right: speak.left
        anchors.rightMargin: 16
        width: speak.x - 16 - (tabs.x + tabs.width + 12)
        elide: Text.ElideRight
        maximumLineCount: bar.crowded ? 2 : 1
        height: parent.height
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        text: bar.desk.staffName
        size: bar.crowded ? 16 : Theme.deskBody
        least: 14
        fits: true
        color: Theme.pandanText
    }

    // The other language, by its code: two letters are all that a full bar has room for.
    DeskTab {
        id: speak

        objectName: "deskLanguageButton"
        visible: bar.desk.languages.length > 1
        anchors.right: lock.left
        anchors.rightMargin: visible ? 10 : -width
        anchors.verticalCenter: parent.verticalCenter
        text: bar.nextLanguage.code.toUpperCase()
        symbol: bar.crowded ? "" : "translate"
        sidePadding: 14
        framed: true
        Accessible.name: bar.nextLanguage.name
        onClicked: bar.desk.setLanguage(bar.nextLanguage.code)
    }

    DeskTab {
        id: lock

        objectName: "deskLockButton"
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        text: bar.desk.isSignedIn ? bar.lines.lock : bar.lines.leave
        symbol: bar.desk.isSignedIn ? "lock" : "sign-out"
        framed: true
        onClicked: bar.desk.leave()
    }
}
