import QtQuick
import Anjungan
import ".."
import "door"

// The staff's window: the bar, the page, keys for a field that was touched, and what is told over the page.
FocusScope {
    id: frame

    required property Desk desk

    focus: true

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    // Large text makes everything at the desk larger, as far as the glass has room for a page.
    FocusScope {
        id: sheet

        width: parent.width / Theme.deskZoom
        height: parent.height / Theme.deskZoom
        scale: Theme.deskZoom
        transformOrigin: Item.TopLeft
        focus: true

        // The page moves up so far that the touched field stands above the keys.
        Loader {
            id: page

            readonly property real shift: {
                if (!keys.wanted || item === null)
                    return 0
                const top = placeOf(keys.field)
                const below = top + keys.field.height + keys.field.roomBelow
                const room = sheet.height - bar.height - keys.height
                return Math.max(0, Math.min(below - room, keys.height, top - 12))
            }

            // Reading every `y` on the way up makes the page follow when what stands above the field changes.
            function placeOf(field: Item): real {
                let top = 0
                for (let each = field; each !== null && each !== page; each = each.parent)
                    top += each.y
                return top
            }

            y: bar.height - shift
            width: parent.width
            height: parent.height - bar.height
            focus: true
            enabled: !recovery.visible
        }

        DeskBar {
            id: bar

            enabled: !recovery.visible
            width: parent.width
            desk: frame.desk
        }

        DeskKeys {
            id: keys

            words: frame.desk.words
        }

        DeskNotice {
            anchors.horizontalCenter: parent.horizontalCenter
            y: bad ? bar.height + 14 : 8
            width: Math.min(parent.width - 96, 980)
            text: recovery.visible ? "" : frame.desk.notice.text
            bad: frame.desk.notice.tone === "bad"
            closeText: frame.desk.words.desk.close
            onCloseAsked: frame.desk.putAway()
        }

        RecoveryCard {
            id: recovery

            anchors.fill: parent
            desk: frame.desk
            onPutAway: page.forceActiveFocus()
        }
    }

    function show() {
        Typing.rest()
        const url = desk.isSignedIn ? desk.pageUrl
                                    : desk.isNewcomer ? "door/NewPinPage.qml" : desk.isSetUp ? "door/DoorPage.qml"
                                    : desk.isSettingUp ? "door/SetUpPage.qml" : "door/NotSetUpPage.qml"
        page.setSource(url === "" ? "NoPage.qml" : url, { "desk": desk })
        page.forceActiveFocus()
    }

    Component.onCompleted: show()
    Component.onDestruction: Typing.rest()

    Connections {
        target: frame.desk.person

        function onOpened() {
            Typing.rest()
        }
    }

    Connections {
        target: frame.desk

        function onPlaceChanged() {
            frame.show()
        }

        function onTyped() {
            Typing.rest()
        }
    }
}
