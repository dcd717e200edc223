"""Reads one row of a list as one person: what each cell was understood as, a draft, or what is wrong."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.agency.lists.cell_values import (
    address_of,
    first_phone,
    fold,
    is_nothing,
    month_first_only,
    read_date,
    read_income,
    read_pair,
    read_sex,
    read_small,
    whole,
)
from kiosk.agency.lists.cell_words import (
    OccupationWords,
    is_late,
    months_of,
    payer_words,
    programmes_of,
    standing_of,
)
from kiosk.agency.lists.mappings import Mapping
from kiosk.agency.lists.questions import WORK, Doubts
from kiosk.agency.lists.reading.sheets import DATE, ERROR, FORMULA, QUOTE, ROUNDED, UNSAFE, BadCell, SheetRow
from kiosk.agency.lists.tables import PeopleTable
from kiosk.campaign.tariffs import bracket_of
from kiosk.errors import Problem
from kiosk.people.names import clean_name
from kiosk.people.nik import LENGTH, normalise, read_nik
from kiosk.people.phone import Phone, read_phone
from kiosk.people.regions import read_place
from kiosk.registration import Draft
from kiosk.visit import flow
from kiosk.visit.flow import Facts
from kiosk.visit.visit import Purpose, Step, Visit

_STEPS = (Step.NIK, Step.NAME, Step.PHONE, Step.WORK, Step.INCOME, Step.PROTECTION, Step.PERIOD)
_PLACES = ("rt", "rw", "rt_rw")


@dataclass(slots=True)
class Understood:
    """What a row was understood as, in the kiosk's own forms; empty where nothing was.

    `nik` 16 digits, `phone` 08..., `rt` and `rw` two digits, `income` rupiah a month, `occupation` an id.
    """

    row: int
    sheet: str = ""
    nik: str = ""
    name: str = ""
    phone: str = ""
    phone_owner: str = ""
    dusun: str = ""
    rt: str = ""
    rw: str = ""
    birth_date: date | None = None
    sex: str = ""
    occupation: str = ""
    income: str = ""
    programmes: str = ""
    months: str = ""
    payer: str = ""
    standing: str = ""
    bad: list[tuple[str, str]] = field(default_factory=list)
    """(field, problem code) of each cell that could not be understood."""


class RowReader:
    """Reads row after row and remembers whom it has seen."""

    def __init__(self, mapping: Mapping, facts: Facts, station: str, language: str, doubts: Doubts) -> None:
        self._facts, self._station, self._language = facts, station, language
        self._doubts = doubts
        self._occupations = OccupationWords(facts.campaign, mapping.words)
        self._payers = payer_words(mapping.words)
        self._seen: set[str] = set()
        self.drafts: list[Draft] = []
        self.places: list[int] = []
        self.bad: list[BadCell] = []
        self.understood: list[Understood] = []
        self.set_aside: Counter[str] = Counter()

    def begin(self, table: PeopleTable, defaults: dict[str, str], *, rounded: bool, dates: str) -> None:
        """Another table: its columns, what stands for absent ones, and what was said of NIKs and dates."""
        self._table, self._defaults = table, defaults
        self._rounded, self._dates = rounded, dates

    def read(self, row: SheetRow) -> None:
        """One row: a draft, or everything that is wrong with it."""
        cells = self._cells(row)
        found = Understood(row.number, row.sheet)
        standing = standing_of(cells.get("standing", "")) or self._late(row, cells)
        self._read_cells(row, cells, found)
        found.standing = standing
        self.understood.append(found)
        if standing:
            self.set_aside[standing] += 1
            return
        problems = list(found.bad)
        if not problems:
            drafted = self._draft(found)
            if isinstance(drafted, Draft):
                self.drafts.append(drafted)
                self.places.append(row.number)
                return
            problems = [(drafted.field, drafted.code)]
        problems += self._against_rules(found)
        first: dict[str, str] = {}
        for name, code in problems:
            first.setdefault(name, code)
        for name, code in first.items():
            word = _told(cells.get("occupation", "")) if code == "occupation-unknown" else ""
            self.bad.append(BadCell(row.number, self._heading(name), code, row.sheet, word))

    def _against_rules(self, found: Understood) -> Iterator[tuple[str, str]]:
        """Everything that the screens would ask to put right in cells that could be understood."""
        bad = {name for name, _ in found.bad}
        visit = self._visit(found, "0" * 32)
        for step in _STEPS:
            slip = flow.problem_of(step, visit, self._facts)
            if slip and slip.field not in bad:
                yield slip.field, slip.code

    # Cells

    def _cells(self, row: SheetRow) -> dict[str, str]:
        found = {}
        for name, place in self._table.fields.items():
            text = place.column.meaning(row.cell(place.index))
            is_name = name == "name" and bool(fold(text))
            found[name] = "" if is_nothing(text) and not is_name else text
        apart = {name: text for name, text in address_of(found.get("address", "")).items() if text}
        section = {name: text for name, text in row.section.items() if text}
        answered = {
            name: said for name in ("occupation", "income") if (said := self._doubts.answers.get(name))
        }
        given = {name: text for name, text in found.items() if text}
        return {**dict.fromkeys(found, ""), **answered, **self._defaults, **section, **apart, **given}

    def _heading(self, name: str) -> str:
        fields = self._table.fields
        place = fields.get(name) or (fields.get("rt_rw") if name in ("rt", "rw") else None)
        return place.heading if place else name

    def _late(self, row: SheetRow, cells: dict[str, str]) -> str:
        """Whether a name says that its person has died; asked, as a title may be somebody's name."""
        if not is_late(cells.get("name", "")):
            return ""
        said = self._doubts.ask("deceased", self._heading("name"), row.number)
        return "deceased" if said == "skip" else ""

    def _read_cells(self, row: SheetRow, cells: dict[str, str], found: Understood) -> None:
        spoiled = dict(self._spoiled(row))
        found.bad += spoiled.items()
        trusted = {name: "" if name in spoiled else text for name, text in cells.items()}
        self._read_person(row, trusted, found)
        self._read_place(trusted, found)
        self._read_work(row, trusted, found)

    def _spoiled(self, row: SheetRow) -> Iterator[tuple[str, str]]:
        """Cells whose text a spreadsheet changed, before anybody asks what they mean."""
        if not row.spoiled:
            return
        for name, place in self._table.fields.items():
            why = row.spoiled.get(place.index)
            if why == QUOTE or why in (FORMULA, ERROR):
                yield name, {QUOTE: "quote-open", FORMULA: "cell-formula", ERROR: "cell-error"}[why]
            elif why == DATE and name != "birth_date":
                yield name, "rt-date" if name in _PLACES else "cell-date"
            elif why in (ROUNDED, UNSAFE) and name in ("nik", "phone"):
                yield name, "nik-unsafe" if (why, name) == (UNSAFE, "nik") else f"{name}-rounded"
        if QUOTE in row.spoiled.values() and not any(
            row.spoiled.get(place.index) == QUOTE for place in self._table.fields.values()
        ):
            yield "name", "quote-open"

    def _read_person(self, row: SheetRow, cells: dict[str, str], found: Understood) -> None:
        today = self._facts.today
        nik = normalise(whole(cells.get("nik", "")))
        found.nik = "" if nik.startswith("0") or not nik.strip("0") else nik
        if self._rounded and found.nik.endswith("0"):
            found.bad.append(("nik", "nik-rounded"))
        found.name = clean_name(cells.get("name", ""))
        written = cells.get("birth_date", "")
        if written:
            month_first = self._dates == "month-first" or (not self._dates and month_first_only(written))
            found.birth_date = read_date(written, today, month_first=month_first)
            if found.birth_date is None:
                found.bad.append(("birth_date", "date"))
        found.sex = read_sex(cells.get("sex", ""))
        self._compare(row, found)
        phone, more = first_phone(cells.get("phone", ""))
        if more:
            self._doubts.note("phone-two", self._heading("phone"), row.number)
        read = read_phone(phone) if phone.strip("0") else None
        if isinstance(read, Phone):
            found.phone = "0" + read.e164.removeprefix("+62")
        elif isinstance(read, Problem) and read.code != "empty":
            found.bad.append(("phone", f"phone-{read.code}"))
        found.phone_owner = cells.get("phone_owner", "")

    def _compare(self, row: SheetRow, found: Understood) -> None:
        """What the list says against what the NIK says."""
        if len(found.nik) != LENGTH or not found.nik.isdecimal():
            return
        told = read_nik(found.nik, self._facts.today, None)
        if found.birth_date and told.birth_dates and found.birth_date not in told.birth_dates:
            match self._doubts.ask("birth-conflict", self._heading("birth_date"), row.number):
                case "nik":
                    found.birth_date = told.birth_dates[0] if len(told.birth_dates) == 1 else None
                case "refuse":
                    found.bad.append(("birth_date", "birth-conflict"))
        differs = found.sex and told.sex and found.sex != told.sex
        if differs and self._doubts.ask("sex-conflict", self._heading("sex"), row.number) == "refuse":
            found.bad.append(("sex", "sex-conflict"))

    def _read_place(self, cells: dict[str, str], found: Understood) -> None:
        rt, rw = cells.get("rt", ""), cells.get("rw", "")
        both = read_pair(cells.get("rt_rw", ""))
        if both is None:
            found.bad.append(("rt_rw", "rt"))
            both = ("", "")
        pair = read_pair(rt) if read_small(rt) is None else None
        if pair and pair[1] and read_small(rw) in ("", str(int(pair[1])), None):
            rt, rw = pair
        numbers = {}
        for name, text, other in (("rt", rt, both[0]), ("rw", rw, both[1])):
            small = read_small(text)
            if small is None:
                found.bad.append((name, "rt"))
            numbers[name] = small or other
        found.dusun, found.rt, found.rw = read_place(
            cells.get("dusun", ""), numbers["rt"], numbers["rw"], self._facts.dusun
        )

    def _read_work(self, row: SheetRow, cells: dict[str, str], found: Understood) -> None:
        word = cells.get("occupation", "")
        said = self._doubts.answers.get(f"{WORK}{word}", "")
        found.occupation = self._occupations.find(said or word)
        if word and not found.occupation:
            found.bad.append(("occupation", "occupation-unknown"))
        self._read_income(row, cells.get("income", ""), found)
        found.months = months_of(cells.get("months", ""))
        if found.months and not re.fullmatch(r"\d{1,3}", found.months):
            found.bad.append(("months", "months"))
        found.programmes = ",".join(programmes_of(cells.get("programmes", "")))
        payer = cells.get("payer", "")
        found.payer = self._payers.get(fold(payer), "") if payer else "self"
        if payer and not found.payer:
            found.bad.append(("payer", "payer-unknown"))

    def _read_income(self, row: SheetRow, text: str, found: Understood) -> None:
        income = read_income(text) if text else None
        if income is None:
            if text or "income" in self._table.fields:
                found.bad.append(("income", "income" if text else "income-missing"))
            return
        rupiah = income.rupiah
        if income.doubtful and "income" in self._table.fields:
            said = self._doubts.ask("income-thousands", self._heading("income"), row.number)
            rupiah = rupiah if said == "rupiah" else rupiah * 1_000
        found.income = str(rupiah)

    # The person

    def _draft(self, found: Understood) -> Draft | Problem:
        key = self._person(found)
        if key in self._seen:
            return Problem("nik" if found.nik else "name", "duplicate-in-file")
        visit = self._visit(found, hashlib.sha256(f"{self._station}\0{key}".encode()).hexdigest()[:32])
        drafted = flow.draft(visit, self._facts, source="import", how="pending")
        if isinstance(drafted, Problem):
            return drafted
        self._seen.add(key)
        sex = drafted.sex or found.sex or None
        return replace(drafted, birth_date=found.birth_date or drafted.birth_date, sex=sex)

    def _person(self, found: Understood) -> str:
        """What makes two rows one person: the NIK, or without one everything else that is stable."""
        if found.nik:
            return found.nik
        born = f"{found.birth_date:%d-%m-%Y}" if found.birth_date else ""
        return "\0".join((found.name, born, found.dusun, found.rt))

    def _visit(self, found: Understood, entry_id: str) -> Visit:
        tariffs = self._facts.campaign.tariffs
        return Visit(
            entry_id=entry_id,
            purpose=Purpose.REGISTER,
            language=self._language,
            consent_data=True,
            nik=found.nik,
            nik_confirmed=bool(found.nik),
            without_nik=not found.nik,
            birth_year=found.birth_date.year if found.birth_date else None,
            name=found.name,
            phone=found.phone,
            without_phone=not found.phone,
            phone_owner=found.phone_owner or "self",
            dusun=found.dusun,
            rt=found.rt,
            rw=found.rw,
            occupation=found.occupation,
            bracket=bracket_of(int(found.income), tariffs).no if found.income else None,
            programmes=tuple(filter(None, found.programmes.split(","))),
            months=int(found.months) if re.fullmatch(r"\d{1,3}", found.months) else 0,
            payer=found.payer or "self",
        )


def _told(word: str) -> str:
    """An unknown occupation as it may be told; nothing where digits say that it is another column's."""
    return "" if sum(sign.isdigit() for sign in word) > 3 else word[:60]
