pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Anjungan
import "."
import "components"

// The one window: the screen of the current step, and what may lie over it.
Window {
    id: main

    required property Journey journey
    required property bool fullScreen
    required property real pixelsPerMm
    required property real textScale
    required property bool highContrast
    required property bool reduceMotion

    property var desk: null // a Desk, once it is loaded after the first frame
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
            enabled: !idle.active && !help.active && !confirm.active && !camera.active && !main.deskOpen
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

        // What is rarely seen is loaded when it is: the first frame waits for nothing else.
        Loader {
            id: staff

            anchors.fill: parent
            active: main.deskOpen
            focus: main.deskOpen
            onActiveChanged: {
                if (active)
                    setSource("desk/DeskFrame.qml", { "desk": main.desk })
                else
                    shown.forceActiveFocus()
            }
        }

        Loader {
            active: main.journey.agentName !== "" && !main.deskOpen
            x: Theme.helperX
            onActiveChanged: {
                if (active)
                    setSource("screens/AssistedBy.qml", { "journey": main.journey })
            }
        }

        Loader {
            id: confirm

            anchors.fill: parent
            active: main.journey.confirming && !main.journey.idleAsking
            focus: active
            onActiveChanged: {
                if (active)
                    setSource("screens/ConfirmOver.qml", { "journey": main.journey })
                else
                    shown.forceActiveFocus()
            }
        }

        Loader {
            id: help

            anchors.fill: parent
            active: main.helpAsked && !main.journey.idleAsking
            focus: active
            onActiveChanged: {
                if (active)
                    setSource("screens/HelpOver.qml", {
                        "journey": main.journey, "agentNear": main.desk !== null && main.desk.isSetUp
                    })
                else
                    shown.forceActiveFocus()
            }
        }

        Loader {
            id: camera

            anchors.fill: parent
            active: main.journey.camera.isOpen && !main.deskOpen && !main.journey.idleAsking
            focus: active
            onActiveChanged: {
                if (active)
                    setSource("screens/CameraOver.qml", { "journey": main.journey })
                else
                    shown.forceActiveFocus()
            }
        }

        Loader {
            id: idle

            anchors.fill: parent
            active: main.journey.idleAsking
            focus: active
            onActiveChanged: {
                if (active)
                    setSource("screens/IdleOver.qml", { "journey": main.journey })
                else
                    shown.forceActiveFocus()
            }
        }
    }

    Connections {
        target: help.item
        ignoreUnknownSignals: true

        function onCloseAsked() {
            main.helpAsked = false
        }

        function onAgentHereAsked() {
            main.helpAsked = false
            main.desk.openForVisit()
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
