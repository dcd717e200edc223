"""Says what of a person goes to the branch: all data, a note, a request to forget, or nothing yet (pure).

The table with the law's articles stands in docs/branch.md; UU 27/2022.
"""

from typing import Literal

AGAINST = ("refused", "not-eligible", "already-member")
"""Outcomes after which nobody is to be registered."""
WAITING = ("thinking",)
"""Outcomes after which the person has yet to say yes."""
MEMBER_STAGE = 2
"""The place in STAGES from which somebody is a member."""

Travel = Literal["new", "member", "waits", "against", "forget", "held"]
WHOLE: tuple[Travel, ...] = ("new", "member")
"""What travels with all data."""
NEW: tuple[Travel, ...] = ("new",)


def travel(hold: str, outcome: str, kpj: str, stage: int, *, given: bool) -> Travel:
    """How a person stands towards the branch; `given`: a consent that holds covers it.

    `hold` is empty, suspended, withdrawn, merged or erased; `stage` a place in STAGES.
    """
    if hold in ("withdrawn", "erased"):
        return "forget"
    if hold:
        return "held"
    if not given:
        return "waits"
    if outcome in AGAINST:
        return "against"
    if (kpj or stage >= MEMBER_STAGE) and outcome != "rejected":
        return "member"
    return "waits" if outcome in WAITING else "new"


def sql(of: tuple[Travel, ...]) -> str:
    """The same over rows of `cases` whose consent is given, as a condition: for WHOLE or NEW."""
    against, waiting = (", ".join(f"'{each}'" for each in some) for some in (AGAINST, WAITING))
    member = f"(ifnull(kpj, '') <> '' OR stage >= {MEMBER_STAGE}) AND outcome <> 'rejected'"
    new = f"NOT ({member}) AND outcome NOT IN ({waiting})"
    asked = {"new": f"({new})", "member": f"({member})"}
    return f"hold = '' AND outcome NOT IN ({against}) AND ({' OR '.join(asked[each] for each in of)})"
