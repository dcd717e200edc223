"""One person under several numbers, against a model: random joining, parting, paying, withdrawing.

The model keeps each number's own history and derives the person from it; the store must say the same.
"""

from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.joined import hold_of
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.lists.export_store import _GIVEN
from kiosk.agency.rights.erase import erase_person
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.exchange.travel import WHOLE, sql
from kiosk.store.part import asked, sequence_of
from kiosk.store.store import Store
from tests.store.conftest import issue, keys, open_again, store
from tests.support.builders import consent, draft
from tests.support.desk_station import AGENT, SUPERVISOR, desk, mono

__all__ = ["desk", "keys", "mono", "open_again", "store"]

PEOPLE, STEPS = 4, 10
MONTHS = ("2026-10", "2026-11", "2026-12", "2027-01")
PHONES = ("+6281234567801", "+6281234567802", None)


@dataclass
class Own:
    """What one number's own history says."""

    how: str
    contact: bool
    phone: str | None
    heard: int
    suspended: bool = False
    erased: bool = False
    months: set[str] = field(default_factory=set)


@dataclass
class Model:
    """Numbers 0 to PEOPLE - 1 with their ties; `of` is each one's number that stays."""

    own: list[Own]
    into: dict[int, int] = field(default_factory=dict)

    def of(self, n: int) -> int:
        while n in self.into:
            n = self.into[n]
        return n

    def everybody(self, n: int) -> list[int]:
        return [each for each in range(PEOPLE) if self.of(each) == self.of(n)]

    def below(self, n: int) -> list[int]:
        """This number and all that were joined to it."""

        def reaches(each: int) -> bool:
            return each == n or (each in self.into and reaches(self.into[each]))

        return [each for each in range(PEOPLE) if reaches(each)]

    def hold(self, n: int) -> str:
        mine = [self.own[each] for each in self.everybody(n)]
        if any(each.erased for each in mine):
            return "erased"
        if any(each.how == "withdrawn" for each in mine):
            return "withdrawn"
        return "suspended" if any(each.suspended for each in mine) else ""

    def given(self, n: int) -> list[Own]:
        mine = (self.own[each] for each in self.everybody(n))
        return [own for own in mine if own.how not in ("pending", "withdrawn")]

    def may_write(self, n: int) -> bool:
        given = self.given(n)
        return not self.hold(n) and bool(given) and all(each.contact for each in given)

    def phone(self, n: int) -> str | None:
        kept, rest = self.own[self.of(n)].phone, sorted(self.everybody(n), reverse=True)
        return kept or next((self.own[each].phone for each in rest if self.own[each].phone), None)


