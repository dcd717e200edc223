"""Shows a sheet of the gallery in a window of any size: components in every state, without the product."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.paths import QML
from tests.support.layout_checks import settle

GALLERY = Path(__file__).resolve().parent / "gallery"
SHEETS = tuple(sorted(path.stem for path in GALLERY.glob("*.qml")))


@dataclass(frozen=True, slots=True)
class Size:
    """A panel: pixels, and how many of them are a millimetre."""

    name: str
    width: int
    height: int
    pixels_per_mm: float


SIZES = (
    Size("L", 1920, 1080, 4.03),
    Size("M", 1366, 768, 3.95),
    Size("P", 1080, 1920, 4.03),
)
BETWEEN = (
    Size("1280x800", 1280, 800, 3.6),
    Size("2560x1440", 2560, 1440, 5.4),
    Size("1600x900", 1600, 900, 3.9),
)

FRAME = """
import QtQuick
import QtQuick.Window
import "{qml}"
import "{qml}/components"
import "{gallery}"
Window {{
    property var theme: Theme
    visible: true
    width: {width}
    height: {height}
    color: Theme.canvas
    Stage {{
        id: stage
        anchors.fill: parent
        Loader {{ id: loader; anchors.fill: parent; focus: true }}
    }}
    Component.onCompleted: {{
        Theme.pixelsPerMm = {pixels_per_mm}
        Theme.textScale = {scale}
        Theme.highContrast = {contrast}
        Theme.reduceMotion = true
        loader.source = "{sheet}"
    }}
}}
"""


class Sheet:
    """One open sheet; `warnings` holds what QML complained about."""

    def __init__(self, name: str, size: Size, scale: float = 1.0, high_contrast: bool = False) -> None:
        self.warnings: list[str] = []
        self.engine = QQmlEngine()
        self.engine.setOutputWarningsToStandardError(False)
        self.engine.warnings.connect(lambda found: self.warnings.extend(each.toString() for each in found))
        text = FRAME.format(
            qml=QML.as_uri(),
            gallery=GALLERY.as_uri(),
            sheet=(GALLERY / f"{name}.qml").as_uri(),
            width=size.width,
            height=size.height,
            pixels_per_mm=size.pixels_per_mm,
            scale=scale,
            contrast=str(high_contrast).lower(),
        )
        self.component = QQmlComponent(self.engine)
        self.component.setData(text.encode(), QUrl.fromLocalFile(str(GALLERY / "frame.qml")))
        window = self.component.create()
        assert isinstance(window, QQuickWindow), self.component.errorString()
        self.window = window
        settle()

    def colour(self, token: str) -> object:
        """A token of the theme."""
        theme = self.window.property("theme")
        return theme.property(token)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        del self.window
        del self.component
        del self.engine
