import QtQuick

// The consent that a list could not bring: the same text and boxes as at the start of a registration.
ConsentScreen {
    objectName: "agreeScreen"
}
