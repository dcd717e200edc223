import QtQuick
import "../.."

// Everything a member of staff may need to type: digits, letters, capitals and symbols.
KeyRows {
    id: keyboard

    readonly property var lines: ["1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm"]
    readonly property var capitals: ["1234567890", "QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM"]
    readonly property var symbols: ["1234567890", "!?@#%&*()/", "+=_:;\"~<>\\", "[]{}|^$"]

    function line(at: int): var {
        return lines[at].split("").map((letter, i) => ({
            key: letter, shift: capitals[at][i], symbol: symbols[at][i], name: named(letter), row: at,
            at: at === 3 ? i + 1.5 : i, span: 1
        }))
    }

    function named(letter: string): string {
        return letter === "'" ? "Apostrophe" : letter.toUpperCase()
    }

    objectName: "fullKeyboard"
    columns: 10
    rows: 5
    gap: 12
    shiftText: "Shift"
    symbolsText: level === 2 ? "ABC" : "?#+"
    implicitWidth: Theme.portrait ? 984 : Theme.compact ? 1258 : 1736
    implicitHeight: rows * Math.max(84, Theme.touchMin) + (rows - 1) * gap
    cells: [].concat(line(0), line(1), line(2), [
        { key: "shift", name: "Shift", row: 3, at: 0, span: 1.5, word: true }
    ], line(3), [
        { key: "erase", name: "Erase", row: 3, at: 8.5, span: 1.5, word: true },
        { key: "symbols", name: "Symbols", row: 4, at: 0, span: 1.5, word: true },
        { key: ",", name: "Comma", row: 4, at: 1.5, span: 1 },
        { key: "space", name: "Space", row: 4, at: 2.5, span: 4 },
        { key: ".", name: "Dot", row: 4, at: 6.5, span: 1 },
        { key: "-", name: "Hyphen", row: 4, at: 7.5, span: 1 },
        { key: "clear", name: "Clear", row: 4, at: 8.5, span: 1.5, word: true }
    ])
}
