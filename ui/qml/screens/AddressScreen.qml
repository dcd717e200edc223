pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"
import "../components/keys"

// Where the agent will find the person: the village is known, the hamlet is chosen, RT and RW are typed.
JourneyScreen {
    id: screen

    readonly property var table: words.address
    readonly property bool typing: journey.field === "dusun"
    readonly property var dusuns: journey.dusuns
    readonly property bool known: dusuns.indexOf(journey.dusun) >= 0
    readonly property int longest: Math.max(journey.dusun.length, ...dusuns.map(name => name.length))
    readonly property bool wide: !Theme.portrait
    readonly property int gap: Theme.roomy ? 28 : Theme.compact ? 14 : 28
    readonly property int padWidth: wide ? (Theme.compact ? 382 : 576) : areaWidth
    readonly property int padHeight: wide ? areaHeight : 700
    readonly property int askWidth: wide && !typing ? areaWidth - padWidth - (Theme.compact ? 38 : 62) : areaWidth
    readonly property int askHeight: wide ? areaHeight : areaHeight - padHeight - 32
    readonly property int lineHeight: Theme.compact ? 92 : 116

    objectName: "addressScreen"
    title: table.title
    caption: typing && Theme.compact ? "" : table.village.replace("{village}", () => journey.village)
    titleWidth: askWidth
    underTitle: false

    Phrase {
        id: dusunWord

        visible: !screen.typing && !Theme.largeText
        y: screen.headHeight
        width: screen.askWidth
        text: screen.table.dusun
        weight: Theme.bold
    }

    ChoiceGrid {
        id: hamlets

        visible: !screen.typing
        y: dusunWord.visible ? dusunWord.y + dusunWord.height + 8 : screen.headHeight
        width: screen.askWidth
        height: Math.max(84, Math.min(rows * 132 + (rows - 1) * gap, rtLine.y - y - screen.gap))
        columns: Theme.largeText || screen.longest > (Theme.compact ? 14 : 18) ? 2 : 3
        rows: choices.length > columns && rtLine.y - y - screen.gap >= 2 * 84 + gap ? 2 : 1
        gap: Theme.compact ? 12 : 20
        namePrefix: "dusun-"
        moreText: screen.table.more
        least: 28
        choices: screen.dusuns.map(name => ({
            id: name, text: name, selected: screen.journey.dusun === name
        })).concat([{
            id: "", text: screen.known || screen.journey.dusun === "" ? screen.table.otherDusun : screen.journey.dusun,
            selected: !screen.known && screen.journey.dusun !== ""
        }])
        onChosen: id => id === "" ? screen.journey.focusField("dusun") : screen.journey.chooseDusun(id)
    }

    TextLine {
        id: rtLine

        objectName: "rtLine"
        visible: !screen.typing
        y: screen.askHeight - height - 8
        width: (screen.askWidth - screen.gap) / 2
        height: screen.lineHeight
        text: screen.journey.rt
        prefix: screen.table.rt
        label: screen.table.rt
        active: screen.journey.field === "rt"
        onClicked: screen.journey.focusField("rt")
    }

    TextLine {
        objectName: "rwLine"
        visible: !screen.typing
        x: rtLine.width + screen.gap
        y: rtLine.y
        width: rtLine.width
        height: screen.lineHeight
        text: screen.journey.rw
        prefix: screen.table.rw
        label: screen.table.rw
        active: screen.journey.field === "rw"
        onClicked: screen.journey.focusField("rw")
    }

    TextLine {
        id: dusunLine

        objectName: "dusunLine"
        visible: screen.typing
        y: letters.y - screen.gap - height
        width: screen.askWidth - typed.width - screen.gap
        height: screen.lineHeight
        text: screen.journey.dusun
        prefix: screen.table.dusun
        label: screen.table.dusun
        onClicked: screen.journey.focusField("dusun")
    }

    PushButton {
        id: typed

        objectName: "dusunTypedButton"
        visible: screen.typing
        x: parent.width - width
        y: dusunLine.y
        height: dusunLine.height
        text: screen.table.done
        symbol: "check"
        onClicked: screen.journey.focusField("rt")
    }

    LetterPad {
        id: letters

        visible: screen.typing
        y: parent.height - height
        width: parent.width
        height: Theme.compact ? 306 : Theme.portrait ? 830 : 442
        spaceText: screen.words.keys.space
        clearText: screen.words.keys.clear
        eraseText: screen.words.keys.erase
        onPressed: key => screen.journey.press(key)
        onErased: screen.journey.erase()
        onCleared: screen.journey.clear()
    }

    NumberPad {
        visible: !screen.typing
        x: parent.width - width
        y: parent.height - height
        width: screen.padWidth
        height: screen.padHeight
        clearText: screen.words.keys.clear
        eraseText: screen.words.keys.erase
        onPressed: key => screen.journey.press(key)
        onErased: screen.journey.erase()
        onCleared: screen.journey.clear()
    }
}
