import QtQuick
import ".."

// The letters and digits of a receipt number: no I, L, O and U, which people take for others.
KeyRows {
    id: pad

    readonly property var signs: "0123456789ABCDEFGHJKMNPQRSTVWXYZ".split("")

    objectName: "codePad"
    columns: Theme.portrait ? 6 : 10
    rows: Math.ceil(34 / columns)
    gap: Theme.compact ? 12 : 15
    implicitWidth: Theme.portrait ? 984 : Theme.compact ? 1258 : 1736
    implicitHeight: Theme.portrait ? 700 : Theme.compact ? 372 : 430
    cells: signs.concat(["clear", "erase"]).map((key, i) => ({
        key: key, name: key === "clear" ? "Clear" : key === "erase" ? "Erase" : key,
        row: Math.floor(i / columns), at: i % columns, span: 1, word: key.length > 1
    }))
}
