pragma ComponentBehavior: Bound
import QtQuick
import "../.."

// Keys in a grid that fills its place. A cell is { key, shift, symbol, name, row, at, span }; `key` is what it
// types, or one of "erase", "clear", "space", "shift", "symbols". One tab stop; arrows walk from key to key.
FocusScope {
    id: pad

    required property var cells
    required property int columns
    required property int rows
    property int gap: Theme.keyGap
    property int wordSize: Theme.small
    property int level: 0
    property int current: 0
    property string spaceText: ""
    property string clearText: ""
    property string eraseText: ""
    property string shiftText: ""
    property string symbolsText: ""
    readonly property real unitWidth: (width - gap * (columns - 1)) / columns
    readonly property real unitHeight: (height - gap * (rows - 1)) / rows

    signal pressed(string key)
    signal erased()
    signal cleared()

    function typed(cell: var): string {
        return level === 1 ? cell.shift ?? cell.key : level === 2 ? cell.symbol ?? cell.key : cell.key
    }

    function worded(cell: var): string {
        switch (cell.key) {
        case "space": return spaceText
        case "clear": return clearText
        case "erase": return eraseText
        case "shift": return shiftText
        case "symbols": return symbolsText
        default: return typed(cell)
        }
    }

    function touch(cell: var) {
        switch (cell.key) {
        case "space": return pressed(" ")
        case "clear": return cleared()
        case "erase": return erased()
        case "shift": level = level === 1 ? 0 : 1; return
        case "symbols": level = level === 2 ? 0 : 2; return
        default: return pressed(typed(cell))
        }
    }

    function walk(right: int, down: int) {
        const here = cells[current]
        const row = here.row + down
        const middle = here.at + here.span / 2 - 0.5
        let best = -1
        let nearest = 99
        for (let i = 0; i < cells.length; i++) {
            const cell = cells[i]
            const off = right === 0 ? Math.abs(cell.at + cell.span / 2 - 0.5 - middle)
                                    : right * (cell.at - here.at)
            if (cell.row === row && i !== current && off < nearest && (right === 0 || off > 0)) {
                nearest = off
                best = i
            }
        }
        if (best >= 0) {
            current = best
            keys.itemAt(best).forceActiveFocus(Qt.TabFocusReason)
        }
    }

    Keys.onLeftPressed: walk(-1, 0)
    Keys.onRightPressed: walk(1, 0)
    Keys.onUpPressed: walk(0, -1)
    Keys.onDownPressed: walk(0, 1)

    Repeater {
        id: keys

        model: pad.cells.length

        Key {
            id: key

            required property int index
            readonly property var cell: pad.cells[index]

            objectName: "key" + cell.name
            x: Math.round(cell.at * (pad.unitWidth + pad.gap))
            y: Math.round(cell.row * (pad.unitHeight + pad.gap))
            width: Math.round(cell.span * (pad.unitWidth + pad.gap) - pad.gap)
            height: Math.round(pad.unitHeight)
            text: pad.worded(cell)
            symbol: cell.key === "erase" ? "backspace" : cell.key === "shift" ? "arrow-fat-up" : ""
            isFunction: cell.word ?? false
            size: cell.key.length > 1 ? pad.wordSize : Math.min(Theme.keyLetter, Math.round(height * 0.62))
            focus: index === pad.current
            focusPolicy: index === pad.current ? Qt.TabFocus : Qt.NoFocus
            onClicked: pad.touch(key.cell)
        }
    }
}
