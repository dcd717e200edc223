"""What stands on the glass: walks a window's visible items and says what a person could not use or read."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QObject, QPointF, QRectF, QTimer, QUrl
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtQml import QQmlComponent, qmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

TOUCH_MM = 20.0
GAP_MM = 3.0
CONTRAST = 7.0
DIALOGS = ("IdleDialog", "HelpDialog", "Reader")
SLACK = 1.5
"""Pixels by which rounding may miss."""
LEADING = 0.16
"""The share of a line that is empty above and below the letters of our face."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A visible item and where it stands in the window, in pixels."""

    item: QQuickItem
    place: QRectF
    inside: tuple[QQuickItem, ...]

    @property
    def name(self) -> str:
        return self.item.objectName() or kind(self.item)


def settle(milliseconds: int = 60) -> None:
    """Let bindings, layouts and animations go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def kind(item: QObject) -> str:
    """The QML type's name, without what the engine adds."""
    return item.metaObject().className().partition("_QMLTYPE")[0].partition("_QML_")[0]


def is_a(item: QObject, class_name: str) -> bool:
    """Whether this is, or is made from, a C++ class or a QML type of this name."""
    if item.inherits(class_name):
        return True
    meta = item.metaObject()
    while "_QML" in meta.className():
        if meta.className().startswith(class_name + "_QML"):
            return True
        meta = meta.superClass()
    return False


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def visible(root: QQuickItem, inside: tuple[QQuickItem, ...] = ()) -> Iterator[Seen]:
    """Every item that can be seen below `root`, parents before children."""
    for child in sorted(root.childItems(), key=lambda each: each.z()):
        if child.isVisible() and child.opacity() > 0:
            yield Seen(child, place(child), inside)
            yield from visible(child, (*inside, child))


def on_top(window: QQuickWindow) -> QQuickItem:
    """The dialog that covers everything, or the whole content."""
    dialogs = [
        seen.item
        for seen in visible(window.contentItem())
        if any(is_a(seen.item, name) for name in DIALOGS) and seen.item.width() > 0
    ]
    return dialogs[-1] if dialogs else window.contentItem()


def touchables(root: QQuickItem) -> list[Seen]:
    return [seen for seen in visible(root) if is_a(seen.item, "QQuickAbstractButton")]


def texts(root: QQuickItem) -> list[Seen]:
    return [
        seen
        for seen in visible(root)
        if is_a(seen.item, "QQuickText") and str(seen.item.property("text")).strip()
    ]


def find(window: QQuickWindow, name: str) -> QQuickItem:
    """The visible item with this objectName; a test fails when there is none."""
    for seen in visible(window.contentItem()):
        if seen.item.objectName() == name:
            return seen.item
    raise AssertionError(f"nothing visible is called {name}")


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
}
"""


def painted(seen: Seen) -> QRectF:
    """Where the letters of a text stand; QML must say so, for Python cannot read Qt's alignments."""
    component = QQmlComponent(qmlEngine(seen.item))
    component.setData(PROBE, QUrl())
    probe = component.createWithInitialProperties({"item": seen.item})
    return seen.item.mapRectToScene(probe.property("letters"))


def within(inner: QRectF, outer: QRectF, slack: float = SLACK) -> bool:
    return outer.adjusted(-slack, -slack, slack, slack).contains(inner)


def overlap(one: QRectF, other: QRectF, slack: float = SLACK) -> bool:
    both = one.intersected(other)
    return both.width() > slack and both.height() > slack


# -- what a person could not use --------------------------------------------------------------------


def small_targets(root: QQuickItem, pixels_per_mm: float) -> list[str]:
    least = TOUCH_MM * pixels_per_mm - SLACK
    return [
        f"{seen.name} is {seen.place.width():.0f}x{seen.place.height():.0f} px, below {TOUCH_MM:g} mm"
        for seen in touchables(root)
        if min(seen.place.width(), seen.place.height()) < least
    ]


def crowded_targets(root: QQuickItem, pixels_per_mm: float) -> list[str]:
    """Pairs of targets nearer than 3 mm (12 px at the kiosk's 4 px a mm)."""
    least = GAP_MM * pixels_per_mm - SLACK
    found = []
    seen = [each for each in touchables(root) if not is_a(each.item, "AttractScreen")]
    for number, one in enumerate(seen):
        near = one.place.adjusted(-least, -least, least, least)
        for other in seen[number + 1 :]:
            if overlap(near, other.place, 0.5):
                found.append(f"{one.name} and {other.name} are less than {GAP_MM:g} mm apart")
    return found


