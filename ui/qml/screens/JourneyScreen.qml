import QtQuick
import Anjungan
import "../components"

// A screen of a visit: the frame wired to the journey. A screen adds its question and the answers to touch.
Screen {
    id: frame

    required property Journey journey

    words: journey.words
    campaignName: journey.campaignName
    voiced: journey.hasVoice
    speaking: journey.speaking
    forward: journey.forward
    canGoBack: journey.canGoBack
    canGoNext: journey.canGoNext
    nextReady: journey.nextReady
    nextText: journey.nextWord
    nextIcon: journey.nextIcon
    at: journey.progressAt
    of: journey.progressOf
    slip: journey.problem.text
    onVoiceAsked: journey.speak()
    onHelpAsked: journey.askHelp()
    onLeaveAsked: journey.finish()
    onBackAsked: journey.back()
    onNextAsked: journey.next()
    onNextRefused: journey.next()
}