class Run:
    """One sequence of steps on four new registrations."""

    def __init__(self, desk: Agency, store: Store, random: Random, first: int) -> None:
        self.desk, self.random, self.first = desk, random, first
        own, self.numbers = [], []
        for n in range(PEOPLE):
            how, contact = random.choice([("screen", True), ("screen", False), ("pending", False)])
            phone = random.choice(PHONES)
            made = draft(first + n, nik=None, phone=phone, consent=consent(how=how, contact=contact))
            self.numbers.append(store.register(made, issue)[0].number)
            own.append(Own(how, contact, phone, n))
        self.model = Model(own)
        self.done: list[str] = []

    def step(self) -> None:
        acts = (self.join, self.part, self.pay, self.unpay, self.withdraw, self.say_no_messages)
        acts += (self.suspend, self.resume, self.correct, self.agree, self.join, self.pay, self.erase)
        act = self.random.choice(acts)
        before, refusal = replace_all(self.model), ""
        wanted = act()
        try:
            wanted[0]()
        except Refused as refused:
            refusal = refused.code
            self.model = before
        self.done.append(f"{act.__name__}{wanted[1]} {refusal}")
        assert bool(refusal) == wanted[2], self.done

    def any(self) -> int:
        return self.random.randrange(PEOPLE)

    # Each answers what to do, on whom, and whether it must be refused; the model is changed beforehand.

    def join(self):  # type: ignore[no-untyped-def]
        model, one, two = self.model, self.any(), self.any()
        keep, fold = model.of(one), model.of(two)
        refused = bool(keep == fold or model.hold(one) or model.hold(two))
        model.into[fold] = keep
        return (
            lambda: self.desk.duplicates.merge(SUPERVISOR, self.numbers[one], self.numbers[two], "same"),
            (one, two),
            refused,
        )

    def part(self):  # type: ignore[no-untyped-def]
        one = self.any()
        refused = one not in self.model.into
        self.model.into.pop(one, None)
        return lambda: self.desk.duplicates.unmerge(SUPERVISOR, self.numbers[one], "two"), (one,), refused

    def pay(self):  # type: ignore[no-untyped-def]
        one, month = self.any(), self.random.choice(MONTHS)
        refused = one in self.model.into or bool(self.model.hold(one))
        self.model.own[one].months.add(month)
        report = ContactReport(outcome="month-paid", month=month, months=1, amount=8400)
        return lambda: self.desk.follow_ups.record(AGENT, self.numbers[one], report), (one, month), refused

    def unpay(self):  # type: ignore[no-untyped-def]
        one = self.any()
        own, number = self.model.own[one], self.numbers[one]
        paid = [
            each
            for each in self.desk.follow_ups.history(AGENT, number)
            if each.undone is None and each.number == number
        ]
        if not paid or own.erased:
            return lambda: None, (one,), False
        last = paid[-1]
        if [each.report.month for each in paid].count(last.report.month) == 1:
            own.months.discard(last.report.month)
        return lambda: self.desk.follow_ups.undo(SUPERVISOR, last.id, "mistake"), (one,), False

    def withdraw(self):  # type: ignore[no-untyped-def]
        one = self.any()
        own = self.model.own[one]
        refused = own.erased
        own.how, own.contact = "withdrawn", False
        return lambda: self.desk.rights.withdraw(AGENT, self.numbers[one]), (one,), refused

    def say_no_messages(self):  # type: ignore[no-untyped-def]
        one = self.any()
        own = self.model.own[one]
        refused, own.contact = own.erased, False
        if own.how not in ("pending", "withdrawn"):
            own.how = "contact-withdrawn"
        return lambda: self.desk.rights.withdraw(AGENT, self.numbers[one], contact_only=True), (one,), refused

    def agree(self):  # type: ignore[no-untyped-def]
        one, contact = self.any(), self.random.random() < 0.5
        own = self.model.own[one]
        refused = own.erased
        own.how, own.contact = "paper", contact
        given = consent(how="paper", contact=contact)
        return lambda: self.desk.rights.give_consent(AGENT, self.numbers[one], given), (one,), refused

    def suspend(self):  # type: ignore[no-untyped-def]
        one = self.any()
        refused = self.model.hold(one) != ""
        for each in self.model.everybody(one):
            self.model.own[each].suspended = True
        return lambda: self.desk.rights.suspend(AGENT, self.numbers[one], "disputed"), (one,), refused

    def resume(self):  # type: ignore[no-untyped-def]
        one = self.any()
        refused = self.model.hold(one) != "suspended"
        for each in self.model.everybody(one):
            self.model.own[each].suspended = False
        return lambda: self.desk.rights.resume(AGENT, self.numbers[one], "settled"), (one,), refused

    def correct(self):  # type: ignore[no-untyped-def]
        one, phone = self.any(), self.random.choice(PHONES)
        own = self.model.own[one]
        refused, own.phone = own.erased, phone
        change = {"phone": phone}
        return lambda: self.desk.people.correct(AGENT, self.numbers[one], change, "asks"), (one,), refused

    def erase(self):  # type: ignore[no-untyped-def]
        one = self.any()
        refused = self.model.hold(one) == "erased" or self.random.random() < 0.7
        if refused and self.model.hold(one) != "erased":
            return lambda: None, (one,), False
        for each in self.model.everybody(one):
            self.model.own[each].erased = True
            self.model.own[each].phone = None
            self.model.into = {a: b for a, b in self.model.into.items() if each not in (a, b)}
        return lambda: self._destroy(self.numbers[one]), (one,), refused

    def _destroy(self, number: str) -> None:
        """As Rights.erase, without writing the whole file anew each time."""
        ground = self.desk.ground
        with ground.writing() as connection:
            if hold_of(connection, sequence_of(connection, number)) == "erased":
                raise Refused("erased")
            erase_person(ground, connection, SUPERVISOR, sequence_of(connection, number), "request", "asks")

    def check(self, *, wholly: bool = False) -> None:
        with self.desk.ground.reading() as connection:
            rows = asked(
                connection,
                f"SELECT cases.*, {sql(WHOLE)} AS sent, {_GIVEN} AS given FROM cases "
                "WHERE sequence BETWEEN ? AND ? ORDER BY sequence",
                self.first,
                self.first + PEOPLE - 1,
            )
        for n, (number, row) in enumerate(zip(self.numbers, rows, strict=True)):
            self._check_one(n, row)
            if wholly and n not in self.model.into and not self.model.own[n].erased:
                self._check_phone(n, number)

    def _check_one(self, n: int, row: dict[str, Any]) -> None:
        model = self.model
        said = self.done
        hold = "merged" if n in model.into else model.hold(n)
        assert row["hold"] == hold, (n, said)
        if model.own[n].erased:
            return
        assert (row["merged_into"] is not None) == (n in model.into), (n, said)
        months = sorted(set().union(*(model.own[each].months for each in model.below(n))))
        assert row["covered"] == ",".join(months), (n, said)
        if n in model.into:
            return
        travels = not hold and bool(model.given(n))
        assert bool(row["sent"] and row["given"]) == travels, (n, said)
        assert bool(row["has_phone"]) == (model.phone(n) is not None), (n, said)

    def _check_phone(self, n: int, number: str) -> None:
        model = self.model
        try:
            phone: str | None = self.desk.people.contact_phone(AGENT, number)
        except Refused as refused:
            phone = None
            assert refused.code in ("no-phone", "no-contact-consent")
        assert phone == (model.phone(n) if model.may_write(n) else None), (n, self.done)


def replace_all(model: Model) -> Model:
    own = [replace(each, months=set(each.months)) for each in model.own]
    return Model(own, dict(model.into))


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("part", range(4))
def test_every_sequence_is_as_the_model_says(
    desk: Agency, store: Store, clock: FixedClock, request: pytest.FixtureRequest, part: int
) -> None:
    random = Random(20261201 + part)
    for nth in range(2500 if request.config.getoption("--long") else 10):
        run = Run(desk, store, random, 1 + nth * PEOPLE)
        for _ in range(STEPS):
            clock.advance(seconds=1)
            run.step()
            run.check()
        run.check(wholly=True)
        if nth % 100 == 99:
            store.tidy()
    assert store.verify_audit().is_whole and store.altered_entries() == ()
    with store.reading() as connection:
        counted = connection.exec_driver_sql("SELECT sum(count) FROM day_tally").scalar()
        stand = connection.exec_driver_sql("SELECT count(*) FROM cases WHERE hold <> 'merged'").scalar()
    assert counted == stand
