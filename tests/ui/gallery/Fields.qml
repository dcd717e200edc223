import QtQuick
import "../../../ui/qml"
import "../../../ui/qml/components"
import "../../../ui/qml/components/keys"

// What has been typed: cells, lines, slips.
Column {
    id: sheet

    padding: Theme.margin
    spacing: Theme.compact ? 14 : 24

    DigitCells {
        width: sheet.width - 2 * Theme.margin
        digits: "6201011708"
        label: "NIK"
    }

    DigitCells {
        width: sheet.width - 2 * Theme.margin
        digits: "●●●●●●●●●●●●0003"
        label: "NIK"
    }

    DigitCells {
        width: sheet.width - 2 * Theme.margin
        digits: "6201013308850003"
        doubtFrom: 6
        doubtTo: 8
        label: "NIK"
    }

    TextLine {
        objectName: "emptyLine"
        width: sheet.width - 2 * Theme.margin
        text: ""
        label: "Nama"
    }

    TextLine {
        objectName: "longLine"
        width: sheet.width - 2 * Theme.margin
        text: "SITI NURHALIZAH BINTI ABDURRAHMAN WAHID MUHAMMAD SYAIFUDDIN "
        label: "Nama"
        wrong: true
    }

    FieldError {
        width: sheet.width - 2 * Theme.margin
        text: "NIK harus 16 angka. Cocokkan dengan KTP."
    }

    TextLine {
        objectName: "restingLine"
        visible: !Theme.compact
        width: (sheet.width - 2 * Theme.margin) / 2
        text: "02"
        prefix: "RT"
        label: "RT"
        active: false
    }
}
