pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"
import "../components/cloth"

// The village at sunrise. The whole screen is the target; nothing moves by itself but the hand.
Touchable {
    id: screen

    required property Journey journey
    property int slideAt: 0
    readonly property var slide: journey.slides.length > 0 ? journey.slides[slideAt % journey.slides.length]
                                                           : { headline: "", line: "", seconds: 9 }
    readonly property bool touchable: journey.ready

    objectName: "attractScreen"
    focus: true
    lip: 0
    text: journey.words.attract.touch
    Accessible.description: slide.headline
    background: null
    contentItem: null
    onClicked: journey.begin()

    Timer {
        interval: 1000 * Math.max(5, screen.slide.seconds)
        repeat: true
        running: screen.journey.slides.length > 1
        onTriggered: change.start()
    }

    Countryside {
        anchors.fill: parent
    }

    Selvedge {
        width: parent.width
        height: Theme.portrait ? 48 : 26
    }

    Column {
        id: promise

        readonly property int hero: Theme.hero

        x: Theme.portrait ? 64 : Theme.compact ? 52 : 74
        y: Theme.portrait ? 140 : Theme.compact ? 128 : 182
        width: Theme.portrait ? screen.width - 2 * x : Math.round(screen.width * 0.45) - x
        spacing: Theme.portrait ? Theme.gapSmall : Theme.compact ? Theme.gap : Theme.gapBroad

        Phrase {
            objectName: "slideTitle"
            width: parent.width
            height: Math.round(promise.hero * (Theme.portrait ? 2.05 : 2.2))
            verticalAlignment: Theme.portrait ? Text.AlignBottom : Text.AlignTop
            text: screen.slide.headline
            size: promise.hero
            least: Theme.compact ? 52 : 72
            weight: Theme.extraBold
            color: Theme.heading
            fits: true
            lineHeight: 0.82
            Accessible.ignored: true
        }

        Phrase {
            objectName: "slideLine"
            width: Math.min(parent.width, Theme.largeText ? 960 : Theme.portrait ? 760 : Theme.compact ? 520 : 700)
            height: Math.min(implicitHeight, Theme.heroSub * 3)
            text: screen.slide.line
            size: Theme.portrait ? Math.round(Theme.heroSub * 0.92) : Theme.heroSub
            least: Theme.body / Theme.textScale
            weight: Theme.bold
            fits: true
            lineHeight: 0.88
            Accessible.ignored: true
        }
    }

    Rectangle {
        id: button

        x: Theme.portrait ? 60 : Theme.compact ? 51 : 72
        y: screen.height - height - (Theme.portrait ? 112 : Theme.compact ? 52 : 72)
        width: Theme.portrait ? screen.width - 120 : Theme.compact ? 500 : 700
        height: Theme.portrait ? 190 : Theme.compact ? 114 : 160
        radius: Theme.radiusPanel
        color: Theme.actionLip

        Rectangle {
            width: parent.width
            height: parent.height - (Theme.portrait ? 14 : Theme.heroLip)
            radius: parent.radius
            color: Theme.kunyit
        }

        Phrase {
            x: Theme.portrait ? 60 : Theme.compact ? 38 : 52
            width: target.x - x - 20
            height: parent.height - Theme.heroLip
            verticalAlignment: Text.AlignVCenter
            text: screen.text
            size: Theme.portrait ? 84 : Theme.compact ? 58 : 78
            least: 40
            fits: true
            weight: Theme.extraBold
            color: Theme.kunyitText
            Accessible.ignored: true
        }

        Item {
            id: target

            readonly property int size: Theme.portrait ? 130 : Theme.compact ? 84 : 118

            x: parent.width - size - (Theme.portrait ? 80 : Theme.compact ? 38 : 52)
            y: (parent.height - Theme.heroLip - size) / 2
            width: size
            height: size

            Rectangle {
                id: ring

                anchors.fill: parent
                radius: width / 2
                color: "transparent"
                border.width: 6
                border.color: Theme.kunyitText
            }

            Rectangle {
                anchors.centerIn: parent
                width: parent.size * 0.54
                height: width
                radius: width / 2
                color: Theme.kunyitText
            }

            Picture {
                id: hand

                property real lift: 0

                x: parent.size * 0.26
                y: parent.size * 0.42 - lift
                size: Math.round(parent.size * 1.24)
                source: Theme.picture("backhand-index-pointing-up")
            }
        }
    }

    Rectangle {
        visible: screen.visualFocus
        anchors.fill: parent
        anchors.margins: Theme.gapSmall
        color: "transparent"
        border.width: Theme.ring
        border.color: Theme.focus
    }

    SequentialAnimation {
        running: Theme.handTime > 0
        loops: Animation.Infinite

        NumberAnimation {
            target: hand
            property: "lift"
            from: 0
            to: -24
            duration: Theme.handTime / 2
            easing.type: Easing.InOutQuad
        }

        ParallelAnimation {
            NumberAnimation {
                target: hand
                property: "lift"
                to: 0
                duration: Theme.handTime / 2
                easing.type: Easing.InOutQuad
            }

            NumberAnimation {
                target: ring
                property: "scale"
                from: 1
                to: 1.4
                duration: Theme.handTime / 2
                easing.type: Easing.InOutQuad
            }

            NumberAnimation {
                target: ring
                property: "opacity"
                from: 1
                to: 0
                duration: Theme.handTime / 2
            }
        }

        PropertyAction {
            target: ring
            property: "scale"
            value: 1
        }

        NumberAnimation {
            target: ring
            property: "opacity"
            to: 1
            duration: 200
        }

        PauseAnimation {
            duration: 900
        }
    }

    SequentialAnimation {
        id: change

        NumberAnimation {
            target: promise
            property: "opacity"
            to: 0
            duration: Theme.moveTime
        }

        ScriptAction {
            script: screen.slideAt = (screen.slideAt + 1) % Math.max(1, screen.journey.slides.length)
        }

        NumberAnimation {
            target: promise
            property: "opacity"
            to: 1
            duration: Theme.moveTime
        }
    }
}
