"""Tells a scanner that types like a keyboard from a person, so that no code on paper can press keys."""

from dataclasses import dataclass, field

from kiosk.receipt.token import PREFIX

FASTER_THAN_HANDS = 0.020
QUIET = 0.045
"""Keys this close together may still be a scanner's; a person's wait no longer than this."""
SLOWEST = 0.080
SILENCE = SLOWEST + 0.005
LONGEST = 400
LEAST, SURE = 4, 6
EVEN = 0.006
"""Hands are never this regular."""


@dataclass
class Wedge:
    """Collects keys that come in one run; times are seconds on one clock, "" is a key without a letter.

    A run is a scan when it is framed, that is when the beginning of a receipt's code or one of `prefixes` is
    in it (then gaps up to `pace` belong to it, until Enter, Tab, `suffix` or silence), or when four keys or
    more come faster or more evenly than hands can type. A scan is handed over as one text, never as keys:
    control characters are dropped, what is longer than 400 characters is nothing, and what follows a scan
    at its pace is drained.
    """

    prefixes: tuple[str, ...] = ()
    suffix: str = ""
    pace: float = SLOWEST
    held: list[str] = field(default_factory=list)
    last: float = 0.0
    overflowed: bool = False
    framed: bool = False
    draining: bool = False
    count: int = 0
    quickest: float = 0.0
    slowest: float = 0.0

    def feed(self, key: str, now: float) -> str:
        """One key; returns what a person typed before it, to be delivered now."""
        typed = self.typed(now) if self.is_over(now) else ""
        gap = self._since_last(now)
        if self.count:
            self.quickest = min(self.quickest, gap) if self.count > 1 else gap
            self.slowest = max(self.slowest, gap)
        self.count += 1
        self.last = now
        if len(key) == 1 and key.isprintable():
            if len(self.held) < LONGEST:
                self.held.append(key)
            else:
                self.overflowed = True
        self._look_for_frame()
        return typed

    def ends(self, now: float) -> bool:
        """Whether an Enter now belongs to a scan."""
        return self.is_scan and self._goes_on(now)

    def drains(self, now: float) -> bool:
        """Whether a key now still follows the scan before it, and goes nowhere."""
        self.draining = self.draining and 0 <= self._since_last(now) <= self.pace
        if self.draining:
            self.last = now
        return self.draining

    def is_over(self, now: float) -> bool:
        """Whether the keys held so far are followed by silence."""
        return bool(self.count) and not self._goes_on(now)

    @property
    def is_scan(self) -> bool:
        """Whether no hand typed these keys."""
        if self.framed or self.count < LEAST:
            return self.framed
        return self.slowest <= FASTER_THAN_HANDS or self.count >= SURE or self.slowest - self.quickest <= EVEN

    @property
    def is_complete(self) -> bool:
        """Whether the scanner's own suffix has come."""
        return self.framed and bool(self.suffix) and "".join(self.held).endswith(self.suffix)

    @property
    def is_hasty(self) -> bool:
        """Whether some of these keys came closer together than two fingers do on purpose."""
        return self.count > 1 and self.quickest <= FASTER_THAN_HANDS

    @property
    def patience(self) -> float:
        """Seconds of silence after which the run is over."""
        return self.pace + 0.005 if self.framed or self._may_frame() else QUIET

    def scanned(self) -> str:
        """The text of the scan that has ended, or nothing when these were a person's keys."""
        if not self.is_scan:
            return ""
        text, overflowed = "".join(self.held), self.overflowed
        self._clear()
        self.draining = True
        return "" if overflowed else self._bare(text)

    def typed(self, now: float) -> str:
        """A person's keys that wait, taken out; a burst is thrown away unread."""
        keys = "" if self.is_scan else "".join(self.held)
        self._clear()
        return keys

    def _clear(self) -> None:
        self.held.clear()
        self.overflowed = self.framed = False
        self.count, self.quickest, self.slowest = 0, 0.0, 0.0

    def _goes_on(self, now: float) -> bool:
        return 0 <= self._since_last(now) <= self.patience

    def _since_last(self, now: float) -> float:
        """Seconds since the last key, in whole microseconds: a key exactly at the limit still belongs."""
        return round(now - self.last, 6)

    def _beginnings(self) -> tuple[str, ...]:
        return (*(each.upper() for each in self.prefixes if each), PREFIX)

    def _look_for_frame(self) -> None:
        """A frame begins at its prefix, in whatever case: CapsLock turns letters round."""
        text = "".join(self.held[-8:]).upper()
        if not self.framed and any(text.endswith(begin) for begin in self._beginnings()):
            begin = next(begin for begin in self._beginnings() if text.endswith(begin))
            del self.held[: -len(begin)]
            self.framed = True

    def _may_frame(self) -> bool:
        """Whether these keys can still be the beginning of a frame."""
        text = "".join(self.held[-8:]).upper()
        return any(
            text.endswith(begin[:length]) for begin in self._beginnings() for length in range(1, len(begin))
        )

    def _bare(self, text: str) -> str:
        """Without what the scanner was told to put around a code; a receipt's letters are capitals."""
        for begin in (each for each in self.prefixes if each and text.startswith(each)):
            text = text[len(begin) :]
            break
        text = text.removesuffix(self.suffix) if self.suffix else text
        return text.upper() if text.upper().startswith(PREFIX) else text
