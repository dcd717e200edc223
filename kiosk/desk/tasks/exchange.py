"""Runs what the desk sends and takes in, as long work: bundle, reply, lists out, report, day slip."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.agency.accounts.roles import require
from kiosk.agency.lists.export import FIELDS as EXPORTED
from kiosk.agency.lists.export import (
    Exported,
    Row,
    export_plain,
    export_sealed,
    occupation_label,
)
from kiosk.agency.lists.import_rows import FIELDS as IMPORTED
from kiosk.agency.lists.mappings import Mapping, find_mapping, load_mapping
from kiosk.errors import Refused
from kiosk.exchange.bundle import make_bundle, read_file
from kiosk.exchange.keys import PUBLIC_FILE, PublicBranch, read_public
from kiosk.exchange.reply import open_reply
from kiosk.exchange.travel import NEW
from kiosk.files import write_whole
from kiosk.staff import Staff
from kiosk.work import Aside, Work, sliced

if TYPE_CHECKING:
    from kiosk.agency.agency import Agency
    from kiosk.agency.exchange.store import Prepared
    from kiosk.agency.reports.month import MonthReport
    from kiosk.station import Station


@dataclass(frozen=True, slots=True)
class Sent:
    """A bundle that was written; `file` is None when there was nothing to tell the branch.

    It holds what changed after bundle `since`. `waiting` people stay here until they consent.
    """

    file: Path | None
    number: int
    entries: int
    gone: int
    is_new: bool
    waiting: int = 0
    since: int = 0


@dataclass(frozen=True, slots=True)
class MonthFiles:
    """A month's report and where its two files lie."""

    report: "MonthReport"
    pdf: Path
    xlsx: Path


Recipient = tuple[str, str]
"""A public key for sealing (age), and what to call whoever holds the other half."""


def branch_of(station: "Station") -> PublicBranch | None:
    """The branch whose public file lies in the data folder; None where none does.

    Raises Refused("not-a-branch") for a file that is something else.
    """
    file = station.ground.folder / PUBLIC_FILE
    return read_public(file) if file.exists() else None


def keep_branch(station: "Station", desk: "Agency", who: Staff, file: Path) -> PublicBranch:
    """Take a branch's public file from a stick into the data folder; only a supervisor may.

    Raises Refused: not-allowed, not-a-branch, and those of whole_file.
    """
    require(who, "agency")
    branch = read_public(file)
    write_whole(station.ground.folder / PUBLIC_FILE, read_file(file))
    desk.store.audit(who=who.label, action="branch-kept", detail={"branch": branch.fingerprint})
    return branch


def mapping_named(station: "Station", name: str) -> Mapping:
    """A checked mapping; the station's own goes before the shipped one."""
    return load_mapping(find_mapping(name, station.ground.folder), (*EXPORTED, *IMPORTED))


def _needed_branch(station: "Station") -> PublicBranch:
    branch = branch_of(station)
    if branch is None:
        raise Refused("no-recipient", "to")
    return branch


def send_bundle(
    station: "Station", desk: "Agency", who: Staff, out: Path, branch: PublicBranch | None = None
) -> Work:
    """The next bundle at `out` (a folder: under its own name), or the last again when nothing has changed.

    `branch` is the one that the station knows unless another is given. Answers Sent.
    """
    branch, campaign = branch or _needed_branch(station), station.ground.campaign
    named = f"{campaign.id} {campaign.version}"
    prepared: Prepared = yield from desk.bundles.preparing(who, branch, station.place, named)
    content = prepared.content
    idle = prepared.is_empty and not prepared.is_new
    file = out / f"{content.kiosk}-kiriman-{content.number:04d}.kkbc" if out.is_dir() else out
    if not idle:
        seed = station.keys.signing
        yield Aside(lambda tell: write_whole(file, make_bundle(content, branch, seed, tell)))
    return Sent(
        None if idle else file,
        content.number,
        len(content.entries),
        len(content.gone),
        prepared.is_new,
        prepared.waiting,
        content.since,
    )


