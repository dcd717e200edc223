import QtQuick
import "../.."

// Capital letters from A to Z as pupils learnt them, with the three marks that names have.
KeyRows {
    id: pad

    readonly property var letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("").map(letter => ({ key: letter, name: letter }))
    readonly property var marks: [
        { key: "'", name: "Apostrophe", word: true }, { key: ".", name: "Dot", word: true },
        { key: "-", name: "Hyphen", word: true }, { key: "erase", name: "Erase", word: true }
    ]
    property bool flat: Theme.compact
    readonly property int lettersAndMarks: letters.length + marks.length
    readonly property int lastRow: Math.floor(lettersAndMarks / columns)
    readonly property int lastAt: lettersAndMarks % columns
    readonly property var placed: letters.concat(marks).map((cell, i) => Object.assign({}, cell, {
        row: Math.floor(i / columns), at: i % columns, span: 1
    }))

    objectName: "letterPad"
    columns: Theme.portrait ? 6 : flat ? 11 : 10
    rows: flat ? 3 : 30 / columns + 1
    gap: Theme.compact ? 12 : Theme.portrait ? 16 : 15
    implicitWidth: Theme.portrait ? 984 : Theme.compact ? 1258 : 1736
    implicitHeight: Theme.portrait ? 830 : Theme.compact ? 306 : 442
    cells: placed.concat([
        { key: "clear", name: "Clear", row: lastRow, at: lastAt, span: flat ? 1 : 2, word: true },
        { key: "space", name: "Space", row: lastRow, at: lastAt + (flat ? 1 : 2), span: flat ? 2 : columns - 2 }
    ])
}
