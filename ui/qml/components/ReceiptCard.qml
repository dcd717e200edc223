import QtQuick
import ".."

// The paper as a drawing: where its number and its code stand.
Image {
    width: 300
    height: Math.round(width * 216 / 300)
    source: Theme.art("bukti-nomor")
    sourceSize.width: Math.ceil(width * Theme.unit)
    fillMode: Image.PreserveAspectFit
    Accessible.ignored: true
}
