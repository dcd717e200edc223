"""Lists who was erased, by entry id alone and signed, so that no backup and no old folder revives them."""

import hmac
import json
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection

from kiosk.files import write_whole
from kiosk.security.keys import Keys

ERASED = "erased"
"""The machine's own list of them, in its mark."""
_HEAD = "# Nomor acak pendaftaran yang sudah dihapus; tanpa data warga. Jangan dihapus. / Erased entries."


def list_file(folder: Path, keys: Keys) -> Path:
    """Where this station's list lies in a folder: other stations' lists may lie beside it."""
    return folder / f"penghapusan-{hmac.digest(keys.index, b'erasures', 'sha256')[:4].hex()}.txt"


def read_list(folder: Path, keys: Keys) -> frozenset[str]:
    """The entry ids (hex) of a folder's list; a line that this station did not write says nothing."""
    try:
        lines = list_file(folder, keys).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    entries = (line.split(" ")[0] for line in lines)
    return frozenset(entry for entry, line in zip(entries, lines, strict=True) if line == _line(entry, keys))


def write_list(folder: Path, keys: Keys, entries: Iterable[str]) -> None:
    """Add these entry ids to a folder's list, on the disk; raises Refused as write_whole does."""
    known = read_list(folder, keys)
    if new := set(entries) - known:
        lines = [_HEAD, *(_line(entry, keys) for entry in sorted(known | new)), ""]
        write_whole(list_file(folder, keys), "\n".join(lines).encode())


def erased_in(connection: Connection) -> tuple[str, ...]:
    """The entry ids of everybody who was erased in this store."""
    rows = connection.exec_driver_sql("SELECT hex(entry_id) FROM registrations WHERE erased_at IS NOT NULL")
    return tuple(row[0].lower() for row in rows)


def come_back(connection: Connection, entries: Iterable[str]) -> tuple[int, ...]:
    """The sequences of those in a list who are in this store and not erased."""
    rows = connection.exec_driver_sql(
        "SELECT r.sequence FROM json_each(?) e JOIN registrations r ON r.entry_id = unhex(e.value) "
        "WHERE r.erased_at IS NULL ORDER BY r.sequence",
        (json.dumps(sorted(entries)),),
    )
    return tuple(row[0] for row in rows)


def _line(entry: str, keys: Keys) -> str:
    return f"{entry} {hmac.digest(keys.index, b'erased ' + entry.encode(), 'sha256')[:8].hex()}"
