import QtQuick
import ".."
import "cloth"

// "Belum siap": a calm page with a code that somebody can read out over the telephone.
Rectangle {
    id: face

    required property string title
    required property string text
    required property string codeText

    color: Theme.canvas

    Cloth {
        width: Theme.portrait ? parent.width : Theme.selvedge
        height: Theme.portrait ? Theme.selvedge : parent.height
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 4 * Theme.margin - Theme.selvedge, 1100)
        spacing: Theme.gapHuge

        Picture {
            source: Theme.picture("folded-hands")
            size: Theme.compact ? 150 : 220
            medallion: true
        }

        Phrase {
            objectName: "title"
            width: parent.width
            text: face.title
            size: Theme.title
            weight: Theme.extraBold
            Accessible.role: Accessible.Heading
        }

        Phrase {
            width: parent.width
            text: face.text
        }

        Phrase {
            objectName: "code"
            width: parent.width
            text: face.codeText
            size: Theme.caption
            color: Theme.inkSoft
        }
    }
}
