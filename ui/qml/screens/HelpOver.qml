import Anjungan
import "../components/dialogs"

// Help over the screen of this step.
HelpDialog {
    id: over

    required property Journey journey
    required property bool agentNear

    title: journey.words.help.title
    text: journey.help
    closeText: journey.words.help.close
    agentTitle: journey.words.help.agentTitle
    agentText: journey.agency.summary.join("<br>")
    agentHereText: agentNear && journey.canBeHelped ? journey.words.assist.here : ""
}
