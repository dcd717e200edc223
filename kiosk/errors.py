"""Defines what can be wrong, as values and exceptions that carry a code and never a sentence.

A slip of a person is a value (Problem); the rest are exceptions:

    KioskError
    ├── Refused            a request that the rules do not allow (code, field)
    ├── Broken             the installation cannot work as it is
    │   ├── SettingsError  (file, line, detail)
    │   ├── CampaignError  (file, line, detail)
    │   └── StoreError     (detail)
    ├── PrinterProblem     a device says no (code); whether bytes reached the paper is in `sent`
    └── CameraProblem      a camera gives no picture (code)
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A slip, shown under its field; `where` are the doubtful characters [start, end)."""

    field: str
    code: str
    where: tuple[int, int] | None = None
    detail: str = ""


class KioskError(Exception):
    """Anything this program raises on purpose; `code` is a slug that the interface words."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class Refused(KioskError):
    """A request that the rules do not allow; `field` names what to mend."""

    def __init__(self, code: str, field: str = "", detail: str = "") -> None:
        super().__init__(code, detail)
        self.field = field


class Broken(KioskError):
    """The installation cannot work as it is; names the file, the line and the mend."""

    def __init__(self, code: str, *, file: str = "", line: int | None = None, detail: str = "") -> None:
        place = file + (f":{line}" if line else "")
        super().__init__(code, " ".join(part for part in (place, detail) if part))
        self.file = file
        self.line = line
        self.mend = detail


class SettingsError(Broken):
    """The station's settings file is missing something or says something impossible."""


class CampaignError(Broken):
    """The campaign pack is not whole, not genuine, not in force, or misspelt."""


class StoreError(Broken):
    """The store is not encrypted, damaged, full, read-only or from a newer program."""


class PrinterProblem(KioskError):
    """A device says no; `sent` is True when bytes may already have reached the paper."""

    def __init__(self, code: str, detail: str = "", *, sent: bool = False) -> None:
        super().__init__(code, detail)
        self.sent = sent


class CameraProblem(KioskError):
    """There is no picture to look at; the code says why."""
