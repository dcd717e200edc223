import QtQuick
import Anjungan
import "../.."
import "../../components"
import "../parts"

// What is known of a person, masked; what to look at; and the three ways to see or reach more.
Item {
    id: leaf

    required property DeskPerson person
    required property var lines
    readonly property var data_: person.data
    readonly property bool anyTyped: Object.values(data_.typed ?? {}).some(each => each)
    readonly property bool asksConsent: person.consent.asked && !person.details.renew
    readonly property var warnings: [data_.hold ?? ""].concat(data_.flags ?? []).filter(text => text !== "")
                                    .concat((data_.suspects ?? []).length > 0 ? [lines.suspects.replace("{count}", data_.suspects.length)] : [])

    readonly property real free: (strip.visible ? strip.y - 12 : height) - factsEnd
    readonly property real factsEnd: Math.max(facts.height, actions.height) + 14

    function markOf(fact: string): string {
        return data_.typed && data_.typed[fact] ? lines.typedMark : ""
    }

    signal nikAsked()
    signal chatAsked()
    signal moreAsked()
    signal consentAsked()

    Grid {
        id: facts

        readonly property int cell: (width - columnSpacing) / 2

        width: parent.width - actions.width - 20
        columns: 2
        columnSpacing: Theme.gapBroad
        rowSpacing: Theme.gapTiny

        Fact {
            width: facts.cell
            mark: leaf.markOf("born")
            caption: leaf.lines.born
            value: (leaf.data_.born ?? "") + (leaf.data_.sex ? ", " + leaf.data_.sex : "")
        }

        Fact {
            objectName: "personNik"
            width: facts.cell
            mark: leaf.markOf("nik")
            caption: leaf.person.nikShown !== "" ? leaf.lines.hidesIn.replace("{seconds}", leaf.person.secondsShown) : leaf.lines.nik
            value: leaf.person.nikShown !== "" ? leaf.person.nikShown : (leaf.data_.nik ?? "")
            tabular: true
        }

        Fact {
            objectName: "personPhone"
            width: facts.cell
            mark: leaf.markOf("phone")
            caption: leaf.data_.phoneCaption ?? ""
            value: leaf.person.phoneShown !== "" ? leaf.person.phoneShown : (leaf.data_.phone ?? "")
            tabular: true
        }

        Fact {
            width: facts.cell
            mark: leaf.markOf("address")
            caption: leaf.lines.address
            value: leaf.data_.address ?? ""
        }

        Fact {
            width: facts.cell
            mark: leaf.markOf("work")
            caption: leaf.data_.occupation ?? ""
            value: leaf.data_.plan ?? ""
        }

        Fact {
            width: facts.cell
            mark: leaf.markOf("price")
            caption: leaf.data_.priceCaption ?? ""
            value: leaf.data_.price ?? ""
        }
    }

    Row {
        y: facts.height + 2
        width: facts.width
        spacing: Theme.gapTiny

        Icon {
            id: pencil

            visible: (leaf.data_.typedText ?? "") !== "" && leaf.anyTyped
            anchors.verticalCenter: legend.verticalCenter
            symbol: "pencil-simple"
            size: 17
            color: Theme.inkSoft
        }

        Phrase {
            id: legend

            objectName: "typedText"
            width: parent.width - (pencil.visible ? pencil.width + 6 : 0)
            height: 22
            verticalAlignment: Text.AlignVCenter
            text: leaf.data_.typedText ?? ""
            size: 16
            least: 13
            fits: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            color: Theme.inkSoft
        }
    }

    Column {
        id: actions

        anchors.right: parent.right
        width: 176
        spacing: Theme.gapSmall

        DeskButton {
            objectName: "chatButton"
            width: parent.width
            sidePadding: Theme.gapSmall
            symbol: "whatsapp-logo"
            text: "WhatsApp"
            enabled: leaf.data_.mayWrite ?? false
            onClicked: leaf.chatAsked()
        }

        HoldButton {
            objectName: "phoneHold"
            width: parent.width
            sidePadding: Theme.gapSmall
            symbol: "phone"
            text: leaf.lines.holdPhone
            enabled: leaf.data_.hasPhone ?? false
            onHeld: leaf.person.holdPhone()
            onReleased_: {
                if (leaf.person.phoneShown !== "")
                    leaf.person.hide()
            }
        }

        DeskButton {
            objectName: "nikButton"
            width: parent.width
            sidePadding: Theme.gapSmall
            symbol: leaf.person.nikShown !== "" ? "eye-slash" : "eye"
            text: leaf.person.nikShown !== "" ? leaf.lines.hideNik : leaf.lines.showNik
            enabled: leaf.data_.hasNik ?? false
            onClicked: leaf.person.nikShown !== "" ? leaf.person.hide() : leaf.nikAsked()
        }
    }

    Touchable {
        id: strip

        objectName: "warningStrip"
        visible: leaf.warnings.length > 0
        y: parent.height - height
        width: parent.width - (ask.visible ? ask.width + 10 : 0)
        height: Math.min(62, parent.height - facts.height - 27, Math.max(54, warning.implicitHeight + 18))
        lip: 0
        radius: Theme.radiusField
        edgeWidth: Theme.highContrast ? 3 : 0
        edge: Theme.warning
        face: Theme.warningTint
        pressedFace: Theme.next
        text: warning.text
        contentItem: Item {
            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                symbol: "warning"
                size: 30
                color: Theme.warning
            }

            Phrase {
                id: warning

                anchors.left: mark.right
                anchors.leftMargin: Theme.gap
                anchors.right: parent.right
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: leaf.warnings.join(" ")
                size: Theme.deskBody
                least: 15
                fits: true
                weight: Theme.bold
                color: Theme.warning
                Accessible.ignored: true
            }
        }
        onClicked: leaf.moreAsked()
    }

    DeskButton {
        id: ask

        objectName: "consentButton"
        visible: leaf.asksConsent
        anchors.right: parent.right
        y: parent.height - height
        width: 220
        height: 54
        sidePadding: Theme.gapSmall
        symbol: "handshake"
        text: leaf.lines.consentAsk
        onClicked: leaf.consentAsked()
    }
}
