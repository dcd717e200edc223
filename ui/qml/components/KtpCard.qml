import QtQuick
import ".."

// An identity card as a drawing (no emblem, no real data): where the NIK or the name stands.
Image {
    id: card

    property string part: "nik"

    width: 540
    height: Math.round(width * 336 / 540)
    source: Theme.art("ktp-" + part)
    sourceSize.width: Math.ceil(width * Theme.unit)
    fillMode: Image.PreserveAspectFit
    Accessible.ignored: true
}
