pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The languages, each by its own name; more than fit are turned over with an arrow.
Item {
    id: row

    required property var languages // [{ code, name }]
    required property string current
    required property string label
    required property string moreText
    property int page: 0
    readonly property int gap: Theme.compact ? 12 : 16
    readonly property real labelRoom: label !== "" && !Theme.largeText && !Theme.portrait ? title.implicitWidth + 120 : 96
    readonly property real room: width - labelRoom
    readonly property int chipWidth: Theme.roomy ? 328 : 316
    readonly property int fitting: Math.max(1, Math.floor((room + gap) / (chipWidth + gap)))
    readonly property bool paged: languages.length > fitting
    readonly property int pageSize: paged ? Math.max(1, Math.floor((room - 100) / (chipWidth + gap))) : fitting
    readonly property int pages: Math.ceil(languages.length / pageSize)
    readonly property var shown: languages.slice(page % pages * pageSize, (page % pages + 1) * pageSize)

    signal chosen(string code)

    Icon {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        symbol: "translate"
        size: 48
        color: Theme.inkSoft
    }

    Phrase {
        id: title

        visible: row.labelRoom > 96
        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: row.label
        weight: Theme.semiBold
        color: Theme.inkSoft
    }

    Row {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: row.gap

        Repeater {
            model: row.shown

            PushButton {
                id: chip

                required property var modelData
                readonly property bool isCurrent: modelData.code === row.current

                objectName: "language-" + modelData.code
                width: row.chipWidth
                height: Theme.barButtonHeight - 8 < Theme.touchMin ? Theme.barButtonHeight : Theme.barButtonHeight - 8
                text: modelData.name
                sidePadding: Theme.gapWide
                tone: isCurrent ? "pandan" : "plain"
                symbol: isCurrent ? "check" : ""
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: isCurrent
                onClicked: row.chosen(chip.modelData.code)
            }
        }

        PushButton {
            objectName: "moreLanguages"
            visible: row.paged
            width: 88
            height: Theme.barButtonHeight - 8 < Theme.touchMin ? Theme.barButtonHeight : Theme.barButtonHeight - 8
            symbol: "caret-right"
            sidePadding: Theme.gapWide
            Accessible.name: row.moreText
            onClicked: row.page += 1
        }
    }
}
