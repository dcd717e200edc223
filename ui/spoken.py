"""Gives QML the words: an object per table, a property per key.

A lookup costs two microseconds (a whole map of words would be copied at every lookup: a third of a
millisecond, fifty times a screen), and qmllint knows every table and every key.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal

from kiosk.words import FIRST, interface

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1


def _line(key: str, table: Any) -> str:
    return str(table.lines[key])


def _table(name: str, spoken: Any) -> QObject:
    return spoken.of[name]


def _kind(name: str) -> type[QObject]:
    """A class for one table; its keys are those of the first language."""
    changed = Signal()
    lines = {key: Property(str, partial(_line, key), notify=changed) for key in interface(FIRST).tables[name]}
    return type(f"{name[0].upper()}{name[1:]}Words", (QObject,), {"changed": changed, **lines})


KINDS = {name: _kind(name) for name in interface(FIRST).tables if name != "calendar"}


class Spoken(QObject):
    """Every table of words in one language, which can change."""

    def __init__(self, language: str = FIRST, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.of: dict[str, Any] = {name: kind(self) for name, kind in KINDS.items()}
        self.tongue = ""
        self.speak(language)

    def speak(self, language: str) -> None:
        """Change every word that is on the screen to this language."""
        if language == self.tongue:
            return
        self.tongue = language
        tables = interface(language).tables
        for name, lines in self.of.items():
            lines.lines = tables[name]
            lines.changed.emit()


Words = type(
    "Words",
    (Spoken,),
    {
        "__annotations__": dict(KINDS),
        **{name: Property(kind, partial(_table, name), constant=True) for name, kind in KINDS.items()},
    },
)
"""What `journey.words` is: `journey.words.nik.title`."""
