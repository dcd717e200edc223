"""What stands on the glass: walks a window's visible items and says what a person could not use or read."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, QPointF, QRectF, QTimer, QUrl
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtQml import QQmlComponent, qmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import Shiboken

TOUCH_MM = 20.0
GAP_MM = 3.0
CONTRAST = 7.0
DIALOGS = ("IdleDialog", "HelpDialog", "CameraOver", "ConfirmOver", "Reader")
WHOLE_SCREEN = "attractScreen"
"""The one target that may hold another: the staff's corner lies on it."""
SLACK = 1.5
"""Pixels by which rounding may miss."""
LEADING = 0.16
"""The share of a line that is empty above and below the letters of our face."""

PROBE = b"""
import QtQuick
QtObject {
    property Text item
    readonly property rect letters: item ? Qt.rect(
        (item.width - item.contentWidth)
            * ({ [Text.AlignRight]: 1, [Text.AlignHCenter]: 0.5 }[item.effectiveHorizontalAlignment] ?? 0),
        (item.height - item.contentHeight)
            * ({ [Text.AlignBottom]: 1, [Text.AlignVCenter]: 0.5 }[item.verticalAlignment] ?? 0),
        item.contentWidth, item.contentHeight) : Qt.rect(0, 0, 0, 0)
    readonly property real pixels: item ? item.fontInfo.pixelSize : 0
}
"""
"""Says where the letters of a text stand and how tall its face is drawn: Python cannot read Qt's groups."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A visible item, where it stands in the window in pixels, and what it lies in, outermost first."""

    item: QQuickItem
    place: QRectF
    inside: tuple[QQuickItem, ...]

    @property
    def name(self) -> str:
        return self.item.objectName() or kind(self.item)


@dataclass(frozen=True, slots=True)
class Words:
    """A text that can be seen, where its letters stand, and their size in window pixels."""

    seen: Seen
    letters: QRectF
    text: str
    pixels: float

    @property
    def buttons(self) -> list[QQuickItem]:
        return [each for each in self.seen.inside if is_a(each, "QQuickAbstractButton")]

    @property
    def clips(self) -> list[QQuickItem]:
        return [each for each in self.seen.inside if each.clip()]


def settle(milliseconds: int = 40) -> None:
    """Let bindings, layouts and animations go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


_names: dict[str, list[str]] = {}
_made_from: dict[tuple[str, str], bool] = {}
"""What is known of a class by its name, which Qt gives to one QML type alone."""


def class_of(item: QObject) -> str:
    """The name of its class.

    PySide keeps the wrapper of a meta-object for ever and would take a new item at a freed one's address for
    it, so each is let go at once.
    """
    meta = item.metaObject()
    name = meta.className()
    Shiboken.invalidate(meta)
    return str(name)


def type_names(item: QObject) -> list[str]:
    """The QML types that this is made from, nearest first, then its C++ class."""
    own = class_of(item)
    if own not in _names:
        names: list[str] = []
        meta = item.metaObject()
        while meta is not None:
            names.append(meta.className())
            above = meta.superClass() if "_QML" in names[-1] else None
            Shiboken.invalidate(meta)
            meta = above
        _names[own] = names
    return _names[own]


def kind(item: QObject) -> str:
    """The QML type's name, without what the engine adds."""
    return type_names(item)[0].partition("_QMLTYPE")[0].partition("_QML_")[0]


