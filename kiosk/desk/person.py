"""Holds the person whose page is open: a contact that is entered, what is shown, what is taken back.

Who pays for a person, as the trail tells it: every change, by whom and why, what was taken back (pure).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from kiosk.agency.followups.outcomes import ContactReport, Doubts, FollowUp, doubts, stand
from kiosk.calendar import add_months, month_of
from kiosk.campaign.followup import STAGES, OutcomeRule
from kiosk.campaign.quote import quote
from kiosk.desk.parts.page import Page
from kiosk.errors import Refused
from kiosk.registration import PAYERS
from kiosk.visit.context import consent_given, consent_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.agency.accounts.audit_pages import AuditLine
    from kiosk.agency.followups.person_store import Person
    from kiosk.campaign.texts import ConsentWords
    from kiosk.desk.parts.desk import Desk
    from kiosk.registration import Quote

NAMED = "other"
"""The payer whose name stands as the reason of the change."""


@dataclass(frozen=True, slots=True)
class PayerChange:
    """One change; `undone` is the entry that took it back."""

    line: AuditLine
    before: str
    after: str
    undone: AuditLine | None = None


def payer_changes(person: Person) -> tuple[PayerChange, ...]:
    """The changes of who pays, oldest first, without the entries that took one back."""
    lines = [
        line
        for line in person.trail
        if line.action == "correct" and line.number == person.number and "payer" in line.detail
    ]
    undone = {line.detail["undoes"]: line for line in lines if "undoes" in line.detail}
    return tuple(
        PayerChange(line, line.detail["payer"][0], line.detail["payer"][1], undone.get(line.position))
        for line in lines
        if "undoes" not in line.detail
    )


def to_undo(changes: Iterable[PayerChange]) -> PayerChange | None:
    """The last change that holds: the one that may be taken back."""
    return next((each for each in reversed(tuple(changes)) if each.undone is None), None)


def payer_name(person: Person) -> str:
    """The name of who else pays, as it was typed; empty where that was never said."""
    change = to_undo(payer_changes(person))
    if change is None or change.after != person.draft.payer or change.after != NAMED:
        return ""
    return change.line.why


NOTHING = ContactReport(outcome="")
SHOWN_SECONDS = 20.0
"""So long a full NIK stays on the screen."""
CONSENTS = ("paper", "agent")
"""How a consent that was still to be obtained is given at the desk: signed, or spoken before the agent."""


class OpenPerson(Page):
    """One person's page and the contact that is being entered (`report`; its outcome empty: none yet)."""

    def __init__(self, desk: Desk, refresh: Callable[[], None]) -> None:
        """`refresh`: look at the queue again, a contact was entered."""
        super().__init__(desk)
        self._refresh = refresh
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.person: Person | None = None
        self.report = NOTHING
        self.saved: FollowUp | None = None
        self.doubts_confirmed = False
        self.shown: dict[str, str] = {}
        self._hide_at = 0.0

    @property
    def number(self) -> str:
        return self.person.number if self.person else ""

    def open(self, number: str, why: str = "follow-up") -> None:
        """Show this person's page; the look is entered first."""
        self.forget()
        with self.trying():
            self.store.duplicates.check_one(number)
            self.person = self.store.people.person(self.who, number, why)

    def close(self) -> None:
        """Nobody's page."""
        self.forget()
        self.changed()

    # -- a contact ---------------------------------------------------------------------------------

    def outcomes(self) -> tuple[str, ...]:
        """What may be said about this contact, the likely first."""
        if self.person is None:
            return ()
        return self.store.rules.choices(self.person.standing.stage)

    @property
    def rule(self) -> OutcomeRule:
        """What the chosen outcome asks for and does."""
        return self.store.rules.outcome(self.report.outcome) or OutcomeRule(self.report.outcome)

    def choose(self, outcome: str) -> None:
        """How the contact ended; the same once more takes the choice back."""
        if self.person is None:
            return
        self.problem, self.saved, self.doubts_confirmed = None, None, False
        if outcome == self.report.outcome:
            self.report = NOTHING
        else:
            self.report = replace(NOTHING, outcome=outcome, note=self.report.note)
            if self.rule.pays:
                today = self.desk.station.ground.clock.today()
                self.report = replace(self.report, month=self._next_month(), paid_on=today)
                self.report = self._with_amount(self.report)
        self.changed()

    def set(self, **changes: Any) -> None:
        """More about the contact: reason, kpj, month, months, amount, note, due."""
        self.problem = None
        self.report = replace(self.report, **changes)
        if {"month", "months"} & changes.keys():
            self.doubts_confirmed = False
            if "amount" not in changes:
                self.report = self._with_amount(self.report)
        self.changed()

    def doubts(self) -> Doubts:
        """What of this payment whoever enters it must say is so: months unpaid, paid already, far away."""
        if self.person is None or not self.rule.pays:
            return ()
        today = self.desk.station.ground.clock.today()
        return doubts(self.person.standing.paid, self.report.month, self.report.months, today)

    def confirm_doubts(self) -> None:
        """It is really so; once more takes it back."""
        self.problem, self.doubts_confirmed = None, not self.doubts_confirmed
        self.changed()

    def due(self) -> date | None:
        """When this contact would lead to the next one; None where it closes the follow-up."""
        if self.person is None or not self.report.outcome:
            return self.person.standing.due if self.person else None
        today = self.desk.station.ground.clock.today()
        contact = FollowUp(
            id=0,
            number=self.number,
            at=self.desk.station.ground.clock.now(),
            day=today,
            who="",
            report=self.report,
        )
        return stand((*self.person.history, contact), self.store.rules).due

    def save(self) -> None:
        """Enter the contact; the page shows where the person stands now."""
        if self.person is None or not self.report.outcome:
            self.problem = None
            self.changed()
            return
        with self.trying():
            if self.doubts() and not self.doubts_confirmed:
                raise Refused("month-doubt", "month")
            self.store.follow_ups.record(self.who, self.number, self.report)
            self.report, self.doubts_confirmed = NOTHING, False
            self.look_again()
            self.saved = self.person.history[-1] if self.person else None
        self._others_changed()

    def undo(self, follow_up_id: int, why: str) -> None:
        """Take a contact back; it stays in the history with who, when and why."""
        with self.trying():
            self.store.follow_ups.undo(self.who, follow_up_id, why)
            self.saved = None
            self.look_again()
        self._others_changed()

    def renew(self) -> None:
        """Another part did something to this person: the page tells it."""
        with self.trying():
            self.look_again()

    def look_again(self) -> None:
        """Read the page anew."""
        self.person = self.store.people.person(self.who, self.number)

    def _others_changed(self) -> None:
        self._refresh()

    # -- consent -----------------------------------------------------------------------------------

    @property
    def asks_consent(self) -> bool:
        """Whether this person, from a list, was not asked yet, or agreed to a text that lacks something."""
        found = self.person
        return (
            found is not None
            and not found.hold
            and (found.consent.how == "pending" or found.checklist.wants_consent)
        )

    def consent_words(self) -> ConsentWords | None:
        """What is to be read to the person, in their language."""
        if self.person is None:
            return None
        return consent_words(self.desk.station.ground.facts, self.person.draft.language)

    def give_consent(self, how: str, *, contact: bool) -> None:
        """The person agreed in one of CONSENTS, and does or does not allow messages."""
        if self.person is None:
            return
        with self.trying():
            if how not in CONSENTS:
                raise Refused("consent-how", "consent")
            facts, language = self.desk.station.ground.facts, self.person.draft.language
            given = consent_given(facts, language, how, contact=contact)
            # Who stands here says it for all the numbers that are theirs.
            for number in (self.number, *self.person.merged):
                self.store.rights.give_consent(self.who, number, given)
            self.look_again()
        self._others_changed()

    # -- who pays ----------------------------------------------------------------------------------

    def set_payer(self, payer: str, why: str) -> None:
        """Another one of PAYERS pays from now on; for NAMED the reason is the name, kept in capitals.

        The price is the one that this payer would have been told at the time of registering.
        """
        if self.person is None:
            return
        with self.trying():
            why = " ".join(why.split())
            if payer not in PAYERS or payer == self.person.draft.payer != NAMED:
                raise Refused("payer", "payer")
            if not why:
                raise Refused("payer-name" if payer == NAMED else "reason-missing", "why")
            # A short word in small letters would stand in the chain in clear: a name must not.
            self._correct_payer(payer, why.upper() if payer == NAMED else why)
        self._others_changed()

    def undo_payer(self, why: str) -> None:
        """The payer before the last change pays again; both entries stay."""
        change = to_undo(payer_changes(self.person)) if self.person else None
        if change is None:
            return
        with self.trying():
            if not why.strip():
                raise Refused("reason-missing", "why")
            self._correct_payer(change.before, why, change.line.position)
        self._others_changed()

    def _correct_payer(self, payer: str, why: str, undoes: int | None = None) -> None:
        assert self.person is not None
        draft, saved = self.person.draft, self.person.saved_at.date()
        price = self._quote(draft.months, draft.start, payer, saved) if draft.quote else None
        self.store.people.correct(self.who, self.number, {"payer": payer, "quote": price}, why, undoes)
        self.look_again()

    # -- money -------------------------------------------------------------------------------------

    def _next_month(self) -> str:
        """The first month that is not yet paid."""
        assert self.person is not None
        today = month_of(self.desk.station.ground.clock.today())
        return self.person.protection.next_due or max(today, self.person.draft.start or today)

    def _with_amount(self, report: ContactReport) -> ContactReport:
        return replace(report, amount=self._price(report.month, report.months))

    def _price(self, month: str, months: int) -> int:
        """What these months cost this person, in rupiah; 0 where the price is not known."""
        if self.person is None or not month:
            return 0
        prices = [self._quote(1, add_months(month, n)) for n in range(months)]
        return 0 if None in prices else sum(each.total for each in prices if each)

    def quote_now(self) -> Quote | None:
        """The price of the same plan from this month on; None where no tariff is known."""
        today = self.desk.station.ground.clock.today()
        return self._quote(self.person.draft.months, month_of(today)) if self.person else None

    def _quote(self, months: int, start: str, payer: str = "", day: date | None = None) -> Quote | None:
        assert self.person is not None
        draft, ground = self.person.draft, self.desk.station.ground
        wish = (draft.occupation, draft.bracket, draft.programmes, months, start)
        try:
            return quote(ground.campaign, *wish, day or ground.clock.today(), payer or draft.payer)
        except Refused:
            return None

    # -- what is masked ----------------------------------------------------------------------------

    def reveal(self, field: str, why: str) -> None:
        """Show the whole nik or phone; who looked and why is entered first."""
        if self.person is None:
            return
        with self.trying():
            self.shown = {field: self.store.people.reveal(self.who, self.number, field, why)}
            self._hide_at = self.desk.now() + SHOWN_SECONDS

    def hide(self) -> None:
        """Masked again."""
        if self.shown:
            self.shown = {}
            self.changed()

    def seconds_shown(self) -> int:
        """How much longer the full NIK is seen."""
        return max(0, round(self._hide_at - self.desk.now())) if self.shown else 0

    def tick(self, now: float) -> None:
        if self.shown and now >= self._hide_at:
            self.hide()


def is_member(person: Person) -> bool:
    """Whether this person was registered at the branch."""
    return STAGES.index(person.standing.stage) >= STAGES.index("member")
