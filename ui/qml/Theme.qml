pragma Singleton
import QtQuick

// Every size and colour of the villager's screens. Sizes are in stage pixels: a Stage scales its content by
// `unit`, so a screen is laid out for 1920x1080, 1366x768 or 1080x1920 and fits any window in between.
QtObject {
    id: theme

    property real windowWidth: 1920
    property real windowHeight: 1080
    property real pixelsPerMm: 4.03
    property real textScale: 1
    property bool highContrast: false
    property bool reduceMotion: false
    // While the kiosk starts its large pictures may come a moment after the first frame.
    property bool starting: true

    readonly property real roomyUnit: Math.min(windowWidth / 1920, windowHeight / 1080)
    readonly property bool portrait: windowHeight > windowWidth
    // A finger needs 20 mm whatever the panel's resolution, so millimetres choose the layout, not pixels.
    readonly property bool compact: !portrait && 20 * pixelsPerMm / roomyUnit > 88
    readonly property bool roomy: !portrait && !compact
    readonly property string sizeClass: portrait ? "P" : compact ? "M" : "L"
    readonly property real unit: portrait ? Math.min(windowWidth / 1080, windowHeight / 1920)
                                          : compact ? Math.min(windowWidth / 1366, windowHeight / 768) : roomyUnit
    readonly property real stageWidth: windowWidth / unit
    readonly property real stageHeight: windowHeight / unit
    readonly property real millimetre: pixelsPerMm / unit
    readonly property real touchMin: Math.min(Math.ceil(20 * millimetre), compact ? 84 : 88)
    readonly property real gapMin: Math.max(12, Math.min(Math.ceil(3 * millimetre), 14))
    readonly property bool largeText: textScale > 1.2
    readonly property bool hugeText: textScale > 1.7

    readonly property url images: Qt.resolvedUrl("../../resources/images/")
    readonly property url fonts: Qt.resolvedUrl("../../resources/fonts/")

    // Colour
    readonly property color ink: highContrast ? "#FFFFFF" : "#22180F"
    readonly property color inkSoft: highContrast ? "#FFFFFF" : "#4F4032"
    readonly property color canvas: highContrast ? "#000000" : "#F0F3E6"
    readonly property color surface: highContrast ? "#000000" : "#FFFFFF"
    readonly property color well: highContrast ? "#1C1C1C" : "#E1E9D6"
    readonly property color edge: highContrast ? "#FFFFFF" : "#9AA58E"
    readonly property color lip: highContrast ? "#FFFFFF" : "#76806C"
    readonly property color soft: highContrast ? "#FFFFFF" : "#C6D0B8"
    readonly property color pandan: highContrast ? "#000000" : "#0C4A3B"
    readonly property color pandanDark: highContrast ? "#FFFFFF" : "#062E24"
    readonly property color pandanText: "#FFFFFF"
    readonly property color pandanTint: highContrast ? "#1C1C1C" : "#D5E8D8"
    readonly property color kunyit: highContrast ? "#FFE100" : "#FFB81A"
    readonly property color kunyitLip: highContrast ? "#FFE100" : "#A86400"
    readonly property color actionLip: highContrast ? "#FFFFFF" : "#A86400"
    readonly property color kunyitText: "#22180F"
    readonly property color kunyitLight: highContrast ? "#FFE100" : "#FFD470"
    readonly property color next: highContrast ? "#1C1C1C" : "#FFF3D2"
    readonly property color success: highContrast ? "#7CFF9B" : "#14582F"
    readonly property color successTint: highContrast ? "#000000" : "#D9F0DC"
    readonly property color warning: highContrast ? "#FFE100" : "#6B3A00"
    readonly property color warningTint: highContrast ? "#000000" : "#FFE8BC"
    readonly property color danger: highContrast ? "#FFB0A6" : "#8E1616"
    readonly property color dangerTint: highContrast ? "#000000" : "#FFE3DC"
    readonly property color focus: highContrast ? "#6FE3FF" : "#1D3B73"
    readonly property color neutral: highContrast ? "#FFFFFF" : "#76806C"
    readonly property color disabledText: highContrast ? "#FFFFFF" : "#5D6455"
    readonly property color disabledEdge: highContrast ? "#8A8A8A" : "#C6D0B8"
    readonly property color selectedEdge: highContrast ? "#FFE100" : "#0C4A3B"
    readonly property color selectedLip: highContrast ? "#FFE100" : "#062E24"
    readonly property color sky: highContrast ? "#000000" : "#FFF3D2"
    readonly property color motif: highContrast ? "#5A5A5A" : "#1B6551"
    readonly property color heading: highContrast ? "#FFFFFF" : "#062E24"
    readonly property color identityInk: highContrast ? "#FFFFFF" : "#0C4A3B"

    // Type. What already stands taller than enlarged body text does not grow with it.
    readonly property string family: "Plus Jakarta Sans"
    readonly property var tabular: ({ "tnum": 1 })
    readonly property int body: Math.round(40 * textScale)
    readonly property int caption: Math.round(34 * textScale)
    readonly property int small: Math.round(32 * textScale)
    readonly property int go: grown(compact ? 42 : 48)
    readonly property int title: grown(compact ? 52 : 72)
    readonly property int hero: portrait ? 148 : compact ? 87 : 122
    readonly property int heroSub: grown(compact ? 44 : 60)
    readonly property int number: portrait ? 118 : compact ? 92 : 130
    readonly property int price: grown(compact ? 84 : 100)
    readonly property int digit: compact ? 50 : 64
    readonly property int keyLetter: Math.min(72, grown(60))
    readonly property int identity: compact ? 21 : 28
    readonly property int topLabel: Math.round((compact ? 34 : 40) * Math.min(textScale, 1.15))
    // Pages of the desk are laid out for 1366x768 and 900x1600; a larger glass shows them larger, and large text
    // as large as its glass has room for.
    readonly property real deskZoom: roomy ? (largeText ? 1.4 : 1.3) : portrait ? (largeText ? 1.25 : 1.2) : 1
    readonly property int deskSmall: 18
    readonly property int deskBody: 20
    readonly property int deskLarge: 34
    readonly property int medium: Font.Medium
    readonly property int semiBold: Font.DemiBold
    readonly property int bold: Font.Bold
    readonly property int extraBold: Font.ExtraBold
    // Shares of the face's own line, which is 1.26 em: 1.22 em for text, 1.08 em for titles.
    readonly property real lineHeight: 0.97
    readonly property real titleLineHeight: 0.86

    // Room between and around things, in steps
    readonly property int gapHair: 2
    readonly property int gapTiny: 4
    readonly property int gapSmall: 8
    readonly property int gap: 12
    readonly property int gapWide: 16
    readonly property int gapBroad: 20
    readonly property int gapLarge: 24
    readonly property int gapHuge: 32
    readonly property int gapVast: 40

    // Shape
    readonly property int radiusMark: 4
    readonly property int radiusTag: 8
    readonly property int radiusField: 12
    readonly property int radiusCard: 16
    readonly property int radiusKey: 18
    readonly property int radiusButton: compact ? 16 : 20
    readonly property int radiusTile: 24
    readonly property int radiusPanel: 32
    readonly property int radiusDialog: 40
    readonly property int border: 3
    readonly property int borderSelected: 5
    readonly property int lipHeight: 9
    readonly property int tileLip: 10
    readonly property int heroLip: 16
    readonly property int pressedLip: 3
    readonly property int sink: 6
    readonly property int ring: 6
    readonly property int ringGap: 4
    readonly property int keyGap: compact ? 14 : 16
    readonly property int tileGap: compact ? 16 : 24

    // Places
    readonly property int selvedge: portrait ? 48 : compact ? 44 : 72
    readonly property int margin: portrait ? 48 : compact ? 32 : 56
    // Where the name of the agent who helps stands: clear of the corner that staff hold.
    readonly property int helperX: Math.max(margin + (portrait ? 0 : selvedge), touchMin + 12)
    readonly property int topBar: portrait ? 264 : compact ? 104 : 128
    readonly property int bottomBar: portrait ? 168 : compact ? 112 : 144
    readonly property int buttonHeight: Math.max(compact ? 80 : 92, touchMin)
    readonly property int topButtonHeight: Math.max(compact ? 82 : 88, touchMin)
    readonly property int barButtonHeight: Math.max(compact ? 84 : 104, touchMin)
    readonly property int icon: compact ? 40 : 44

    // Motion, in milliseconds
    readonly property int pressTime: reduceMotion ? 0 : 60
    readonly property int releaseTime: reduceMotion ? 0 : 90
    readonly property int moveTime: reduceMotion ? 0 : 220
    readonly property int tickTime: reduceMotion ? 0 : 140
    readonly property int stepTime: reduceMotion ? 0 : 240
    readonly property int slipTime: reduceMotion ? 0 : 240
    readonly property int openTime: reduceMotion ? 0 : 400
    readonly property int paperTime: reduceMotion ? 0 : 900
    readonly property int handTime: reduceMotion ? 0 : 700
    readonly property int travel: 48

    readonly property list<FontLoader> faces: [
        FontLoader { source: theme.fonts + "PlusJakartaSans_500Medium.ttf" },
        FontLoader { source: theme.fonts + "PlusJakartaSans_600SemiBold.ttf" },
        FontLoader { source: theme.fonts + "PlusJakartaSans_700Bold.ttf" },
        FontLoader { source: theme.fonts + "PlusJakartaSans_800ExtraBold.ttf" },
        FontLoader { source: theme.fonts + "NotoSans_600SemiBold.ttf" }
    ]

    function grown(size: int): int {
        return Math.round(Math.max(size, Math.min(size * textScale, 40 * textScale * 1.05)))
    }

    function iconFile(name: string): url {
        return images + "icons/" + name + ".svg"
    }

    function picture(name: string): url {
        return images + "pictures/" + name + ".png"
    }

    function art(name: string): url {
        return images + "art/" + name + ".svg"
    }
}
