import QtQuick
import "../.."

// Digits as on a phone, "erase all" and "erase one".
KeyRows {
    id: pad

    objectName: "numberPad"
    columns: 3
    rows: 4
    gap: Theme.compact ? 14 : 18
    implicitWidth: Theme.portrait ? 984 : Theme.compact ? 382 : 576
    implicitHeight: Theme.portrait ? 758 : Theme.compact ? 522 : 766
    cells: "123456789".split("").map((digit, i) => ({
        key: digit, name: digit, row: Math.floor(i / 3), at: i % 3, span: 1
    })).concat([
        { key: "clear", name: "Clear", row: 3, at: 0, span: 1, word: true },
        { key: "0", name: "0", row: 3, at: 1, span: 1 },
        { key: "erase", name: "Erase", row: 3, at: 2, span: 1, word: true }
    ])
}
