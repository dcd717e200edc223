"""Registers somebody at the desk on one page, by the rules of the screen, in an agent's typing."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.agency.accounts.roles import require
from kiosk.campaign.tariffs import bracket_of
from kiosk.desk.parts.page import Page
from kiosk.errors import Problem, Refused
from kiosk.people.nik import LENGTH, normalise
from kiosk.people.regions import find_dusun, like_dusun
from kiosk.registration import DETAILS, PAYERS, Consent
from kiosk.visit import assisting, flow
from kiosk.visit.details import read_detail
from kiosk.visit.visit import Purpose, Step, Visit

if TYPE_CHECKING:
    from kiosk.campaign.occupations import Occupation
    from kiosk.desk.parts.desk import Desk
    from kiosk.people.nik import NikReading
    from kiosk.registration import Quote

HOWS = ("agent", "paper", "pending")
"""How the person's consent was given: spoken here, signed on paper, or not yet."""
PENDING = "pending"
KEPT = ("language", "dusun", "rt", "rw", "programmes", "months", "payer")
"""What stays for the next person of a list; that consent is still to be obtained stays too."""
STEP_OF = {
    "nik": Step.NIK,
    "name": Step.NAME,
    "phone": Step.PHONE,
    "occupation": Step.WORK,
    "income": Step.INCOME,
    "consent": Step.CONSENT,
}
FOUND_MOST = 5
DUSUN_OFFERED = 4
"""So many dusuns are offered to touch: more leave the page, and are found by their first letters."""
IN_THOUSANDS = 100_000
"""An income below this is meant in thousands of rupiah: people say "seribu lima ratus" for 1.5 million."""


