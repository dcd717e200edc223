import QtQuick
import QtQuick.Window
import "."
import "components"

// The window when settings or campaign are broken: it looks again by itself.
Window {
    id: main

    required property string heading
    required property string text
    required property string codeText
    required property bool fullScreen

    title: "Anjungan KKBC"
    visible: true
    visibility: fullScreen ? Window.FullScreen : Window.Windowed
    color: Theme.canvas

    Stage {
        anchors.fill: parent

        NotReadyFace {
            anchors.fill: parent
            title: main.heading
            text: main.text
            codeText: main.codeText
        }
    }
}
