pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// "Pelajari": what one can learn, as pictures.
JourneyScreen {
    id: screen

    title: journey.words.topics.title

    PagedGrid {
        id: topics

        anchors.fill: parent
        columns: Theme.portrait ? 2 : 3
        rows: Theme.portrait ? 6 : 3
        earlierText: screen.words.bar.earlier
        laterText: screen.words.bar.later
        entries: screen.journey.topics
        delegate: Tile {
            required property var modelData

            objectName: "topic-" + modelData.id
            width: topics.cellWidth
            height: topics.cellHeight
            text: modelData.title
            picture: modelData.picture
            pictureSize: Theme.compact ? 84 : 120
            onClicked: screen.journey.chooseTopic(modelData.id)
        }
    }
}
