"""What the tests of cut files run in a process of its own: python -m tests.faults.files DEED FOLDER.

Exit 0 when the deed was done, 3 when it was refused (the code is printed).
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from kiosk import files
from kiosk.agency.lists import export
from kiosk.agency.lists.export import Subject, export_plain
from kiosk.errors import Refused
from kiosk.exchange.entries import Entry, Place
from kiosk.files import write_whole
from kiosk.terminal.files import mapping_of
from tests.support.builders import SEED, draft, registration

PEOPLE = 400
RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def export_list(folder: Path) -> None:
    """A list of 400 people as CSV, over whatever stood there."""
    place = Place(village="PANGKALAN SATU")
    people = (
        Subject(entry=Entry(registration=registration(n, draft=draft(n))), kiosk="K7M", place=place)
        for n in range(1, PEOPLE + 1)
    )
    export_plain(people, PEOPLE, mapping_of("odk"), folder / "daftar.csv")


def seal(folder: Path) -> None:
    """The same list for the branch's key, with the manifest beside it."""
    _seal(folder)


def seal_file_first(folder: Path) -> None:
    """The wrong way, which the cuts must find: the list before the manifest that proves it."""

    def file_first(file: Path, content: bytes, note: Path, about: bytes) -> None:
        write_whole(file, content)
        write_whole(note, about)

    export.write_pair = file_first
    _seal(folder)


def _seal(folder: Path) -> None:
    place = Place(village="PANGKALAN SATU")
    person = Subject(entry=Entry(registration=registration(1, draft=draft(1))), kiosk="K7M", place=place)
    export.export_sealed(
        [person],
        1,
        mapping_of("odk"),
        folder / "daftar.csv",
        recipient=RECIPIENT,
        to="Cabang",
        kiosk="K7M",
        seed=SEED,
        now=datetime.now(UTC),
    )


def take(folder: Path) -> None:
    """A list of 60 people into the station in this folder."""
    from kiosk.__main__ import main

    if main(["import", str(folder / "l.csv"), *STATION, str(folder / "station"), "--mapping", "plain"]):
        raise Refused("import")


def open_bundle(folder: Path) -> None:
    """A bundle into the branch's workbook and memory."""
    from kiosk.__main__ import main

    words = [
        "branch",
        "open",
        "--keys",
        folder / "keys",
        folder / "b.kkbc",
        "--out",
        folder / "x.xlsx",
        "--json",
    ]
    if main([str(word) for word in words]):
        raise Refused("open")


STATION = ("--json", "--no-keyring", "--data")
DEEDS = {
    "export": export_list,
    "seal": seal,
    "seal-file-first": seal_file_first,
    "take": take,
    "open": open_bundle,
}


if __name__ == "__main__":
    # A name that strace can be told beforehand.
    files.part_of = lambda path: path.with_name(f"{path.name}.0.part")
    try:
        DEEDS[sys.argv[1]](Path(sys.argv[2]))
    except Refused as refused:
        print(refused.code)
        sys.exit(3)
