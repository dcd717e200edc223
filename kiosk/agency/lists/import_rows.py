"""People from somebody's list: the screen's own rules for every row, each bad cell named.

What the cells of somebody's list mean: income, programmes, dates, payers, addresses (pure).
"""

import hashlib
import re
from collections.abc import Iterator
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import msgspec

from kiosk.agency.lists.headings import Located, fold, locate
from kiosk.agency.lists.mappings import Mapping
from kiosk.agency.lists.read_sheet import BadCell, SheetRow, read_rows
from kiosk.campaign.pack import Campaign
from kiosk.campaign.tariffs import bracket_of
from kiosk.errors import Problem, Refused
from kiosk.files import Tell, keep_going, watched
from kiosk.people.names import clean_name
from kiosk.people.nik import normalise
from kiosk.people.regions import read_place
from kiosk.registration import PAYERS, RULES, Draft
from kiosk.visit import flow
from kiosk.visit.flow import Facts
from kiosk.visit.visit import Purpose, Step, Visit

_IN_THOUSANDS = 100_000
_NUMBERED = re.compile(r"\b(rt|rw)\b[\s.:/-]*(\d{1,3})", re.IGNORECASE)
_BOTH = re.compile(r"\brt\b\s*/\s*\brw\b[\s.:-]*(\d{1,3})\s*/\s*(\d{1,3})", re.IGNORECASE)


def occupation_words(campaign: Campaign) -> dict[str, str]:
    """Every folded word by which lists may name an occupation, with its slug; no word that names two."""
    words: dict[str, set[str]] = {}
    for occupation in campaign.occupations:
        named = [occupation.id]
        for language in campaign.languages:
            label = campaign.text(language).occupations[occupation.id]
            named += [label, *re.split(r"[,/]", label), *occupation.keywords.get(language, ())]
        for word in named:
            words.setdefault(fold(word), set()).add(occupation.id)
    exact = {fold(occupation.id): occupation.id for occupation in campaign.occupations}
    return {word: next(iter(ids)) for word, ids in words.items() if len(ids) == 1} | exact


def payer_words(words: Pairs[str, str | tuple[str, ...]]) -> dict[str, str]:
    """Every folded word by which lists may name a payer: the mapping's `payer-...` words and the codes."""
    found = {}
    for payer in PAYERS:
        named = words.get(f"payer-{payer}", ())
        for word in (payer, *((named,) if isinstance(named, str) else named)):
            found[fold(word)] = payer
    return found


def income_of(text: str) -> int | None:
    """Rupiah a month, as "1500000", "Rp1.500.000,00" or "1,500,000"; None for anything else."""
    bare = re.sub(r"(?i)rp|idr|\s|,00$|\.00$|,-$", "", text.strip())
    return int(re.sub(r"[.,]", "", bare)) if re.fullmatch(r"\d+|\d{1,3}([.,]\d{3})+", bare) else None


def in_rupiah(text: str) -> int:
    """A monthly income as people say it: below a hundred thousand it is meant in thousands of rupiah."""
    amount = int("".join(filter(str.isdigit, text)) or 0)
    return amount * 1000 if amount < _IN_THOUSANDS else amount


def programmes_of(text: str) -> tuple[str, ...]:
    """The programmes that are named, in the order of the tables."""
    found = dict.fromkeys(re.findall(r"[a-z]+", text.lower()))
    return tuple(sorted(found, key=lambda name: ("jkk", "jkm", "jht", name).index(name)))


def digits_of(text: str) -> str:
    """The figures of an RT or RW, three at most."""
    return "".join(re.findall(r"\d", text))[:3]


def date_of(text: str) -> date | None:
    """dd-mm-yyyy with any separator, or yyyy-mm-dd."""
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text.strip())
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def address_of(text: str) -> dict[str, str]:
    """Dusun, RT and RW out of one line such as "Dusun Karya RT 02/RW 01, Desa Pangkalan Satu"."""
    both = _BOTH.search(text)
    numbers = {kind.lower(): number for kind, number in _NUMBERED.findall(text)}
    if both:
        numbers = {"rt": both[1], "rw": both[2]}
    rest = _NUMBERED.sub(",", _BOTH.sub(",", text))
    parts = [part.strip(" ./-") for part in rest.split(",")]
    dusun = next((part for part in parts if part), "")
    return {"dusun": dusun, **numbers}


