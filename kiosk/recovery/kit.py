"""Writes the recovery kit: the backup key as a file, and as pages for the safe in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.files import whole_file, write_whole
from kiosk.paper.a4 import BOLD, EXTRABOLD, HEIGHT, INK_SOFT, PANDAN, PANDAN_TINT, Paper
from kiosk.paper.tables import LEFT, RIGHT, ROOM
from kiosk.recovery.box import KIT_FILE, backup_key
from kiosk.words import Words, words

if TYPE_CHECKING:
    from kiosk.station import Station

PAGES_FILE = "kunci-cadangan.pdf"
LANGUAGES = ("id", "en")
STEPS = ("program", "backup", "folder", "command", "branch")


def write_kit(station: Station, folder: Path) -> tuple[Path, Path]:
    """The same key each time, in a folder that is made where it is missing; answers the file and the pages.

    Both are for their owner's eyes alone (0600). Raises Refused as whole_file does.
    """
    key = backup_key(station)
    folder.mkdir(parents=True, exist_ok=True)
    file, pages = folder / KIT_FILE, folder / PAGES_FILE
    write_whole(file, "\n".join([*_lines(station), key, ""]).encode(), private=True)
    with whole_file(pages, private=True) as out:
        said = words(LANGUAGES[0], "reports")
        paper = Paper(out, title=said("kit", "title"), author="Anjungan KKBC", language=LANGUAGES[0])
        for nth, language in enumerate(LANGUAGES):
            if nth:
                paper.next_page()
            _draw(paper, station, key, words(language, "reports"))
        paper.save()
    return file, pages


def _lines(station: Station) -> Iterator[str]:
    """What the file says above the key, in both languages."""
    for language in LANGUAGES:
        say = words(language, "reports")
        yield f"# {say('kit', 'title')}: {_whose(station, say)}"
        yield f"# {say('kit', 'care')}"


def _whose(station: Station, say: Words) -> str:
    place, day = station.ground.settings.station.village, say.calendar.day(station.ground.clock.today())
    return say("kit", "whose", kiosk=station.code, place=place, fingerprint=station.fingerprint, day=day)


def _draw(paper: Paper, station: Station, key: str, say: Words) -> None:
    """One page: whose key it is, the key, how to keep it, and what to do with it on a new machine."""
    paper.selvedge()
    paper.text(LEFT, 78, say("kit", "title"), size=22, font=EXTRABOLD, colour=PANDAN)
    paper.text(LEFT, 98, _whose(station, say), size=10, colour=INK_SOFT)
    paper.box(LEFT, 122, ROOM, 74, fill=PANDAN_TINT, radius=8)
    paper.text((LEFT + RIGHT) / 2, 168, key, size=25, font=BOLD, align="centre")
    y = paper.paragraph(LEFT, 228, ROOM, say("kit", "care"), size=11.5)
    y = paper.paragraph(LEFT, y + 10, ROOM, say("kit", "apart"), size=11.5)
    paper.text(LEFT, y + 20, say("kit", "steps"), size=14, font=BOLD, colour=PANDAN)
    y += 44
    for nth, step in enumerate(STEPS, 1):
        paper.text(LEFT, y, f"{nth}.", size=11.5, font=BOLD)
        y = paper.paragraph(LEFT + 20, y, ROOM - 20, say("kit", step, file=KIT_FILE), size=11.5) + 6
    paper.text(LEFT, HEIGHT - 60, say("kit", "kept"), size=10, colour=INK_SOFT)
    paper.line(LEFT, HEIGHT - 44, RIGHT, HEIGHT - 44)
