"""Writes documents to a drive as long work: a stored scan, or the outreach sheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.agency.accounts.roles import require
from kiosk.agency.outreach.sheet import OutreachSheet, sheet_name, slug, write_sheet
from kiosk.files import whole_file, write_whole
from kiosk.staff import Staff
from kiosk.work import Aside, Slice, Work

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency

ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg"}


def send_scan(desk: "Agency", who: Staff, scan: int, why: str, folder: Path, name: str) -> Work:
    """A kept scan or photo into a folder, readable by its owner only; answers the file's path.

    `name` is the file's name without its ending. Raises Refused: as taking papers out and whole_file do.
    """
    yield Slice(0, 2)
    found = desk.documents.take_out(who, scan, why)
    file = folder / f"{slug(name)}{ENDINGS[found.media]}"
    yield Aside(lambda tell: write_whole(file, found.content, private=True))
    return file


def send_sheet(desk: "Agency", who: Staff, sheet: OutreachSheet, folder: Path, say: Any) -> Work:
    """The register of a place as PDF into a folder (made if missing); answers the file's path."""
    require(who, "outreach")
    yield Slice(0, 2)
    file = folder / f"{sheet_name(sheet, say)}.pdf"

    def write(tell: Any) -> None:
        folder.mkdir(exist_ok=True)
        with whole_file(file) as out:
            write_sheet(out, sheet, say)

    yield Aside(write)
    desk.store.audit(who=who.label, action="outreach-sheet", detail={"items": len(sheet.items)})
    return file
