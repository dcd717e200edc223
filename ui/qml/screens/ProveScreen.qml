import QtQuick

// Giving consent later: the last four digits of the NIK, so that only the person can.
WithdrawScreen {
    objectName: "proveScreen"
    table: words.agree
}
