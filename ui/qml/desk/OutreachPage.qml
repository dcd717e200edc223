pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// What hangs where, and the agency's papers: lists left, one form right.
FocusScope {
    id: page

    required property Desk desk
    readonly property Outreach outreach: desk.outreach
    readonly property var lines: desk.words.outreach
    readonly property bool hanging: outreach.section === "items"
    readonly property int narrow: Math.round(Math.min(420, width * 0.25))

    focus: true
    Component.onCompleted: outreach.enter()

    Row {
        id: chips

        x: 24
        y: 20
        spacing: 12

        Repeater {
            model: page.outreach.sections

            TabChip {
                required property var modelData

                objectName: "outreach-" + modelData.id
                caption: modelData.text
                selected: page.outreach.section === modelData.id
                onClicked: page.outreach.show(modelData.id)
            }
        }
    }

    RowList {
        id: villages

        visible: page.hanging
        x: 24
        y: 92
        width: visible ? page.narrow : -16
        height: page.height - y - 24
        rows: page.outreach.kelurahans
        chosen: page.outreach.kelurahan
        namePrefix: "kelurahan-"
        emptyText: page.lines.noPlaces
        onPicked: place => page.outreach.chooseKelurahan(place)
    }

    Column {
        id: warnings

        x: list.x
        y: 92
        width: list.width
        spacing: 8

        Repeater {
            model: page.outreach.warnings

            TagMark {
                required property var modelData

                objectName: "expiry"
                width: warnings.width
                height: 44
                text: modelData.text
                tone: modelData.tone
            }
        }
    }

    RowList {
        id: list

        x: villages.x + villages.width + 16
        y: warnings.y + (warnings.height > 0 ? warnings.height + 12 : 0)
        width: page.hanging ? Math.round(page.width * 0.29) : Math.round(page.width * 0.32)
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
        y: page.height - 24 - height
        width: list.width
        height: 60
        symbol: "plus"
        enabled: page.outreach.mayChange
        selected: page.outreach.form.id === 0
        text: page.lines["new-" + page.outreach.section]
        onClicked: page.outreach.choose(-1)
    }

    OutreachForm {
        x: list.x + list.width + 16
        y: page.hanging ? 20 : 92
        width: page.width - x - 24
        height: page.height - y - 24
        outreach: page.outreach
        lines: page.lines
        onFilesWanted: {
            page.outreach.lookForFiles()
            picker.visible = true
        }
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
        objectName: "pictureCard"
        visible: page.outreach.picture !== ""
        anchors.fill: parent
        color: Theme.canvas

        TapHandler {}

        Image {
            anchors.fill: parent
            anchors.margins: 24
            anchors.bottomMargin: 100
            fillMode: Image.PreserveAspectFit
            source: page.outreach.picture
            sourceSize.width: 1600
        }

        DeskButton {
            objectName: "pictureCloseButton"
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 24
            anchors.horizontalCenter: parent.horizontalCenter
            height: 60
            text: page.lines.close
            onClicked: page.outreach.putAway()
        }
    }
}
