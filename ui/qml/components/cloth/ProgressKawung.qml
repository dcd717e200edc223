pragma ComponentBehavior: Bound
import QtQuick
import "../.."
import ".."

// How far the visit is: a kawung flower a step, and in words.
Item {
    id: steps

    required property int at
    required property int of
    property string text: ""
    property bool worded: !Theme.portrait
    property real room: 600
    readonly property bool wordsFit: flowers + 24 + words.implicitWidth <= room
    readonly property int growth: Math.round(petals * 0.35)
    readonly property int flowers: of * pitch + growth
    readonly property int petals: Theme.portrait ? 28 : Theme.compact ? 34 : 45
    readonly property int pitch: Theme.portrait ? 33 : Theme.compact ? 38 : 56

    implicitWidth: flowers + (worded && wordsFit ? words.implicitWidth + 24 : 0)
    implicitHeight: Math.round(petals * 1.4)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    Repeater {
        model: steps.of

        Icon {
            id: flower

            required property int index
            readonly property bool current: index + 1 === steps.at

            x: index * steps.pitch + Math.round((steps.pitch - steps.petals) / 2)
               + (index + 1 > steps.at ? steps.growth : 0)
            anchors.verticalCenter: steps.verticalCenter
            symbol: index < steps.at ? "kawung" : "kawung-outline"
            size: current ? Math.round(steps.petals * 1.35) : steps.petals
            color: current ? Theme.kunyitLip : index < steps.at ? (Theme.highContrast ? Theme.ink : Theme.pandan)
                                                                   : Theme.lip

            NumberAnimation on rotation {
                from: 45
                to: 0
                duration: Theme.stepTime
                easing.type: Easing.OutCubic
                running: flower.current && Theme.stepTime > 0
            }
        }
    }

    Phrase {
        id: words

        visible: steps.worded && steps.wordsFit
        x: steps.flowers + 24
        anchors.verticalCenter: parent.verticalCenter
        text: steps.text
        size: Theme.caption
        weight: Theme.bold
        color: Theme.inkSoft
        Accessible.ignored: true
    }
}