def take_reply(station: "Station", desk: "Agency", who: Staff, file: Path) -> Work:
    """Let the branch's decisions move the queue; answers the store's TakenReply."""
    branches = tuple(ledger.branch for ledger in desk.bundles.ledgers())
    code, seed = station.code, station.keys.signing
    reply = yield Aside(lambda tell: open_reply(read_file(file), code, seed, branches))
    return (yield Aside(lambda tell: desk.bundles.take_reply(who, reply, tell)))


def list_name(station: "Station", mapping: Mapping, kind: str) -> str:
    """What a list of today is called; `kind` is xlsx or csv."""
    return f"{station.code}-{mapping.id}-{station.ground.clock.today():%Y%m%d}.{kind}"


def recipient_of(station: "Station") -> Recipient:
    """The branch that the station knows. Raises Refused("no-recipient")."""
    branch = _needed_branch(station)
    return branch.age, branch.name


def send_list(
    station: "Station",
    desk: "Agency",
    who: Staff,
    out: Path,
    mapping: Mapping,
    recipient: Recipient | None,
    why: str = "branch",
) -> Work:
    """Everybody, or every paid month, by a mapping into a file: sealed for a recipient, else in clear.

    The file's ending is its kind; `why` is entered. Answers Exported. Raises Refused: not-allowed, and those
    of the exports.
    """
    action = "export" if recipient else "export-plain"
    which = NEW if mapping.people == "new" else None
    subjects: Sequence[Row]
    if mapping.rows == "people":
        total, waiting = desk.exports.count(which=which), desk.exports.waiting()
        entries = desk.exports.entries(who, action, why, which=which, mapping=mapping.id)
        subjects = yield from sliced(station.subjects(entries), total)
    else:
        subjects, waiting = desk.paid_months.listed(who, action, why, mapping=mapping.id), 0
    now, code, seed = station.ground.clock.now(), station.code, station.keys.signing

    def write(tell: Any) -> Exported:
        if recipient is None:
            return export_plain(subjects, len(subjects), mapping, out, tell)
        return export_sealed(
            subjects,
            len(subjects),
            mapping,
            out,
            recipient=recipient[0],
            to=recipient[1],
            kiosk=code,
            seed=seed,
            now=now,
            tell=tell,
        )

    return replace((yield Aside(write)), waiting=waiting)


def write_month(
    station: "Station", desk: "Agency", who: Staff, folder: Path, month: str, language: str
) -> Work:
    """The month's PDF and XLSX into a folder; answers MonthFiles."""
    from kiosk.agency.reports.gather import month_report, save_report

    require(who, "figures")
    campaign, settings = station.ground.campaign, station.ground.settings.station
    made = month_report(
        desk.ground,
        month,
        place=station.place,
        wadah=campaign.agency.wadah.name,
        occupation=lambda key: occupation_label(campaign, key, language),
        outcome=lambda key: campaign.text(language).outcomes.get(key, key),
        hours=settings.utc_offset_hours,
        invented=settings.demo,
    )
    pdf, xlsx = yield Aside(lambda tell: save_report(made, folder, language))
    desk.store.audit(who=who.label, action="report", detail={"month": month})
    return MonthFiles(made, pdf, xlsx)


def print_day(station: "Station", desk: "Agency", who: Staff, day: date, language: str) -> Work:
    """The end-of-day slip on the receipt printer; answers the file's path where the printer makes files."""
    from kiosk.agency.reports.day_slip import day_slip, draw_day
    from kiosk.receipt.layout import Dots
    from kiosk.words import words

    require(who, "figures")
    hours = station.ground.settings.station.utc_offset_hours
    desk.store.audit(who=who.label, action="day-slip", detail={"day": day.isoformat()})
    slip = day_slip(desk.ground, day, station.place.village, station.keys.signing, hours)
    printer = station.queue.printer
    dots: Dots = 384 if printer.dots == 384 else 576
    say = words(language, "reports")

    def put_on_paper(tell: Any) -> str | None:
        return printer.print(draw_day(slip, say, dots), f"tutup-hari-{day.isoformat()}")

    return (yield Aside(put_on_paper, prints=True))


def check_chain(desk: "Agency", who: Staff) -> Work:
    """Walk the whole audit chain; answers the store's AuditReport."""
    return (yield from desk.audit_pages.verifying(who))