FIELDS = (*(rule.listed for rule in RULES.values() if rule.listed), "address")
"""What a list may bring; a mapping's other columns are passed over when reading in."""

NEEDED = ("name",)
NEEDED_OR_DEFAULT = ("occupation", "income", "programmes", "months")
"""A list without such a column can be read once the mapping says what stands for it."""

_STEPS = (Step.NIK, Step.NAME, Step.PHONE, Step.WORK, Step.INCOME, Step.PROTECTION, Step.PERIOD)


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list that was read: drafts ready to be saved, and what must be mended first.

    `defaults` are the values that stand for columns which the list does not have; `passed_over` the headings
    of columns that were not read; `places` the row of each draft as the spreadsheet counts it.
    """

    rows: int
    drafts: tuple[Draft, ...]
    refused: tuple[BadCell, ...]
    defaults: dict[str, str] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def refused_rows(self) -> int:
        return len({cell.row for cell in self.refused})


def read_list(
    path: Path, mapping: Mapping, facts: Facts, station: str, *, language: str = "id", tell: Tell = keep_going
) -> ReadList:
    """Read and check a whole XLSX or CSV; consent of everybody on it is still to be obtained ("pending").

    The same file gives the same entry ids at the same station, so importing it twice is importing it once.
    Raises Refused as read_rows and locate do, and "cancelled".
    """
    located = locate(read_rows(path, mapping.sheet), importable(mapping), NEEDED)
    defaults = _defaults(located, mapping)
    reader = _RowReader(located, mapping, defaults, facts, station, language)
    rows = list(located.rows)
    for row in watched(rows, len(rows), tell):
        reader.read(row)
    return ReadList(
        rows=len(rows),
        drafts=tuple(reader.drafts),
        refused=tuple(reader.bad),
        defaults=defaults,
        passed_over=_passed_over(located),
        places=tuple(reader.places),
    )


def importable(mapping: Mapping) -> Mapping:
    """The mapping with the columns alone that a list may bring."""
    return msgspec.structs.replace(
        mapping, columns=tuple(column for column in mapping.columns if column.target in FIELDS)
    )


def _passed_over(located: Located) -> tuple[str, ...]:
    """The headings that no field was taken from: what stands there is not read, and that is said."""
    taken = {place.index for place in located.fields.values()}
    return tuple(
        heading for index, heading in enumerate(located.headings) if heading.strip() and index not in taken
    )


def _defaults(located: Located, mapping: Mapping) -> dict[str, str]:
    """The mapping's value for each column that is not there; a column nobody knows a value for is missing."""
    wanted = [name for name in FIELDS if name in NEEDED_OR_DEFAULT or name in mapping.defaults]
    missing = [name for name in wanted if name not in located.fields]
    unknown = [name for name in missing if name not in mapping.defaults]
    if unknown:
        named = (next((c.name for c in mapping.columns if c.target == name), name) for name in unknown)
        raise Refused("column-missing", "file", ", ".join(named))
    return {name: mapping.defaults[name] for name in missing}


