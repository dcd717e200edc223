import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// A code that opens the chat on the agent's own telephone, with the prepared words beside it.
DeskSheet {
    id: sheet

    required property DeskPerson person
    required property var lines

    title: lines.chatTitle
    onClosed: person.hideChat()

    Rectangle {
        id: card

        width: Math.min(parent.width * 0.56, parent.height)
        height: width
        radius: Theme.radiusCard
        color: "#FFFFFF"
        border.width: 2
        border.color: Theme.soft

        Image {
            objectName: "chatCode"
            anchors.centerIn: parent
            width: Math.max(1, Math.floor((parent.width - 12) / Math.max(1, implicitWidth))) * Math.max(1, implicitWidth)
            height: width
            visible: sheet.person.chat !== ""
            source: sheet.person.chat === "" ? "" : "image://desk/" + Qt.md5(sheet.person.chat)
            cache: false
            smooth: false
            fillMode: Image.PreserveAspectFit
            Accessible.role: Accessible.Graphic
            Accessible.name: sheet.lines.chatTitle
        }
    }

    Column {
        anchors.left: card.right
        anchors.leftMargin: Theme.gapLarge
        anchors.right: parent.right
        spacing: Theme.gap

        Tag {
            objectName: "chatOwner"
            width: Math.min(implicitWidth, parent.width)
            tone: "warning"
            text: sheet.person.chatOwner
        }

        Phrase {
            width: parent.width
            text: sheet.lines.chatHow
            size: Theme.deskBody
            weight: Theme.bold
        }

        Phrase {
            objectName: "chatText"
            width: parent.width
            text: sheet.person.chatText
            size: Theme.deskSmall
            color: Theme.inkSoft
        }

        Phrase {
            width: parent.width
            text: sheet.person.chatOwner !== "" ? sheet.lines.chatNeutral + " " + sheet.lines.chatCare : sheet.lines.chatCare
            size: Theme.deskSmall
            weight: Theme.semiBold
            color: Theme.warning
        }
    }
}
