import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"

// Tiles in every state, tick tiles, review rows.
Item {
    id: sheet

    readonly property int columns: Theme.portrait ? 2 : Theme.compact ? 3 : 4

    Grid {
        x: Theme.margin
        y: Theme.margin
        columns: sheet.columns
        spacing: Theme.tileGap

        Repeater {
            model: [
                { text: "Petani, pekebun", picture: "man-farmer" },
                { text: "Nelayan", picture: "man-rowing-boat", selected: true },
                { text: "Ojek, sopir", picture: "motor-scooter", down: true },
                { text: "Pedagang", picture: "woman-with-headscarf", wrong: true },
                { text: "Serabutan", picture: "hammer-and-wrench", enabled: false },
                { text: "di bawah Rp1,1 juta", selected: true },
                { text: "Rp1,3 – 1,5 juta" },
                { text: "Tukang bangunan", picture: "man-construction-worker", second: "brick" }
            ]

            Tile {
                required property var modelData

                objectName: modelData.text
                width: (sheet.width - 2 * Theme.margin - (sheet.columns - 1) * Theme.tileGap) / sheet.columns
                height: Theme.compact ? 118 : 210
                text: modelData.text
                picture: modelData.picture ? Theme.picture(modelData.picture) : ""
                secondPicture: modelData.second ? Theme.picture(modelData.second) : ""
                selected: modelData.selected ?? false
                wrong: modelData.wrong ?? false
                enabled: modelData.enabled ?? true
                down: modelData.down ?? false
                medallion: false
                pictureSize: 156
                size: Theme.compact ? Math.round(36 * Theme.textScale) : Theme.body
                least: 30
            }
        }
    }

    Column {
        x: Theme.margin
        y: Theme.margin + Math.ceil(8 / sheet.columns) * (Theme.compact ? 134 : 234)
        width: sheet.width - 2 * x
        spacing: Theme.tileGap

        TickTile {
            objectName: "ticked"
            visible: !Theme.compact || !Theme.largeText
            width: parent.width
            text: "Ya, saya setuju"
            caption: "Simpan data untuk mendaftar"
            ticked: true
        }

        TickTile {
            objectName: "wrongTick"
            visible: !Theme.compact && !Theme.largeText
            width: parent.width
            text: "Ya, saya setuju"
            caption: "Simpan data untuk mendaftar"
            slip: "Sentuh kotak dahulu, bila Anda setuju."
        }

        ReviewRow {
            width: parent.width
            caption: "Nama"
            value: "AHMAD FAUZI"
            changeText: "Ubah"
            picture: Theme.picture("bust-in-silhouette")
        }
    }
}
