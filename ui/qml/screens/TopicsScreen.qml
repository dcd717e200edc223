import QtQuick
import ".."
import "../components"

// "Pelajari": what one can learn, as pictures.
JourneyScreen {
    id: screen

    objectName: "topicsScreen"
    title: words.topics.title

    ChoiceGrid {
        anchors.fill: parent
        columns: Theme.portrait ? (Theme.hugeText ? 1 : 2) : Theme.hugeText || (Theme.largeText && Theme.compact) ? 2
                                                           : Theme.largeText || Theme.compact ? 3 : 4
        rows: Theme.portrait ? 8 : Theme.compact ? 3 : Theme.hugeText ? 3 : 4
        namePrefix: "topic-"
        moreText: screen.words.bar.later
        earlierText: screen.words.bar.earlier
        pictureSize: Theme.compact ? 84 : Theme.portrait ? 110 : 104
        dense: true
        size: Math.round(Theme.caption + (Theme.compact ? 0 : 2))
        least: 30
        choices: screen.journey.topics
        onChosen: id => screen.journey.chooseTopic(id)
    }
}
