"""Lists on A4: items in groups, each under a band with its name, which stands again on every further page."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from kiosk.agency.paper import BOLD, PANDAN, SEMIBOLD, SURFACE, WIDTH, Page, fitted, width_of

LEFT, RIGHT = 46.0, WIDTH - 30
ROOM = RIGHT - LEFT
BAND_HIGH = 26.0

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def placed(
    paper: Page,
    y: float,
    ordered: Iterable[Item],
    key: Callable[[Item], Key],
    *,
    top: Callable[[], float],
    band: Callable[[Key, tuple[Item, ...]], tuple[str, str]],
    high: float,
    last: float,
) -> Iterator[tuple[float, Item]]:
    """Where each item of this height stands: from y on, none of it below `last`; `top` begins a page.

    `band` says a group's name and what is noted at its right. What is yielded is to be drawn at once.
    """

    def turn() -> float:
        paper.next_page()
        return top()

    for place, group in groupby(ordered, key):
        here = tuple(group)
        if y + BAND_HIGH + high > last:
            y = turn()
        y = _band(paper, y, *band(place, here))
        for item in here:
            if y + high > last:
                y = _band(paper, turn(), *band(place, here))
            yield y, item
            y += high


def _band(paper: Page, y: float, name: str, note: str) -> float:
    room = ROOM - 18 - (width_of(note, 8, SEMIBOLD) + 16 if note else 0)
    paper.box(LEFT, y, ROOM, 19, fill=PANDAN, radius=4)
    paper.text(LEFT + 9, y + 13, fitted(name, room, 9.5, BOLD), size=9.5, font=BOLD, colour=SURFACE)
    if note:
        paper.text(RIGHT - 9, y + 13, note, size=8, font=SEMIBOLD, colour=SURFACE, align="right")
    return y + BAND_HIGH - 3
