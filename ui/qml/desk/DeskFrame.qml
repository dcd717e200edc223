pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import ".."
import "../components"

// The staff's window: pages along the top, who is at the desk, and the lock. Locked, nothing of it shows.
FocusScope {
    id: frame

    required property Desk desk
    readonly property var lines: desk.words.desk
    // Seven pages fill the bar of a small screen: there the mark alone says whose bar it is.
    readonly property bool crowded: width < 1600 && desk.pages.length > 5

    focus: true

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    Rectangle {
        id: bar

        width: parent.width
        height: 76
        color: Theme.pandan

        Icon {
            id: mark

            x: 24
            anchors.verticalCenter: parent.verticalCenter
            symbol: "kawung"
            size: 44
            color: Theme.kunyit
        }

        Phrase {
            id: name

            visible: !frame.crowded
            anchors.left: mark.right
            anchors.leftMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            text: frame.lines.title
            size: 24
            weight: Theme.extraBold
            color: Theme.pandanText
        }

        Row {
            id: tabs

            anchors.left: frame.crowded ? mark.right : name.right
            anchors.leftMargin: frame.crowded ? 12 : 20
            anchors.verticalCenter: parent.verticalCenter
            spacing: frame.crowded ? 2 : 8

            Repeater {
                model: frame.desk.pages

                DeskTab {
                    required property string modelData

                    objectName: "deskTab-" + modelData
                    text: frame.lines[modelData]
                    symbol: frame.symbols[modelData]
                    selected: frame.desk.page === modelData
                    sidePadding: frame.crowded ? 12 : 18
                    onClicked: frame.desk.go(modelData)
                }
            }
        }

        Phrase {
            anchors.right: lock.left
            anchors.rightMargin: 20
            anchors.verticalCenter: parent.verticalCenter
            visible: x > tabs.x + tabs.width + 12
            text: frame.desk.staffName
            size: Theme.deskBody
            color: Theme.pandanText
        }

        DeskTab {
            id: lock

            objectName: "deskLockButton"
            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            text: frame.desk.isSignedIn ? frame.lines.lock : frame.lines.leave
            symbol: frame.desk.isSignedIn ? "lock" : "sign-out"
            framed: true
            onClicked: frame.desk.leave()
        }
    }

    readonly property var symbols: ({
        queue: "list-checks", form: "pencil-simple", board: "chart-bar", outreach: "megaphone",
        dispatch: "paper-plane-tilt", twins: "identification-card", office: "user-circle"
    })

    Loader {
        id: page

        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
    }

    Rectangle {
        id: recovery

        property string code: ""

        objectName: "recoveryCard"
        visible: code !== ""
        anchors.fill: parent
        color: Theme.canvas

        Column {
            anchors.centerIn: parent
            width: Math.min(parent.width - 120, 860)
            spacing: 28

            Phrase {
                width: parent.width
                text: frame.desk.words.deskDoor.recoveryTitle
                size: Theme.deskLarge
                weight: Theme.extraBold
            }

            Phrase {
                objectName: "recoveryCode"
                width: parent.width
                text: recovery.code
                size: 44
                weight: Theme.extraBold
                tabular: true
            }

            Phrase {
                width: parent.width
                text: frame.desk.words.deskDoor.recoveryText
                size: 24
                color: Theme.inkSoft
            }

            ActionButton {
                objectName: "recoveryDoneButton"
                width: 420
                height: 80
                size: 26
                text: frame.desk.words.deskDoor.recoveryDone
                symbol: "check"
                onAccepted: recovery.code = ""
            }
        }
    }

    function show() {
        page.setSource(desk.isSignedIn ? desk.pageUrl : desk.isSetUp ? "DoorPage.qml" : "SetUpPage.qml", { "desk": desk })
    }

    Component.onCompleted: show()

    Connections {
        target: frame.desk

        function onPlaceChanged() {
            frame.show()
        }

        function onRecoveryShown(code) {
            recovery.code = code
        }
    }
}
