pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// The person whose page is open: who, four leaves, and how the contact ended.
FocusScope {
    id: panel

    required property Desk desk
    readonly property DeskPerson person: desk.person
    readonly property var lines: desk.words.person
    readonly property var data_: person.data
    readonly property bool opened: person.number !== ""
    readonly property bool asking: day.open || why.open || undo.open || copy.open || payer.open || consent.open || details_.open || chat.open
    readonly property bool entering: person.report.outcome !== ""
    property string leaf: "data"
    property bool detailed: false
    property int undoing: 0

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusCard
        color: Theme.surface
        border.width: 2
        border.color: Theme.soft
    }

    Column {
        visible: !panel.opened
        anchors.centerIn: parent
        width: parent.width * 0.86
        spacing: Theme.gapBroad

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            symbol: "qr-code"
            size: 72
            color: Theme.lip
        }

        Phrase {
            objectName: "panelHint"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: panel.person.problem !== "" ? panel.person.problem : panel.lines.choose
            size: 22
            weight: Theme.semiBold
            color: panel.person.problem !== "" ? Theme.danger : Theme.inkSoft
        }
    }

    Item {
        id: inner

        visible: panel.opened
        enabled: !panel.asking
        anchors.fill: parent
        anchors.margins: Theme.gapLarge
        anchors.topMargin: Theme.gapWide
        anchors.bottomMargin: Theme.gapWide

        Phrase {
            id: name

            objectName: "personName"
            width: parent.width
            height: 40
            verticalAlignment: Text.AlignVCenter
            text: panel.data_.name
            size: Theme.deskLarge
            least: 18
            fits: true
            wrapMode: Text.NoWrap
            weight: Theme.extraBold
            Accessible.role: Accessible.Heading
        }

        Phrase {
            id: saved

            anchors.top: name.bottom
            width: parent.width
            height: 26
            verticalAlignment: Text.AlignVCenter
            text: panel.data_.saved ?? ""
            size: Theme.deskBody
            color: Theme.inkSoft
        }

        Row {
            id: leaves

            anchors.top: saved.bottom
            anchors.topMargin: Theme.gapTiny
            width: parent.width
            spacing: Theme.gapSmall

            Repeater {
                model: [
                    { key: "data", label: panel.lines.leafData },
                    { key: "needs", label: panel.lines.leafNeeds.replace("{count}", panel.person.needs.missing.length) },
                    { key: "history", label: panel.lines.leafHistory.replace("{count}", panel.person.history.length) },
                    { key: "papers", label: panel.lines.leafPapers }
                ]

                DeskButton {
                    required property var modelData

                    objectName: "leaf-" + modelData.key
                    width: (leaves.width - 24) / 4
                    sidePadding: Theme.gapSmall
                    least: 15
                    text: modelData.label
                    selected: panel.leaf === modelData.key && !details.visible
                    Accessible.role: Accessible.PageTab
                    onClicked: {
                        panel.leaf = modelData.key
                        panel.detailed = false
                    }
                }
            }
        }

        Item {
            id: middle

            anchors.top: leaves.bottom
            anchors.topMargin: Theme.gap
            anchors.bottom: outcomes.top
            anchors.bottomMargin: Theme.gapSmall
            width: parent.width

            PersonData {
                id: known

                anchors.fill: parent
                visible: panel.leaf === "data" && !details.visible
                person: panel.person
                lines: panel.lines
                onNikAsked: why.ask()
                onChatAsked: {
                    panel.person.showChat()
                    if (panel.person.chat !== "")
                        chat.show()
                }
                onMoreAsked: panel.leaf = "needs"
                onConsentAsked: consent.ask()
            }

            PersonNeeds {
                anchors.fill: parent
                visible: panel.leaf === "needs" && !details.visible
                person: panel.person
                lines: panel.lines
                onConsentAsked: consent.ask()
                onDetailsAsked: details_.ask()
            }

            Rectangle {
                visible: past.below && past.visible
                y: known.factsEnd
                width: parent.width
                height: 2
                color: Theme.soft
            }

            // A tall glass has room for what happened below what is known.
            PersonHistory {
                id: past

                readonly property bool below: panel.leaf === "data" && known.free > 110

                y: below ? known.factsEnd + 14 : 0
                width: parent.width
                height: below ? known.free - 14 : parent.height
                visible: (panel.leaf === "history" || below) && !details.visible
                person: panel.person
                lines: panel.lines
                onUndoAsked: followUp => {
                    panel.undoing = followUp
                    undo.ask()
                }
            }

            PersonPapers {
                width: parent.width
                visible: panel.leaf === "papers" && !details.visible
                person: panel.person
                lines: panel.lines
                onCopyAsked: copy.ask()
                onPayerAsked: payer.ask()
            }

            OutcomeDetails {
                id: details

                width: parent.width
                visible: panel.entering && panel.detailed
                onBackAsked: panel.detailed = false
                person: panel.person
                lines: panel.lines
            }
        }

        Phrase {
            objectName: "personProblem"
            visible: text !== "" && panel.person.problemField !== "kpj"
            anchors.bottom: outcomes.top
            anchors.right: parent.right
            anchors.bottomMargin: -height
            width: parent.width * 0.7
            horizontalAlignment: Text.AlignRight
            text: panel.person.problem
            size: Theme.deskSmall + 1
            weight: Theme.bold
            color: Theme.danger
            Accessible.role: Accessible.AlertMessage
        }

        OutcomeBar {
            id: outcomes

            anchors.bottom: parent.bottom
            width: parent.width
            enabled: (panel.data_.hold ?? "") === ""
            person: panel.person
            lines: panel.lines
            detailed: details.visible
            onDayAsked: day.show()
            onNoteAsked: {
                panel.detailed = true
                details.begin()
            }
            onChosen: {
                panel.detailed = panel.entering && panel.person.report.needs.length > 0
                if (panel.detailed)
                    details.begin()
            }
        }
    }

    DaySheet {
        id: day

        anchors.fill: parent
        person: panel.person
        lines: panel.lines
        closeText: panel.desk.words.desk.close
    }

    ReasonSheet {
        id: why

        anchors.fill: parent
        title: panel.lines.revealTitle
        text: panel.lines.revealText
        ownText: panel.lines.ownReason
        doText: panel.lines.revealDo
        symbol: "eye"
        reasons: panel.person.revealReasons
        closeText: panel.desk.words.desk.close
        onConfirmed: why => panel.person.revealNik(why)
    }

    ReasonSheet {
        id: undo

        anchors.fill: parent
        title: panel.lines.undoTitle
        text: panel.lines.undoText
        ownText: panel.lines.ownReason
        doText: panel.lines.undoDo
        symbol: "arrow-counter-clockwise"
        reasons: panel.person.undoReasons
        closeText: panel.desk.words.desk.close
        onConfirmed: why => panel.person.undo(panel.undoing, why)
    }

    ReasonSheet {
        id: copy

        anchors.fill: parent
        title: panel.lines.copyTitle
        text: panel.lines.copyText.replace("{copy}", (panel.data_.copies ?? 0) + 1)
        ownText: panel.lines.ownReason
        doText: panel.lines.copyDo
        symbol: "printer"
        reasons: panel.person.copyReasons
        closeText: panel.desk.words.desk.close
        onConfirmed: why => panel.person.reprint(why)
    }

    PayerSheet {
        id: payer

        anchors.fill: parent
        person: panel.person
        lines: panel.lines
        closeText: panel.desk.words.desk.close
    }

    PersonConsent {
        id: consent

        anchors.fill: parent
        person: panel.person
        lines: panel.lines
        closeText: panel.desk.words.desk.close
    }

    DetailsSheet {
        id: details_

        anchors.fill: parent
        person: panel.person
        lines: panel.lines
        closeText: panel.desk.words.desk.close
    }

    ChatSheet {
        id: chat

        anchors.fill: parent
        person: panel.person
        lines: panel.lines
        closeText: panel.desk.words.desk.close
    }

    Connections {
        target: panel.person

        function onOpened() {
            panel.leaf = "data"
            panel.detailed = false
            outcomes.rest = false
            for (const sheet of [day, why, undo, copy, payer, consent, details_, chat])
                sheet.hide()
        }

        function onChanged() {
            if (panel.person.report.outcome === "")
                panel.detailed = false
        }
    }
}
