import QtQuick
import QtQuick.Window
import Anjungan
import "."
import "components"
import "desk"

// The one window: the screen of the current step, and what may lie over it.
Window {
    id: main

    required property Journey journey
    required property bool fullScreen
    required property real pixelsPerMm
    required property real textScale
    required property bool highContrast
    required property bool reduceMotion

    property Desk desk: null
    property bool helpAsked: false
    readonly property bool deskOpen: desk !== null && desk.isOpen

    title: "Anjungan KKBC"
    visible: true
    visibility: fullScreen ? Window.FullScreen : Window.Windowed
    color: Theme.canvas
    Component.onCompleted: {
        Theme.pixelsPerMm = pixelsPerMm
        Theme.textScale = textScale
        Theme.highContrast = highContrast
        Theme.reduceMotion = reduceMotion
        journey.setCompact(!Theme.roomy || Theme.largeText)
        show()
    }

    Stage {
        id: stage

        anchors.fill: parent

        Loader {
            id: shown

            anchors.fill: parent
            focus: true
            enabled: !idle.visible && !help.visible && !main.deskOpen
        }

        DeskCorner {
            name: main.journey.words.deskDoor.corner
            onTapped: main.journey.begin()
            onHeld: {
                if (main.desk !== null) {
                    main.journey.finish()
                    main.desk.open()
                }
            }
        }

        Loader {
            id: staff

            anchors.fill: parent
            active: main.deskOpen
            focus: main.deskOpen
            sourceComponent: DeskFrame {
                desk: main.desk
            }
        }

        HelpDialog {
            id: help

            anchors.fill: parent
            visible: main.helpAsked && !idle.visible
            title: main.journey.words.help.title
            text: main.journey.help
            closeText: main.journey.words.help.close
            agentTitle: main.journey.words.help.agentTitle
            agentText: main.journey.agency.summary
            onCloseAsked: main.helpAsked = false
        }

        IdleDialog {
            id: idle

            anchors.fill: parent
            visible: main.journey.idleAsking
            title: main.journey.words.idle.title
            text: main.journey.words.idle.text
            stayText: main.journey.words.idle.stay
            leaveText: main.journey.words.idle.leave
            remaining: main.journey.idleLeft
            whole: main.journey.idleWhole
            onStayAsked: main.journey.stay()
            onLeaveAsked: main.journey.finish()
        }
    }

    Connections {
        target: main.journey

        function onHelpWanted() {
            main.helpAsked = true
        }

        function onScreenChanged() {
            main.helpAsked = false
            main.show()
        }
    }

    Connections {
        target: Theme

        function onRoomyChanged() {
            main.journey.setCompact(!Theme.roomy || Theme.largeText)
        }
    }

    function show() {
        shown.setSource(main.journey.screenUrl, { "journey": main.journey })
    }
}
