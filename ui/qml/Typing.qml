pragma Singleton
import QtQuick

// The field that staff touched and that now wants keys on the screen; null while a real keyboard types.
QtObject {
    property var field: null

    function want(input: var) {
        field = input
    }

    function put(key: string) {
        if (field === null)
            return
        erase(true)
        field.insert(field.cursorPosition, key)
    }

    function erase(onlySelected: bool) {
        if (field === null)
            return
        if (field.selectedText !== "")
            field.remove(field.selectionStart, field.selectionEnd)
        else if (!onlySelected && field.cursorPosition > 0)
            field.remove(field.cursorPosition - 1, field.cursorPosition)
    }

    function rest() {
        field = null
    }
}
