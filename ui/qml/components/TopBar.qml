import QtQuick
import QtQuick.Layouts
import ".."

// Top of every screen: the branch's logo and the campaign's name; Dengar, Bantuan, Selesai & hapus, in this order.
Item {
    id: bar

    required property string campaignName
    required property string listenText
    required property string stopText
    required property string helpText
    required property string leaveText
    property url logo
    property bool voiced: false
    property bool speaking: false
    property bool helped: true
    property bool leavable: true
    readonly property bool assisted: campaignName === ""
    readonly property bool identityShown: !Theme.largeText && !assisted
    // Large words need the whole bar; its left end keeps clear of the corner that staff hold, and of who helps.
    readonly property real spreadLeft: assisted && Theme.largeText ? Theme.helperX + Theme.topButtonHeight + 16 - (Theme.portrait ? 0 : Theme.selvedge)
                                     : Theme.portrait ? Theme.margin
                                                      : Math.max(Theme.margin, Theme.touchMin + 12 - Theme.selvedge)
    readonly property int labelSize: Theme.largeText ? Math.min(Theme.body, Theme.compact ? 50 : 60) : Theme.topLabel

    signal voiceAsked()
    signal helpAsked()
    signal leaveAsked()

    implicitHeight: Theme.topBar

    Image {
        id: mark

        visible: bar.identityShown && status === Image.Ready
        x: Theme.margin
        y: Theme.portrait ? 42 : Math.round((parent.height - height) / 2)
        width: visible ? (Theme.compact ? 140 : 190) : 0
        height: Theme.compact ? 56 : 72
        fillMode: Image.PreserveAspectFit
        source: bar.logo
        sourceSize.height: height * 2
    }

    Phrase {
        visible: bar.identityShown
        x: Theme.margin + (mark.visible ? mark.width + 16 : 0)
        y: Theme.portrait ? 40 : Math.round((parent.height - height) / 2)
        width: Theme.portrait ? parent.width - x - Theme.margin : buttons.x - x - 24
        height: Theme.compact ? 60 : 76
        verticalAlignment: Text.AlignVCenter
        text: bar.campaignName
        size: Theme.portrait ? 34 : Theme.identity
        least: 18
        fits: true
        weight: Theme.extraBold
        color: Theme.identityInk
    }

    RowLayout {
        id: buttons

        readonly property bool spread: Theme.largeText

        x: Theme.portrait || spread ? bar.spreadLeft : parent.width - width - Theme.margin
        y: Theme.portrait ? (spread ? 50 : 134) : Math.round((parent.height - height) / 2)
        width: Theme.portrait || spread ? parent.width - bar.spreadLeft - Theme.margin : implicitWidth
        height: Theme.portrait && spread ? 190 : Theme.topButtonHeight
        spacing: Theme.compact ? Theme.gap : Theme.gapWide

        VoiceButton {
            id: voice

            visible: bar.voiced && !bar.assisted // who assists reads aloud
            listenText: bar.listenText
            stopText: bar.stopText
            speaking: bar.speaking
            size: bar.labelSize
            sidePadding: Theme.roomy ? Theme.gapHuge : Theme.gapLarge
            Layout.fillHeight: true
            Layout.fillWidth: Theme.portrait || buttons.spread
            onClicked: bar.voiceAsked()
        }

        PushButton {
            id: help

            objectName: "helpButton"
            visible: bar.helped
            text: bar.helpText
            symbol: "question"
            size: bar.labelSize
            sidePadding: Theme.roomy ? Theme.gapHuge : Theme.gapLarge
            Layout.fillHeight: true
            Layout.fillWidth: Theme.portrait || buttons.spread
            onClicked: bar.helpAsked()
        }

        PushButton {
            id: leave

            objectName: "leaveButton"
            visible: bar.leavable
            text: bar.leaveText
            symbol: "sign-out"
            symbolColor: Theme.danger
            size: Theme.compact && !buttons.spread ? 30 : bar.labelSize
            least: Theme.compact ? 28 : 32
            sidePadding: Theme.roomy ? Theme.gapHuge : Theme.gapLarge
            Layout.fillHeight: true
            Layout.fillWidth: Theme.portrait || buttons.spread
            Layout.preferredWidth: Theme.compact && !buttons.spread ? 220 : implicitWidth
            onClicked: bar.leaveAsked()
        }
    }
}
