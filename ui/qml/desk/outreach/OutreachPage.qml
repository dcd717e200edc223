pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What hangs where, and the agency's papers: lists left, one form right; on a tall screen the form lies below.
FocusScope {
    id: page

    required property Desk desk
    readonly property Outreach outreach: desk.outreach
    readonly property var lines: desk.words.outreach
    readonly property bool hanging: outreach.section === "items"
    readonly property bool tall: height > width
    readonly property bool covered: picker.visible || pictureCard.visible || shownCampaign.open
    readonly property int narrow: tall ? Math.round(width * 0.4) : Math.round(Math.min(420, width * 0.25))
    readonly property int formHeight: tall ? 680 : height - (hanging ? 32 : 116)
    readonly property int listsEnd: tall ? height - 24 - formHeight - 16 : height - 24

    focus: true

    ChoiceRow {
        id: chips

        enabled: !page.covered
        x: 24
        y: 20
        width: page.width - 48
        prefix: "outreach"
        options: page.outreach.sections
        onPicked: key => page.outreach.show(key)
    }

    DeskButton {
        id: campaign

        enabled: !page.covered
        objectName: "campaignButton"
        visible: page.hanging
        x: 24
        y: 92
        width: page.narrow
        sidePadding: Theme.gap
        symbol: "caret-down"
        symbolAfter: true
        text: page.outreach.campaignText
        Accessible.name: page.lines.campaignShow + ", " + text
        onClicked: shownCampaign.ask(page.outreach.campaign)
    }

    RowList {
        id: villages

        enabled: !page.covered
        visible: page.hanging
        x: 24
        y: campaign.y + campaign.height + 10
        width: visible ? page.narrow : -16
        height: add.y - y - 14
        rows: page.outreach.places
        chosen: page.outreach.place
        namePrefix: "place-"
        emptyText: page.lines.noPlaces
        onPicked: place => page.outreach.choosePlace(place)
    }

    DeskButton {
        objectName: "sheetButton"
        visible: page.hanging
        x: 24
        y: add.y
        width: page.narrow
        height: add.height
        sidePadding: Theme.gap
        symbol: "file-pdf"
        enabled: !page.outreach.busy && !page.covered
        text: page.lines.sheet
        onClicked: page.outreach.printSheet()
    }

    Column {
        id: warnings

        x: list.x
        y: 92
        width: list.width
        spacing: Theme.gapSmall

        Repeater {
            model: page.hanging ? [] : page.desk.due.rows

            Tag {
                required property var modelData

                objectName: "expiry"
                width: warnings.width
                height: 44
                text: modelData.text
                tone: modelData.tone
            }
        }

        Phrase {
            objectName: "hangingKinds"
            visible: page.hanging && text !== ""
            width: parent.width
            text: page.outreach.hangingKinds
            size: Theme.deskSmall
            weight: Theme.semiBold
        }
    }

    RowList {
        id: list

        enabled: !page.covered
        x: villages.x + villages.width + 16
        y: warnings.y + (warnings.height > 0 ? warnings.height + 12 : 0)
        width: page.tall ? page.width - x - 24 : Math.round(page.width * (page.hanging ? 0.3 : 0.32))
        height: add.y - y - 14
        rows: page.outreach.papers
        chosen: page.outreach.chosen
        namePrefix: "paper-"
        emptyText: page.lines.noPapers
        onPicked: place => page.outreach.choose(place)
    }

    DeskButton {
        id: add

        objectName: "newPaperButton"
        x: list.x
        y: page.listsEnd - height
        width: list.width
        height: 60
        symbol: "plus"
        enabled: page.outreach.mayChange && !page.covered
        selected: page.outreach.form.id === 0
        text: page.lines["new-" + page.outreach.section]
        onClicked: page.outreach.choose(-1)
    }

    OutreachForm {
        id: form

        enabled: !page.covered && !down.open && !ownCampaign.open && !copy.open
        x: page.tall ? 24 : list.x + list.width + 16
        y: page.tall ? page.listsEnd + 16 : page.hanging ? 16 : 92
        width: page.width - x - 24
        height: page.formHeight
        outreach: page.outreach
        lines: page.lines
        onFilesWanted: {
            page.outreach.lookForFiles()
            picker.visible = true
        }
        onCopyWanted: copy.ask()
        onCampaignWanted: ownCampaign.ask(form.campaign)
        onTakeDownWanted: down.ask()
    }

    OutreachDown {
        id: down

        anchors.fill: form
        closeText: page.lines.close
        outreach: page.outreach
        lines: page.lines
    }

    OutreachCampaigns {
        id: ownCampaign

        own: true
        anchors.fill: form
        closeText: page.lines.close
        outreach: page.outreach
        lines: page.lines
        onPicked: id => form.campaign = id
    }

    OutreachCampaigns {
        id: shownCampaign

        x: 24
        y: chips.y + chips.height + 10
        width: list.x + list.width - 24
        height: page.listsEnd - y
        closeText: page.lines.close
        outreach: page.outreach
        lines: page.lines
        onPicked: id => page.outreach.chooseCampaign(id)
    }

    Rectangle {
        id: picker

        objectName: "filePicker"
        visible: false
        anchors.fill: parent
        color: Theme.canvas

        TapHandler {}

        DeskCard {
            anchors.centerIn: parent
            width: Math.min(parent.width - 80, 900)
            height: parent.height - 60
            title: page.lines.pickFile

            RowList {
                width: parent.width
                height: parent.height - 74
                rows: page.outreach.files
                namePrefix: "file-"
                emptyText: page.lines.noFiles
                onPicked: place => {
                    picker.visible = false
                    page.outreach.attach(place)
                }
            }

            DeskButton {
                objectName: "pickerLeaveButton"
                anchors.bottom: parent.bottom
                height: 60
                text: page.lines.cancel
                onClicked: picker.visible = false
            }
        }
    }

    Rectangle {
        id: pictureCard

        objectName: "pictureCard"
        visible: page.outreach.picture !== ""
        anchors.fill: parent
        color: Theme.canvas

        TapHandler {}

        Image {
            objectName: "pictureShown"
            anchors.fill: parent
            anchors.margins: Theme.gapLarge
            anchors.bottomMargin: under.height + 2 * Theme.gapLarge
            fillMode: Image.PreserveAspectFit
            source: page.outreach.picture
            sourceSize.width: 1600
        }

        Row {
            id: under

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gapLarge
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gap

            DeskButton {
                objectName: "pictureCopyButton"
                visible: page.outreach.mayChange
                height: 60
                text: page.lines.copyOut
                onClicked: {
                    page.outreach.putAway()
                    copy.ask()
                }
            }

            DeskButton {
                objectName: "pictureCloseButton"
                height: 60
                text: page.lines.close
                onClicked: page.outreach.putAway()
            }
        }
    }

    ReasonSheet {
        id: copy

        anchors.fill: form
        title: page.lines.copyTitle
        closeText: page.lines.close
        text: page.lines.copyText
        ownText: page.lines.copyOwn
        doText: page.lines.copyDo
        reasons: page.outreach.reasons
        onConfirmed: why => page.outreach.copyOut(why)
    }
}
