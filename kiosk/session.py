"""Holds the current visit, and alone replaces it, by asking flow."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.errors import Problem, Refused, StoreError
from kiosk.visit import assisting, flow
from kiosk.visit.flow import Facts
from kiosk.visit.visit import Purpose, Step, Visit

if TYPE_CHECKING:
    from kiosk.printing.queue import PrintResult, PrintWork
    from kiosk.staff import OfficialAgent
    from kiosk.station import Ground, Station
    from kiosk.store.queries import PrintJob


class Idle(StrEnum):
    """How long nobody has touched the screen."""

    ACTIVE = "active"
    ASKING = "asking"


class Paper(StrEnum):
    """What the person should know about the paper."""

    NONE = "none"
    PRINTING = "printing"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"


ENDINGS = {"printed": Paper.PRINTED, "maybe": Paper.UNKNOWN, "not-sent": Paper.FAILED}


class Session:
    """One screen's current visit. Times are monotonic seconds that the caller measures."""

    def __init__(self, ground: Ground, *, split_plan: bool = False) -> None:
        self.ground = ground
        self.station: Station | None = None
        self.visit: Visit | None = None
        self.language = ground.campaign.languages[0]
        self.split_plan = split_plan
        self.idle = Idle.ACTIVE
        self.idle_left = 0.0
        self.paper = Paper.NONE
        self.paper_problem = ""
        self.broken = ""
        self.agents: tuple[OfficialAgent, ...] | None = None
        self.changed: Callable[[], None] = lambda: None
        self._job: int | None = None
        self._touched = 0.0

    @property
    def facts(self) -> Facts:
        return self.ground.facts

    @property
    def ready(self) -> bool:
        """Whether the store is open: only then may anybody register."""
        return self.station is not None

    def fail(self, code: str) -> None:
        """The store cannot be used: nobody can register until it is mended."""
        self.broken = code
        self.visit = None
        self.changed()

    def attach(self, station: Station) -> None:
        """The store is open now; it knows the newest pack."""
        self.station, self.ground = station, station.ground
        self.changed()

    # -- the visit ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """The first touch: a new visit at Home."""
        if self.visit is None:
            self.agents = self._official_agents()
            fresh = Visit(entry_id=secrets.token_hex(16), language=self.language, split_plan=self.split_plan)
            self._become(fresh)

    def _official_agents(self) -> tuple[OfficialAgent, ...] | None:
        """Those whom the supervisor made public and whose certificate has not run out; asked once a visit.

        None where the desk has made nobody public: then the pack says who they are.
        """
        if self.station is None:
            return None
        today = self.ground.clock.today()
        try:
            found = self.station.desk().documents.public_agents()
        except StoreError:
            return None
        lasting = tuple(agent for agent in found if agent.expires is None or agent.expires >= today)
        return lasting if found else None

    def finish(self) -> None:
        """Leave: every answer is gone, the next person starts clean."""
        if self.station is not None and self._job is not None and self.paper is Paper.FAILED:
            self.station.queue.let_go(self._job)
        self.visit = None
        self.language = self.ground.campaign.languages[0]
        self.idle = Idle.ACTIVE
        self.paper, self.paper_problem, self._job = Paper.NONE, "", None
        self.changed()

    def home(self) -> None:
        """Back to Home with nothing kept but the language."""
        if self.visit is not None:
            language = self.visit.language
            self.visit = None
            self.language = language
            self.paper, self.paper_problem, self._job = Paper.NONE, "", None
            self.begin()

    def choose_purpose(self, purpose: str) -> None:
        if self.visit and self.visit.step is Step.HOME and self.ready:
            self._become(flow.choose_purpose(self.visit, Purpose(purpose), self.facts))

    def next(self) -> None:
        if self.visit is None:
            return
        if self.visit.step is Step.REVIEW and assisting.must_confirm(self.visit):
            self._become(replace(self.visit, confirming=True))
        elif self.visit.step is Step.REVIEW:
            self._save(self.visit)
        elif self.visit.step is Step.CHECK:
            self.check(self.visit.check)
        elif self.visit.step in (Step.WITHDRAW, Step.PROVE):
            self._prove(self.visit)
        elif self.visit.step is Step.RECEIPT:
            self.finish()
        elif self.visit.step in flow.ENDS:
            self.home()
        else:
            self._become(flow.go_next(self.visit, self.facts))

    def back(self) -> None:
        self._apply(lambda visit: flow.go_back(visit, self.facts))

    def change(self, step: str) -> None:
        if self.visit and self.visit.step is Step.REVIEW:
            self._become(flow.change(self.visit, Step(step)))

    def set_language(self, language: str) -> None:
        if language in self.ground.campaign.languages:
            self.language = language
            self._apply(lambda visit: replace(visit, language=language))

    def set_split_plan(self, split: bool) -> None:
        self.split_plan = split
        self._apply(lambda visit: flow.fit(replace(visit, split_plan=split)))

    def press(self, key: str) -> None:
        self._apply(lambda visit: flow.press(visit, key))

    def erase(self) -> None:
        self._apply(flow.erase)

    def clear(self) -> None:
        self._apply(flow.clear)

    def focus(self, field: str) -> None:
        self._apply(lambda visit: flow.focus(visit, field))

    def tick_consent(self) -> None:
        self._apply(lambda visit: replace(visit, consent_data=not visit.consent_data, problem=None))

    def tick_contact(self) -> None:
        self._apply(lambda visit: replace(visit, consent_contact=not visit.consent_contact))

    def choose_birth_year(self, year: int) -> None:
        self._apply(lambda visit: replace(visit, birth_year=year, problem=None))

    def go_without_nik(self) -> None:
        self._apply(lambda visit: flow.stand_in_nik(visit, self.facts))

    def go_without_phone(self) -> None:
        self._apply(lambda visit: flow.stand_in_phone(visit, self.facts))

    def choose_phone_owner(self, owner: str) -> None:
        if owner in flow.PHONE_OWNERS:
            self._apply(lambda visit: replace(visit, phone_owner=owner, problem=None))

    def choose_dusun(self, dusun: str) -> None:
        self._apply(lambda visit: replace(visit, dusun=dusun))

    def choose_occupation(self, occupation: str) -> None:
        self._apply(lambda visit: replace(visit, occupation=occupation, problem=None))

    def choose_bracket(self, bracket: int) -> None:
        self._apply(lambda visit: replace(visit, bracket=bracket, problem=None))

    def choose_programmes(self, programmes: tuple[str, ...]) -> None:
        self._apply(lambda visit: replace(visit, programmes=programmes, problem=None))

    def choose_months(self, months: int) -> None:
        self._apply(lambda visit: replace(visit, months=months, problem=None))

    def choose_topic(self, topic: str) -> None:
        self._apply(lambda visit: flow.go_next(replace(visit, topic=topic), self.facts))

    # -- an agent helps ----------------------------------------------------------------------------

    def assist(self, label: str, name: str) -> None:
        """An agent has proved who they are and goes on with this visit, which is entered."""
        if self.visit is not None and self.station is not None and assisting.can_begin(self.visit):
            detail = {"step": str(self.visit.step), "entry": self.visit.entry_id}
            self.station.store.audit(who=label, action="hand-over", detail=detail)
            self._become(assisting.begin(self.visit, label, name))

    def stop_assisting(self) -> None:
        """The villager goes on alone."""
        self._apply(assisting.end)

    def confirm(self, agreed: bool) -> None:
        """The villager's own answer to what an agent typed: save it, or go back to the review."""
        if self.visit is None or not self.visit.confirming:
            return
        if agreed:
            self._save(self.visit)
        self._apply(lambda visit: replace(visit, confirming=False))

    # -- saving, paper, checking -------------------------------------------------------------------

    def _save(self, visit: Visit) -> None:
        """Store first, then tell the person; the paper comes after both."""
        finished = flow.draft(visit, self.facts, how=assisting.how_consented(visit))
        if isinstance(finished, Problem):
            self._become(replace(visit, problem=finished))
            return
        if self.station is None:
            self._become(replace(visit, problem=Problem("save", "store-not-ready")))
            return
        try:
            issue = self.station.issue(finished)
            saved, job = self.station.store.register(finished, issue, assisting.who_saves(visit))
            receipt = self.station.store.receipt(saved.number)
        except StoreError:
            self._become(replace(visit, problem=Problem("save", "store")))
            return
        self._job = job.id
        self.paper = Paper.PRINTING
        self._become(assisting.end(replace(flow.enter(visit, Step.RECEIPT), receipt=receipt)))

    def take_print_work(self) -> PrintWork | None:
        """The next job for the printer, already durably marked as sent; None when there is none."""
        return self.station.queue.next_work() if self.station else None

    def settle_print(self, result: PrintResult) -> PrintJob | None:
        """Write down how printing ended, and tell the person if it was theirs; answers the job."""
        if self.station is None:
            return None
        job = self.station.store.print_job(result.job_id)
        with suppress(Refused):  # it was over already: the person is told how printing ended all the same
            job = self.station.queue.settle(result)
        if job is None or job.id == self._job:
            self.paper = ENDINGS[result.ending]
            self.paper_problem = result.problem
        elif result.ending == "not-sent":
            self.station.queue.let_go(job.id)
        self.changed()
        return job

    def answer_paper(self, came_out: bool) -> None:
        """The person says whether the paper came; if not, it is tried again or a marked copy is made."""
        if self.station is None or self._job is None or self.paper is Paper.PRINTING:
            return
        self._job = self.station.queue.answer(self._job, came_out).id
        self.paper = Paper.PRINTED if came_out else Paper.PRINTING
        self.paper_problem = ""
        self.changed()

    def scan(self, text: str) -> None:
        """A code was scanned: from anywhere but a running registration it leads to the receipt's status."""
        if self.visit is None:
            self.begin()
        if self.visit and self.visit.step is Step.HOME:
            self.choose_purpose(Purpose.CHECK)
        self.check(text)

    def check(self, text: str) -> None:
        """Look a receipt up, typed or scanned; shows only status and what to do next."""
        from kiosk.status import status_of

        if self.visit is None or self.visit.step is not Step.CHECK or self.station is None:
            return
        found = status_of(self.station, text)
        if isinstance(found, Problem):
            self._become(replace(self.visit, problem=found))
            return
        self._become(flow.go_next(replace(self.visit, status=found), self.facts))

    def ask_withdrawal(self) -> None:
        """Begin to take consent back, from the receipt's status."""
        self._apply(flow.withdraw)

    def ask_agreement(self) -> None:
        """Begin to give the consent that a list could not bring, from the receipt's status."""
        self._apply(flow.agree)

    def _prove(self, visit: Visit) -> None:
        """Consent is taken back or given: written down before the screen says so."""
        from kiosk.status import settle_consent

        if self.station is not None:
            self._become(settle_consent(self.station, visit, self.facts))

    # -- idleness ----------------------------------------------------------------------------------

    def touched(self, seconds: float) -> None:
        """Somebody touched something."""
        self._touched = seconds
        if self.idle is Idle.ASKING:
            self.idle = Idle.ACTIVE
            self.changed()

    def tick(self, seconds: float) -> None:
        """Time passes: ask after the idle time, wipe after the grace time."""
        if self.visit is None:
            self._touched = seconds
            return
        limits = self.ground.settings.idle
        first = limits.receipt_seconds if self.visit.step is Step.RECEIPT else limits.seconds
        quiet = seconds - self._touched
        self.idle_left = max(0.0, first + limits.grace_seconds - quiet)
        if quiet >= first + limits.grace_seconds:
            self.finish()
        elif quiet >= first and self.idle is Idle.ACTIVE:
            self.idle = Idle.ASKING
            self.changed()

    def _apply(self, rule: Callable[[Visit], Visit]) -> None:
        if self.visit is not None:
            self._become(rule(self.visit))

    def _become(self, visit: Visit) -> None:
        if visit != self.visit:
            self.visit = assisting.credited(self.visit, visit)
            self.changed()
