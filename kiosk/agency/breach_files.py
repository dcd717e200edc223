"""The breach pack on disk: a summary without personal data, and the list of people to notify."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.agency.whole_file import write_whole

if TYPE_CHECKING:
    from kiosk.agency.rights import Affected, BreachPack

HEADINGS = ("number", "name", "phone", "dusun", "rt", "rw", "held")


def summary_of(pack: BreachPack) -> dict[str, Any]:
    """What the notice of article 46 says, as JSON has it."""
    plain: dict[str, Any] = msgspec.to_builtins(asdict(pack))
    return plain | {"deadline": pack.deadline.isoformat(), "held": dict(pack.held)}


def write_breach(
    folder: Path,
    pack: BreachPack,
    people: Iterable[Affected],
    seal: Callable[[bytes], bytes] | None = None,
) -> tuple[Path, int]:
    """Write summary.json and people.xlsx (0600; sealed: people.xlsx.age); the list's path and its length."""
    from kiosk.agency.sheet_writing import Table, write_table

    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        (
            each.number,
            each.name,
            each.phone.replace("+62", "0", 1),
            each.dusun,
            each.rt,
            each.rw,
            " ".join(each.held),
        )
        for each in people
    ]
    file = io.BytesIO()
    write_table(file, "xlsx", Table(title="people", headings=HEADINGS), rows, len(rows))
    listed = folder / ("people.xlsx.age" if seal else "people.xlsx")
    write_whole(listed, seal(file.getvalue()) if seal else file.getvalue(), private=True)
    write_whole(folder / "summary.json", msgspec.json.format(msgspec.json.encode(summary_of(pack))) + b"\n")
    return listed, len(rows)
