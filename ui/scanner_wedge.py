"""Tells a scanner that types like a keyboard from a person, so that no code on paper can press keys."""

from dataclasses import dataclass, field

FASTER_THAN_HANDS = 0.020
SILENCE = 0.045
LONGEST = 400
LEAST = 4


@dataclass
class Wedge:
    """Collects keys that come faster than hands can type; times are monotonic seconds.

    A burst of four keys or more is a scan: it is handed over as one text, never as keys. Control characters
    are dropped and what is longer than 400 characters is nothing.
    """

    held: list[str] = field(default_factory=list)
    last: float = 0.0
    overflowed: bool = False

    def feed(self, key: str, now: float) -> str:
        """One key; returns what a person typed before it, to be delivered now."""
        typed = self.typed(now) if self.held and now - self.last > FASTER_THAN_HANDS else ""
        self.last = now
        if key.isprintable():
            if len(self.held) < LONGEST:
                self.held.append(key)
            else:
                self.overflowed = True
        return typed

    def ends(self, now: float) -> bool:
        """Whether an Enter now belongs to a scan."""
        return len(self.held) >= LEAST and now - self.last <= SILENCE

    def is_over(self, now: float) -> bool:
        """Whether the keys held so far are followed by silence."""
        return bool(self.held) and now - self.last > SILENCE

    def scanned(self) -> str:
        """The text of the scan that has ended, or nothing when these were a person's keys."""
        if len(self.held) < LEAST:
            return ""
        text, overflowed = "".join(self.held), self.overflowed
        self.held.clear()
        self.overflowed = False
        return "" if overflowed else text

    def typed(self, now: float) -> str:
        """A person's keys that wait, taken out; a burst is thrown away unread."""
        keys = "".join(self.held) if len(self.held) < LEAST else ""
        self.held.clear()
        self.overflowed = False
        return keys
