import QtQuick
import "../.."

// The letters and digits of a receipt number: no I, L, O and U, which people take for others.
KeyRows {
    id: pad

    readonly property var signs: "0123456789ABCDEFGHJKMNPQRSTVWXYZ".split("")

    objectName: "codePad"
    columns: Theme.portrait ? 6 : Theme.compact ? 12 : 10
    rows: Math.ceil(35 / columns)
    gap: Theme.compact ? 12 : 15
    implicitWidth: Theme.portrait ? 984 : Theme.compact ? 1258 : 1736
    implicitHeight: Theme.portrait ? 700 : Theme.compact ? 372 : 430
    cells: signs.map((key, i) => ({ key: key, name: key, row: Math.floor(i / columns), at: i % columns, span: 1 })).concat([
        { key: "clear", name: "Clear", row: rows - 1, at: signs.length % columns, span: columns - 1 - signs.length % columns, word: true },
        { key: "erase", name: "Erase", row: rows - 1, at: columns - 1, span: 1, word: true }
    ])
}
