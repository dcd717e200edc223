"""Asks once for a whole list what is doubtful in it, and knows which answers there are (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kiosk.errors import Refused

CHOICES = {
    "niks-end-0": ("keep", "rounded"),
    "birth-conflict": ("list", "nik", "refuse"),
    "sex-conflict": ("keep", "refuse"),
    "income-thousands": ("thousands", "rupiah"),
    "date-order": ("month-first", "day-first"),
    "deceased": ("skip", "keep"),
}
"""What may be answered to each kind of doubt; the first is what such lists mostly mean."""

VALUES = ("occupation", "income", "programmes", "months", "payer")
"""Fields that a list may lack: the answer stands for every row without one."""

WORK = "occupation:"
"""Before a word that no occupation has; the answer is the occupation that it means."""


@dataclass(frozen=True, slots=True)
class Question:
    """One doubt about a list: its kind, the column's heading, the rows that it stands in, what may be said.

    `word` is the word in doubt where there is one.
    """

    kind: str
    column: str
    rows: tuple[int, ...]
    choices: tuple[str, ...] = ()
    word: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was read in a way that people should know of; nothing is asked."""

    kind: str
    column: str
    rows: tuple[int, ...]


@dataclass(slots=True)
class Doubts:
    """Collects doubts and notes while rows are read, and tells what was answered to them."""

    answers: Mapping[str, str]
    _asked: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _noted: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def ask(self, kind: str, column: str, row: int) -> str:
        """The answer to a kind of doubt, empty while it is open; the row is counted then."""
        if kind not in self.answers:
            self._asked.setdefault((kind, column), []).append(row)
        return self.answers.get(kind, "")

    def ask_all(self, kind: str, column: str, rows: Iterable[int]) -> str:
        """The answer to a doubt that many rows share, empty while it is open; each row is counted then."""
        for row in rows:
            self.ask(kind, column, row)
        return self.answers.get(kind, "")

    def note(self, kind: str, column: str, row: int) -> None:
        self._noted.setdefault((kind, column), []).append(row)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(
            Question(kind, column, tuple(rows), CHOICES.get(kind, ()), _word(kind))
            for (kind, column), rows in self._asked.items()
        )

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(Note(kind, column, tuple(rows)) for (kind, column), rows in self._noted.items())


def _word(kind: str) -> str:
    return kind.removeprefix(WORK) if kind.startswith(WORK) else ""


def read_answers(given: Iterable[str]) -> dict[str, str]:
    """Answers written KIND=VALUE; Refused("answer-unknown", "answer") for a kind or choice there is not."""
    answers = {}
    for each in given:
        kind, sign, value = each.partition("=")
        kind, value = kind.strip(), value.strip()
        known = kind in CHOICES or kind in VALUES or (kind.startswith(WORK) and len(kind) > len(WORK))
        if not sign or not value or not known:
            raise Refused("answer-unknown", "answer", each)
        if kind in CHOICES and value not in CHOICES[kind]:
            raise Refused("answer-unknown", "answer", f"{kind}={' | '.join(CHOICES[kind])}")
        answers[kind] = value
    return answers
