import QtQuick
import ".."

// Capital letters from A to Z as pupils learnt them, with the three marks that names have.
KeyRows {
    id: pad

    readonly property var letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("")
    readonly property var marks: [
        { key: "'", name: "Apostrophe" }, { key: ".", name: "Dot" }, { key: "-", name: "Hyphen" },
        { key: "erase", name: "Erase" }
    ]

    objectName: "letterPad"
    columns: Theme.portrait ? 6 : 10
    rows: 30 / columns + 1
    gap: Theme.compact ? 12 : Theme.portrait ? 16 : 15
    implicitWidth: Theme.portrait ? 984 : Theme.compact ? 1258 : 1736
    implicitHeight: Theme.portrait ? 760 : Theme.compact ? 380 : 440
    cells: letters.map(letter => ({ key: letter, name: letter })).concat(marks.map(mark => ({
        key: mark.key, name: mark.name, word: true
    }))).map((cell, i) => Object.assign(cell, {
        row: Math.floor(i / columns), at: i % columns, span: 1
    })).concat([
        { key: "clear", name: "Clear", row: rows - 1, at: 0, span: 2, word: true },
        { key: "space", name: "Space", row: rows - 1, at: 2, span: columns - 2 }
    ])
}