class Form(Page):
    """The visit of the person in front of the agent; `last` is the number and name saved before."""

    def __init__(self, desk: Desk, open_person: Callable[[str, str], None]) -> None:
        """`open_person`: show the page of this number, for this reason."""
        super().__init__(desk)
        self._open_person = open_person
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.visit = _blank()
        self.how = ""
        self.income = ""
        self.search = ""
        self.left: frozenset[str] = frozenset()
        self.last: tuple[str, str] | None = None
        self.count = 0
        self._dusuns: tuple[str, ...] | None = None
        self._new_dusun = ""
        self._looked = ""
        self._know(())

    def enter(self) -> None:
        """Look anew which dusuns there are: somebody may have been registered meanwhile."""
        self._dusuns = None

    @property
    def dusuns(self) -> tuple[str, ...]:
        """The dusuns of the settings, then those of everybody registered."""
        if self._dusuns is None:
            places = (name for name, _ in self.store.lists.places() if name)
            names = {name.casefold(): name for name in places}
            self._dusuns = tuple(({each.casefold(): each for each in self.facts.dusun} | names).values())
        return self._dusuns

    @property
    def facts(self) -> flow.Facts:
        return self.desk.station.ground.facts

    def set(self, **changes: Any) -> None:
        """One answer or several; what is wrong with them is told once the field is left."""
        self.problem = None
        if changes.get("payer", "self") not in PAYERS:
            return
        if "nik" in changes:
            nik = normalise(changes["nik"])
            changes |= {
                "nik": nik,
                "nik_confirmed": len(nik) == LENGTH,
                "birth_year": None,
                "without_nik": False,
            }
            if nik != self.visit.nik:
                self._know(())
        if "dusun" in changes:
            self.left -= {"dusun"}
        if "phone" in changes:
            changes["without_phone"] = not changes["phone"].strip()
        self.visit = replace(self.visit, **changes)
        self.changed()

    def leave(self, field: str) -> None:
        """The cursor goes on: now it may be said what is wrong with this field."""
        self.left |= {field}
        if field == "dusun":
            self._complete_dusun()
        if field != "nik":
            self.changed()
            return
        if not self.visit.nik:
            self.visit = replace(self.visit, without_nik=True)
        if self.visit.nik == self._looked:
            self.changed()
            return
        with self.trying():
            self._look_up()

    # -- somebody who is here already --------------------------------------------------------------

    def _look_up(self) -> None:
        """Whether this NIK is registered: asked once for each, and what is found is entered."""
        nik = self.visit.nik
        if len(nik) == LENGTH and nik != self._looked:
            self._know(self.store.people.with_nik(self.who, nik))
            self._looked = nik

    def _know(self, numbers: tuple[str, ...]) -> None:
        self.known, self.again, self._looked = numbers, False, ""

    def register_again(self) -> None:
        """The agent has seen that the NIK is registered, and wants another entry all the same."""
        self.again = bool(self.known)
        self.problem = None
        self.changed()

    def open_known(self) -> None:
        """The page of the person who has this NIK."""
        if self.known:
            number = self.known[0]
            self._open_person(number, "registering")

    # -- where somebody lives ----------------------------------------------------------------------

    def _complete_dusun(self) -> None:
        """The only known dusun that begins like this is meant; nothing is completed where there are more."""
        found = find_dusun(self.visit.dusun, self.dusuns)
        if len(found) == 1:
            self.visit = replace(self.visit, dusun=found[0])

    @property
    def asks_dusun(self) -> bool:
        """Whether it must be said first that a dusun is new: a slip of the hand makes none."""
        text = self.visit.dusun.strip()
        known = text.casefold() in {each.casefold() for each in (*self.dusuns, self._new_dusun)}
        return "dusun" in self.left and bool(text) and not known

    def offered_dusuns(self) -> tuple[str, ...]:
        """Those that the typed text may mean, else the first ones."""
        text = self.visit.dusun
        found = find_dusun(text, self.dusuns)
        if self.asks_dusun:
            return (found or like_dusun(text, self.dusuns))[:DUSUN_OFFERED]
        return tuple(dict.fromkeys((*found, *self.dusuns)))[:DUSUN_OFFERED]

    def choose_dusun(self, dusun: str) -> None:
        """One of those that are offered; empty: what was typed is a new one."""
        if not dusun:
            self._new_dusun = self.visit.dusun.strip()
        self.set(dusun=dusun or self._new_dusun)

    # -- consent -----------------------------------------------------------------------------------

    def consented(self, how: str) -> None:
        """How the person agreed; somebody who has not been asked yet allows no contact either."""
        if how in HOWS:
            self.how = how
            contact = self.visit.consent_contact and how != PENDING
            unasked = {} if self.asked() else dict.fromkeys(DETAILS, "")
            self.set(consent_data=True, consent_contact=contact, **unasked)

    def tick_contact(self) -> None:
        """WhatsApp, by the person's own word."""
        if self.how != PENDING:
            self.set(consent_contact=not self.visit.consent_contact)

    def asked(self) -> tuple[str, ...]:
        """Which of DETAILS may be asked: those that the consent given here names, unless it is to come."""
        version = self.facts.campaign.content.consent.version
        given = Consent(version=version, language=self.visit.language, text_sha256="", how=self.how)
        return tuple(each for each in DETAILS if self.facts.campaign.followup.may_ask(each, given))

    # -- work and income ---------------------------------------------------------------------------

    def look_for_work(self, text: str) -> None:
        """Search occupations; the choice made so far is taken back."""
        self.search = text
        self.visit = replace(self.visit, occupation="")
        self.changed()

    def occupations(self) -> tuple[Occupation, ...]:
        """The best matches for what was typed; none while nothing is."""
        if not self.search.strip() or self.visit.occupation:
            return ()
        campaign = self.desk.station.ground.campaign
        return campaign.find_occupations(self.search, self.visit.language)[:FOUND_MOST]

    def choose_work(self, occupation: str) -> None:
        """One of them."""
        found = self.desk.station.ground.campaign.occupation(occupation)
        if found is not None:
            self.search = self.desk.station.ground.campaign.text(self.visit.language).occupations[found.id]
            self.set(occupation=found.id)
            self.left |= {"occupation"}

    def set_income(self, text: str) -> None:
        """What the person earns in a month, in rupiah or in thousands; only the bracket is kept."""
        self.income = "".join(filter(str.isdigit, text))[:10]
        amount = int(self.income or 0)
        amount *= 1000 if amount < IN_THOUSANDS else 1
        bracket = bracket_of(amount, self.facts.campaign.tariffs).no if self.income else None
        self.set(bracket=bracket)

    def step_bracket(self, up: int) -> None:
        """The next higher or lower bracket."""
        most = len(self.facts.campaign.tariffs.brackets)
        self.income = ""
        self.set(bracket=min(most, max(1, (self.visit.bracket or (0 if up > 0 else 2)) + up)))

    # -- what the form shows -----------------------------------------------------------------------

    def reading(self) -> NikReading | None:
        """What the NIK says, once it is whole."""
        return flow.reading(self.visit, self.facts) if len(self.visit.nik) == LENGTH else None

    def open_years(self) -> tuple[int, ...]:
        """The years that the NIK leaves open, also when one of them was chosen."""
        asked = replace(self.visit, birth_year=None)
        found = flow.reading(asked, self.facts) if len(asked.nik) == LENGTH else None
        if found is None or "century-ambiguous" not in found.flags:
            return ()
        return tuple(day.year for day in found.birth_dates)

    def slip(self, field: str) -> str:
        """What is wrong with a field that was left: a code, or nothing."""
        if self.problem and self.problem.field == field:
            return self.problem.code
        if field in DETAILS:
            read = read_detail(field, getattr(self.visit, field)) if field in self.left else ""
            return read.code if isinstance(read, Problem) else ""
        if field == "dusun" and self.asks_dusun:
            return "dusun-new"
        if field not in self.left or field not in STEP_OF or field == "consent":
            return ""
        if field == "nik" and (age := flow.age_exit(self.visit, self.facts)):
            return age
        found = flow.problem(replace(self.visit, step=STEP_OF[field]), self.facts)
        return found.code if found and found.field == field else ""

    def quote(self) -> Quote | None:
        """The price so far."""
        return flow.quoted(self.visit, self.facts)

    # -- saving ------------------------------------------------------------------------------------

    def save(self) -> None:
        """Store the entry and have its receipt printed; the form is empty for the next person."""
        with self.trying():
            require(self.who, "register")
            finished = flow.draft(self._credited(), self.facts, source="desk", how=self.how)
            if isinstance(finished, Problem):
                raise Refused(finished.code, finished.field)
            self._look_up()
            if self.known and not self.again:
                raise Refused("nik-known", "nik")
            self.left |= {"dusun"}
            self._complete_dusun()
            if self.asks_dusun:
                raise Refused("dusun-new", "dusun")
            station = self.desk.station
            issue = station.issue(finished)
            saved, _job = station.store.register(finished, issue, self.who.label)
            self.last = (saved.number, finished.name)
            self.count += 1
            self.enter()
            self._next()
        if self.problem is None:
            self.desk.changed()

    def _credited(self) -> Visit:
        """Every answer there is was typed by the agent; a consent that is still to come is nobody's."""
        typed = (
            field for field in assisting.answered(self.visit) if field != "consent" or self.how != PENDING
        )
        return replace(self.visit, assisted=tuple((field, self.who.label) for field in typed))

    def clear(self) -> None:
        """Nothing of this person stays."""
        self.visit, self.problem = _blank(), None
        self.how = ""
        self._empty()
        self.changed()

    def _next(self) -> None:
        kept = {field: getattr(self.visit, field) for field in KEPT}
        pending = self.how == PENDING
        self.visit = replace(_blank(), **kept, consent_data=pending)
        self.how = PENDING if pending else ""
        self._empty()

    def _empty(self) -> None:
        self.income = self.search = ""
        self.left = frozenset()
        self._know(())


def _blank() -> Visit:
    return Visit(
        entry_id=secrets.token_hex(16),
        purpose=Purpose.REGISTER,
        step=Step.REVIEW,
        split_plan=True,
        without_phone=True,
    )
