"""Looks for a receipt's code through a camera, and decides what to tell the person."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.receipt.token import PREFIX

if TYPE_CHECKING:
    from kiosk.scanning.camera import Camera, Frame, Shown

LONGEST_LOOK = 60.0
"""Seconds after which a camera closes by itself."""
_LOOK_EVERY = 0.2
_SHOW_EVERY = 1 / 15
_SHOWN_WIDTH = 640
_DARK, _DARK_SECONDS = 40.0, 1.5
_CLOSER_AFTER = 12.0
_SILENT_AFTER = 8.0
_STILL_THERE = 3


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One picture for the screen; `text` is the code's once read, `light` the mean grey level (0-255)."""

    shown: Shown
    light: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One use of the camera; times are monotonic seconds, `trouble` is a CameraProblem's code."""

    began: float
    seen: float | None = None
    dark_since: float | None = None
    trouble: str = ""

    def after(self, glimpse: Glimpse, now: float) -> Look:
        """The same look when another picture has come."""
        dark = glimpse.light < _DARK
        since = (self.dark_since if self.dark_since is not None else now) if dark else None
        return replace(self, seen=now, dark_since=since)

    def failed(self, code: str) -> Look:
        """The camera is no use any more; the code says why."""
        return replace(self, trouble=code)

    def is_over(self, now: float) -> bool:
        """Whether it was long enough."""
        return now - self.began >= LONGEST_LOOK

    def hint(self, now: float) -> str:
        """What to tell: a trouble, waking, dark, closer, or aim."""
        if self.trouble:
            return self.trouble
        if now - (self.began if self.seen is None else self.seen) >= _SILENT_AFTER:
            return "camera-busy" if self.seen is None else "camera-lost"
        if self.seen is None:
            return "waking"
        if self.dark_since is not None and now - self.dark_since >= _DARK_SECONDS:
            return "dark"
        return "closer" if now - self.began >= _CLOSER_AFTER else "aim"


def look(
    camera: Camera,
    going: Callable[[], bool] = lambda: True,
    seconds: Callable[[], float] = time.monotonic,
) -> Iterator[Glimpse]:
    """Pictures as they come, at most 15 a second, until a code was read or `going` says no.

    The code is looked for at most five times a second, and never for more than half of the time. A receipt's
    is taken at once, another only when it is still there at the third look: it may hang on the wall. Each
    frame is overwritten before the next one is read. CameraProblem("camera-lost") when the camera goes away.
    """
    show_at = look_at = 0.0
    nth, other, times = 0, "", 0
    while going():
        frame = camera.read()
        try:
            began, text = seconds(), ""
            if began >= look_at:
                found = read_frame(frame, nth)
                nth += 1
                times = times + 1 if found == other else 1
                other = found
                text = found if found.startswith(PREFIX) or times >= _STILL_THERE else ""
                look_at = began + max(_LOOK_EVERY, 2 * (seconds() - began))
            if text or began >= show_at:
                show_at = began + _SHOW_EVERY
                yield Glimpse(frame.shown(_SHOWN_WIDTH), frame.light(), text)
        finally:
            frame.wipe()
        if text:
            return


def read_frame(frame: Frame, nth: int = 0) -> str:
    """A code's text in this frame, as it is or mended; empty when none can be read."""
    from kiosk.scanning.camera import blacken, mended
    from kiosk.scanning.decode import glance

    grey = frame.grey()
    found = glance(grey)
    if not found:
        better = mended(grey, nth)
        found = glance(better)
        blacken(better)
    blacken(grey)
    return found
