"""Names who acts: staff, the terminal, the public screen, and the agents whom the screen shows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Staff:
    """Who acts at the desk; every look, change, print and export is entered under `label`."""

    id: int
    role: str
    name: str = ""

    @property
    def label(self) -> str:
        """The word for the audit chain: it names no person."""
        return f"staff-{self.id}" if self.id else self.name


TERMINAL = Staff(id=0, role="supervisor", name="terminal")
"""The operator's commands: whoever may read the station's key file may do what a supervisor may."""

PUBLIC = Staff(id=0, role="public", name="public-screen")
"""The person in front of the public screen: may only withdraw their own consent and ask about themselves."""


@dataclass(frozen=True, slots=True)
class OfficialAgent:
    """An official agent as the public screen may show them; `expires` is their certificate's last day."""

    name: str
    hours: str
    expires: date | None
