import Anjungan
import "../components/dialogs"

// The question to somebody who has not touched anything for a while.
IdleDialog {
    id: over

    required property Journey journey

    title: journey.words.idle.title
    text: journey.words.idle.text
    stayText: journey.words.idle.stay
    leaveText: journey.words.idle.leave
    remaining: journey.idleLeft
    whole: journey.idleWhole
    onStayAsked: journey.stay()
    onLeaveAsked: journey.finish()
}
