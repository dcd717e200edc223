"""The looking glass for the desk: sheets that cover a part of a page, lists that scroll, no tiny letters."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.support.layout_checks import SLACK, Glass, Seen, is_a, overlap, place, type_names, visible, within

TOUCH_MM, GAP_MM = 13.5, 1.5
"""Staff come back every day and often have a mouse; a chip of 56 px on a 15.6 inch panel is 14 mm."""
LEAST_LETTERS = 15
"""Pixels at which agents in their fifties still read a line on 1366x768."""
FRAME = "DeskFrame"
SHEETS = ("DeskBar", "DeskSheet", "DeskDialog", "DeskNotice", "DeskKeys", "RecoveryCard")
COVERS = ("filePicker", "pictureCard")
"""What may lie over a page, by type or name. What it hides is judged in scenes where nothing covers it."""
PASSING = ("DeskBar", "DeskNotice", "DeskKeys")
"""What comes and goes, or what the page slides under: it may cut through a row; others hide things whole."""


class DeskGlass(Glass):
    """What the open desk shows at this moment, and what is wrong with it."""

    def __init__(self, window: QQuickWindow, pixels_per_mm: float) -> None:
        super().__init__(window, pixels_per_mm, touch_mm=TOUCH_MM, gap_mm=GAP_MM)

    def choose_root(self, window: QQuickWindow) -> QQuickItem:
        frames = [each.item for each in visible(window.contentItem()) if is_a(each.item, FRAME)]
        assert frames, "the desk is not open"
        return frames[-1]

    def look(self) -> list[Seen]:
        """What no sheet hides and no list has scrolled away, in paint order."""
        seen = list(visible(self.root))
        covers = [(number, *cover) for number, each in enumerate(seen) if (cover := ground(each))]
        return [
            each
            for number, each in enumerate(seen)
            if each.place.width() and not hidden(number, each, covers)
        ]

    def is_target(self, item: QQuickItem) -> bool:
        return super().is_target(item) or item.inherits("QQuickTextInput")

    def complaints(self) -> list[str]:
        return [*super().complaints(), *self.tiny()]

    def tiny(self) -> Iterator[str]:
        """Letters too small for those who work here."""
        for words in self.words:
            if words.pixels < LEAST_LETTERS - 0.01:
                yield f"letters of {words.pixels:.0f} px: {words.text!r}"

    def small(self) -> Iterator[str]:
        """A row of a list may lie on the next one: its gap is then part of its height."""
        yield from super().small()
        least = (self.touch_mm + self.gap_mm) * self.pixels_per_mm - SLACK
        for seen in filter(is_row, self.touchables):
            if seen.item.height() * scale(seen) < least:
                yield f"{seen.name} is too low for a row that touches the next"

    def may_touch(self, one: Seen, other: Seen) -> bool:
        return is_row(one) and is_row(other)


def ground(seen: Seen) -> tuple[QQuickItem, QRectF] | None:
    """A sheet and the opaque place it covers."""
    if seen.item.objectName() not in COVERS and not is_sheet(seen.item, SHEETS):
        return None
    inside = [seen, *visible(seen.item, (*seen.inside, seen.item))]
    for each in inside:
        solid = is_a(each.item, "QQuickRectangle") and each.item.opacity() == 1
        if solid and QColor(each.item.property("color")).alpha() == 255:
            return seen.item, place(each.item)
    return None


def hidden(number: int, seen: Seen, covers: list[tuple[int, QQuickItem, QRectF]]) -> bool:
    """Whether a sheet painted later lies over this, or its list has moved a part of it out of sight."""
    for holder in filter(scrolls, seen.inside):
        glass, own = place(holder), seen.place
        if own.top() < glass.top() - SLACK or own.bottom() > glass.bottom() + SLACK:
            return True
    for later, sheet, covered in covers:
        passing = is_sheet(sheet, PASSING) and overlap(seen.place, covered, 3)
        slid = is_sheet(sheet, SHEETS[:1]) and seen.place.bottom() < covered.bottom()
        if later > number and (passing or slid or within(seen.place, covered)):
            return True
    return False


def is_sheet(item: QQuickItem, names: tuple[str, ...]) -> bool:
    return any(name.startswith(names) for name in type_names(item))


def scrolls(holder: QQuickItem) -> bool:
    """Whether this shows a part of something higher, which a finger moves."""
    flicks = holder.inherits("QQuickFlickable") and holder.clip()
    return flicks and float(holder.property("contentHeight")) > holder.height() + 1


def scrolled_to_the_end(window: QQuickWindow) -> bool:
    """Move all that scrolls to its end; False when there is nothing to move."""
    moved = [each.item for each in visible(window.contentItem()) if scrolls(each.item)]
    for holder in moved:
        holder.setProperty("contentY", float(holder.property("contentHeight")) - holder.height())
    return bool(moved)


def is_row(seen: Seen) -> bool:
    spoken = QAccessible.queryAccessibleInterface(seen.item)
    return spoken is not None and spoken.role() == QAccessible.Role.ListItem


def scale(seen: Seen) -> float:
    return seen.place.height() / seen.item.height() if seen.item.height() else 1.0