class _RowReader:
    """Reads row after row and remembers whom it has seen."""

    def __init__(
        self,
        located: Located,
        mapping: Mapping,
        defaults: dict[str, str],
        facts: Facts,
        station: str,
        language: str,
    ) -> None:
        self._located, self._defaults, self._facts = located, defaults, facts
        self._station, self._language = station, language
        self._occupations = occupation_words(facts.campaign)
        self._payers = payer_words(mapping.words)
        self._seen: set[str] = set()
        self.drafts: list[Draft] = []
        self.places: list[int] = []
        self.bad: list[BadCell] = []

    def read(self, row: SheetRow) -> None:
        """One row: a draft, or everything that is wrong with it."""
        cells = self._cells(row)
        slips = list(self._unreadable(row, cells))
        if not slips:
            drafted = self._draft(cells)
            if isinstance(drafted, Draft):
                self.drafts.append(drafted)
                self.places.append(row.number)
                return
            slips = [(drafted.field, drafted.code)]
        slips += self._against_rules(cells)
        for name, code in dict(reversed(slips)).items():
            self.bad.append(BadCell(row.number, self._heading(name), code))

    def _cells(self, row: SheetRow) -> dict[str, str]:
        found = {
            name: place.column.meaning(row.cell(place.index)) for name, place in self._located.fields.items()
        }
        apart = {name: text for name, text in address_of(found.get("address", "")).items() if text}
        given = {name: text for name, text in found.items() if text or name not in apart}
        return self._defaults | apart | given

    def _heading(self, name: str) -> str:
        place = self._located.fields.get(name)
        return place.heading if place else name

    def _unreadable(self, row: SheetRow, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Cells that mean nothing, before the rules see them."""
        for name, place in self._located.fields.items():
            if place.index in row.lost and name in ("nik", "phone"):
                yield name, f"{name}-rounded"
        if cells["occupation"] and fold(cells["occupation"]) not in self._occupations:
            yield "occupation", "occupation-unknown"
        if income_of(cells["income"]) is None:
            yield "income", "income"
        if not cells["months"].isdecimal():
            yield "months", "months"
        if cells.get("payer") and fold(cells["payer"]) not in self._payers:
            yield "payer", "payer-unknown"
        if cells.get("birth_date") and date_of(cells["birth_date"]) is None:
            yield "birth_date", "date"

    def _against_rules(self, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Everything that the screens would ask to mend; only the first of each field is told."""
        visit = self._visit(cells, "0" * 32)
        for step in _STEPS:
            slip = flow.problem(replace(visit, step=step), self._facts)
            if slip:
                yield slip.field, slip.code

    def _draft(self, cells: dict[str, str]) -> Draft | Problem:
        key = self._person(cells)
        if key in self._seen:
            return Problem("nik" if cells.get("nik") else "name", "duplicate-in-file")
        visit = self._visit(cells, hashlib.sha256(f"{self._station}\0{key}".encode()).hexdigest()[:32])
        drafted = flow.draft(visit, self._facts, source="import", how="pending")
        if isinstance(drafted, Problem):
            return drafted
        self._seen.add(key)
        born = date_of(cells.get("birth_date", ""))
        return replace(drafted, birth_date=born) if born else drafted

    def _person(self, cells: dict[str, str]) -> str:
        """What makes two rows one person: the NIK, or without one everything else that is stable."""
        nik = normalise(cells.get("nik", ""))
        if nik.strip("0"):
            return nik
        dusun, rt, _ = read_place(cells.get("dusun", ""), cells.get("rt", ""), "", named=self._facts.dusun)
        parts = [clean_name(cells["name"]), cells.get("birth_date", ""), dusun, rt]
        return "\0".join(parts)

    def _visit(self, cells: dict[str, str], entry_id: str) -> Visit:
        nik = normalise(cells.get("nik", ""))
        without_nik = not nik.strip("0")
        born = date_of(cells.get("birth_date", ""))
        income = income_of(cells["income"])
        tariffs = self._facts.campaign.tariffs
        return Visit(
            entry_id=entry_id,
            purpose=Purpose.REGISTER,
            language=self._language,
            consent_data=True,
            nik="" if without_nik else nik,
            nik_confirmed=not without_nik,
            without_nik=without_nik,
            birth_year=born.year if born else None,
            name=cells["name"],
            phone=cells.get("phone", ""),
            without_phone=not cells.get("phone"),
            phone_owner=cells.get("phone_owner") or "self",
            dusun=cells.get("dusun", ""),
            rt=digits_of(cells.get("rt", "")),
            rw=digits_of(cells.get("rw", "")),
            occupation=self._occupations.get(fold(cells["occupation"]), ""),
            bracket=None if income is None else bracket_of(income, tariffs).no,
            programmes=programmes_of(cells["programmes"]),
            months=int(cells["months"]) if cells["months"].isdecimal() else 0,
            payer=self._payers.get(fold(cells.get("payer", "")), "self"),
        )
