import QtQuick
import Anjungan
import "../components"

// The store cannot be used: nobody can register until somebody has mended it.
NotReadyFace {
    required property Journey journey

    title: journey.words.notReady.title
    text: journey.brokenText
    codeText: journey.words.notReady.code.replace("{code}", journey.brokenCode)
}
