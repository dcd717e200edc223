import QtQuick
import Anjungan
import "../.."
import "../person"

// Whom to see today: the list, and the person it was opened at.
FocusScope {
    id: page

    required property Desk desk
    readonly property bool stacked: Theme.portrait
    readonly property int gap: 20

    focus: true
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F2) {
            list.search()
            event.accepted = true
        } else if (event.key === Qt.Key_Escape) {
            list.forceActiveFocus(Qt.TabFocusReason)
            event.accepted = true
        }
    }

    QueueList {
        id: list

        x: 24
        y: page.gap
        width: page.stacked ? page.width - 48 : Math.round(Math.min(620, page.width * 0.395))
        height: page.stacked ? Math.round(page.height * 0.42) : page.height - 2 * page.gap - 4
        focus: true
        enabled: !filters.open && !route.open && !looking.visible
        desk: page.desk
        onFiltersAsked: filters.show()
        onRouteAsked: route.begin()
        onCameraAsked: page.desk.camera.open()
    }

    PersonPanel {
        id: panel

        enabled: !looking.visible
        x: page.stacked ? 24 : list.x + list.width + page.gap
        y: page.stacked ? list.y + list.height + page.gap : page.gap
        width: page.width - x - 24
        height: page.height - y - page.gap - 4
        desk: page.desk
    }

    FilterSheet {
        id: filters

        x: list.x
        y: list.y
        width: Math.max(list.width, 520)
        height: page.stacked ? Math.min(page.height - 2 * page.gap, 700) : page.height - 2 * page.gap
        queue: page.desk.queue
        lines: page.desk.words.deskQueue
        closeText: page.desk.words.desk.close
    }

    CameraSheet {
        id: looking

        anchors.fill: parent
        z: 1
        camera: page.desk.camera
        lines: page.desk.words.camera
        onVisibleChanged: {
            if (!visible)
                list.forceActiveFocus(Qt.TabFocusReason)
        }
    }

    RouteSheet {
        id: route

        x: list.x
        y: list.y
        width: Math.max(list.width, 520)
        height: list.height
        desk: page.desk
        closeText: page.desk.words.desk.close
    }
}