def outside(root: QQuickItem, window: QQuickWindow) -> list[str]:
    whole = QRectF(0, 0, window.width(), window.height())
    return [f"{each.name} leaves the window" for each in touchables(root) if not within(each.place, whole)]


def unnamed(root: QQuickItem) -> list[str]:
    """Touchables that a screen reader could not announce, or a test not find."""
    found = []
    for seen in touchables(root):
        spoken = QAccessible.queryAccessibleInterface(seen.item)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{seen.name} has no accessible name")
        elif spoken.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            found.append(f"{seen.name} has no accessible role")
        if not seen.item.objectName():
            found.append(f"{seen.name} has no objectName")
    return found


# -- what a person could not read -------------------------------------------------------------------


def cut_off(root: QQuickItem, window: QQuickWindow) -> list[str]:
    """Texts that do not fit their own place, their button, their clip or the window."""
    whole = QRectF(0, 0, window.width(), window.height())
    found = []
    for seen in texts(root):
        item, letters = seen.item, painted(seen)
        words = str(item.property("text"))[:40]
        if item.property("truncated"):
            found.append(f"cut off: {words!r}")
        if float(item.property("contentWidth")) > item.width() + SLACK:
            found.append(f"wider than its place: {words!r}")
        high, lines = float(item.property("contentHeight")), int(item.property("lineCount"))
        if high > item.height() + max(SLACK, LEADING * high / max(1, lines)):
            found.append(f"higher than its place ({high:.0f} > {item.height():.0f}): {words!r}")
        paged = any(is_a(each, "Reader") for each in (root, *seen.inside))
        holders = [each for each in seen.inside if each.clip() and not paged]
        buttons = [each for each in seen.inside if is_a(each, "QQuickAbstractButton")]
        for holder in [*holders, *buttons]:
            if not within(letters, place(holder), 3) and "Attract" not in kind(holder):
                found.append(f"leaves {kind(holder)}: {words!r}")
        if not holders and not paged and not within(letters, whole):
            found.append(f"leaves the window: {words!r}")
    return found


def covered(root: QQuickItem) -> list[str]:
    """Texts that lie on each other, and texts that lie under a touchable they are no part of."""
    found = []
    seen = [each for each in texts(root) if not any(holder.clip() for holder in each.inside)]
    places = [painted(each).adjusted(0, 4, 0, -4) for each in seen]
    for number, one in enumerate(seen):
        for other in range(number + 1, len(seen)):
            if overlap(places[number], places[other], 3):
                pair = (one.item.property("text"), seen[other].item.property("text"))
                found.append(f"on each other: {pair[0][:30]!r} and {pair[1][:30]!r}")
        for target in touchables(root):
            if target.item not in one.inside and overlap(places[number], target.place, 3):
                found.append(f"{target.name} covers {str(one.item.property('text'))[:30]!r}")
    return found


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ground_of(picture: QImage, letters: QRectF, colour: QColor) -> QColor | None:
    """The commonest colour round a text that is not the text's own."""
    counts: dict[int, int] = {}
    left, top = max(0, int(letters.left()) - 3), max(0, int(letters.top()))
    right, bottom = (
        min(picture.width(), int(letters.right()) + 4),
        min(picture.height(), int(letters.bottom())),
    )
    for y in range(top, bottom, 3):
        for x in range(left, right, 2):
            rgb = picture.pixel(x, y)
            counts[rgb] = counts.get(rgb, 0) + 1
    counts.pop(colour.rgb(), None)
    return QColor.fromRgb(max(counts, key=lambda rgb: counts[rgb])) if counts else None


def faint(root: QQuickItem, picture: QImage) -> list[str]:
    """Texts whose colour stands less than 7:1 against what was really painted behind them."""
    found = []
    for seen in texts(root):
        if any(is_a(each, "QQuickAbstractButton") and each.property("dimmed") for each in seen.inside):
            continue
        colour = QColor(seen.item.property("color"))
        ground = ground_of(picture, painted(seen), colour)
        if ground is not None and (ratio := contrast(colour, ground)) < CONTRAST:
            words = str(seen.item.property("text"))[:30]
            found.append(f"{ratio:.1f}:1 {colour.name()} on {ground.name()}: {words!r}")
    return found


def complaints(window: QQuickWindow, pixels_per_mm: float) -> list[str]:
    """Everything that is wrong with what the window shows now."""
    root = on_top(window)
    return [
        *small_targets(root, pixels_per_mm),
        *crowded_targets(root, pixels_per_mm),
        *outside(root, window),
        *unnamed(root),
        *cut_off(root, window),
        *covered(root),
        *faint(root, window.grabWindow()),
    ]


def centre(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