def is_a(item: QObject, class_name: str) -> bool:
    """Whether this is, or is made from, a C++ class or a QML type of this name."""
    key = (class_of(item), class_name)
    if key not in _made_from:
        made = any(name.startswith(class_name + "_QML") for name in type_names(item))
        _made_from[key] = made or item.inherits(class_name)
    return _made_from[key]


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def centre(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def visible(root: QQuickItem, inside: tuple[QQuickItem, ...] = ()) -> Iterator[Seen]:
    """Every item that can be seen below `root`, parents before children."""
    waiting = [(child, inside) for child in root.childItems()[::-1]]
    while waiting:
        item, above = waiting.pop()
        if item.isVisible() and item.opacity() > 0:
            yield Seen(item, place(item), above)
            within_it = (*above, item)
            waiting += [(child, within_it) for child in item.childItems()[::-1]]


def on_top(window: QQuickWindow) -> QQuickItem:
    """The dialog that covers everything, or the whole content."""
    dialogs = [
        seen.item
        for seen in visible(window.contentItem())
        if seen.item.width() > 0 and any(name.startswith(DIALOGS) for name in type_names(seen.item))
    ]
    return dialogs[-1] if dialogs else window.contentItem()


def find(window: QQuickWindow, name: str) -> QQuickItem:
    """The visible item with this objectName; a test fails when there is none."""
    for seen in visible(window.contentItem()):
        if seen.item.objectName() == name:
            return seen.item
    raise AssertionError(f"nothing visible is called {name}")


def within(inner: QRectF, outer: QRectF, slack: float = SLACK) -> bool:
    return outer.adjusted(-slack, -slack, slack, slack).contains(inner)


def overlap(one: QRectF, other: QRectF, slack: float = SLACK) -> bool:
    both = one.intersected(other)
    return both.width() > slack and both.height() > slack


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class Glass:
    """What a window shows at this moment, and what is wrong with it."""

    def __init__(
        self,
        window: QQuickWindow,
        pixels_per_mm: float,
        *,
        touch_mm: float = TOUCH_MM,
        gap_mm: float = GAP_MM,
    ) -> None:
        self.pixels_per_mm = pixels_per_mm
        self.touch_mm, self.gap_mm = touch_mm, gap_mm
        self.whole = QRectF(0, 0, window.width(), window.height())
        self.root = self.choose_root(window)
        self.pixels = pixels(window)
        seen = self.look()
        self.touchables = [each for each in seen if self.is_target(each.item)]
        self.words = list(read(self.root, seen))

    def choose_root(self, window: QQuickWindow) -> QQuickItem:
        return on_top(window)

    def look(self) -> list[Seen]:
        return list(visible(self.root))

    def is_target(self, item: QQuickItem) -> bool:
        return is_a(item, "QQuickAbstractButton")

    def may_touch(self, one: Seen, other: Seen) -> bool:
        """Whether two targets need no gap between them."""
        return False

    def complaints(self) -> list[str]:
        return [
            *self.small(),
            *self.crowded(),
            *self.outside(),
            *self.unnamed(),
            *self.cut_off(),
            *self.covered(),
            *self.faint(),
        ]

    def small(self) -> Iterator[str]:
        least = self.touch_mm * self.pixels_per_mm - SLACK
        for seen in self.touchables:
            width, height = seen.place.width(), seen.place.height()
            if min(width, height) < least:
                yield f"{seen.name} is {width:.0f}x{height:.0f} px, below {self.touch_mm:g} mm"

    def crowded(self) -> Iterator[str]:
        least = self.gap_mm * self.pixels_per_mm - SLACK
        apart = [seen for seen in self.touchables if seen.name != WHOLE_SCREEN]
        for number, one in enumerate(apart):
            near = one.place.adjusted(-least, -least, least, least)
            for other in apart[number + 1 :]:
                if overlap(near, other.place, 0.5) and not self.may_touch(one, other):
                    yield f"{one.name} and {other.name} are less than {self.gap_mm:g} mm apart"

    def outside(self) -> Iterator[str]:
        for seen in self.touchables:
            if not within(seen.place, self.whole):
                yield f"{seen.name} leaves the window"

    def unnamed(self) -> Iterator[str]:
        """Touchables that a screen reader could not announce, or a test not find."""
        for seen in self.touchables:
            spoken = QAccessible.queryAccessibleInterface(seen.item)
            if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
                yield f"{seen.name} has no accessible name"
            elif spoken.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
                yield f"{seen.name} has no accessible role"
            if not seen.item.objectName():
                yield f"{seen.name} has no objectName"

    def cut_off(self) -> Iterator[str]:
        """Texts that do not fit their own place, their button, their clip or the window."""
        for words in self.words:
            item, text = words.seen.item, words.text
            high, lines = float(item.property("contentHeight")), int(item.property("lineCount"))
            if item.property("truncated"):
                yield f"cut off: {text!r}"
            if float(item.property("contentWidth")) > item.width() + SLACK:
                yield f"wider than its place: {text!r}"
            if high > item.height() + max(SLACK, LEADING * high / max(1, lines)):
                yield f"higher than its place ({high:.0f} > {item.height():.0f}): {text!r}"
            if is_a(self.root, "Reader"):
                continue
            for holder in [*words.clips, *words.buttons]:
                if not within(words.letters, place(holder), 3):
                    yield f"leaves {kind(holder)}: {text!r}"
            if not words.clips and not within(words.letters, self.whole):
                yield f"leaves the window: {text!r}"

    def covered(self) -> Iterator[str]:
        """Texts that lie on each other, and texts that lie under a touchable they are no part of."""
        free = [words for words in self.words if not words.clips]
        places = [words.letters.adjusted(0, 4, 0, -4) for words in free]
        for number, one in enumerate(free):
            for other in range(number + 1, len(free)):
                if overlap(places[number], places[other], 3):
                    yield f"on each other: {one.text!r} and {free[other].text!r}"
            for target in self.touchables:
                if target.item not in one.seen.inside and overlap(places[number], target.place, 3):
                    yield f"{target.name} covers {one.text!r}"

    def faint(self) -> Iterator[str]:
        """Texts whose colour stands less than 7:1 against what was really painted behind them."""
        for words in self.words:
            if any(button.property("dimmed") for button in words.buttons):
                continue
            colour = QColor(words.seen.item.property("color"))
            ground = self.ground_of(words.letters, colour)
            if ground is not None and (ratio := contrast(colour, ground)) < CONTRAST:
                yield f"{ratio:.1f}:1 {colour.name()} on {ground.name()}: {words.text!r}"

    def ground_of(self, letters: QRectF, colour: QColor) -> QColor | None:
        """The commonest colour round a text that is not the text's own."""
        left, top = max(0, int(letters.left()) - 3), max(0, int(letters.top()))
        patch = self.pixels[top : int(letters.bottom()), left : int(letters.right()) + 4]
        patch = patch[patch != colour.rgb() & 0xFFFFFF]
        if not patch.size:
            return None
        values, counts = np.unique(patch, return_counts=True)
        return QColor.fromRgb(int(values[counts.argmax()]))


def read(root: QQuickItem, seen: list[Seen]) -> Iterator[Words]:
    """The texts among visible items, with the place of their letters."""
    component = QQmlComponent(qmlEngine(root.childItems()[0]))
    component.setData(PROBE, QUrl())
    probe = component.create()
    for each in seen:
        if is_a(each.item, "QQuickText") and (text := str(each.item.property("text")).strip()):
            probe.setProperty("item", each.item)
            letters = each.item.mapRectToScene(probe.property("letters"))
            scale = each.item.mapRectToScene(QRectF(0, 0, 1, 1)).height()
            yield Words(each, letters, text[:40], probe.property("pixels") * scale)
    probe.setProperty("item", None)


def pixels(window: QQuickWindow) -> np.ndarray:
    """What the window really painted, as rows of 0xRRGGBB."""
    picture = window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
    return rows[:, : picture.width()] & 0xFFFFFF


def complaints(window: QQuickWindow, pixels_per_mm: float) -> list[str]:
    """Everything that is wrong with what the window shows now."""
    return Glass(window, pixels_per_mm).complaints()
