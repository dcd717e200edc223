"""Holds the duplicates page: pairs that may be one person, side by side, joined or kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.agency.duplicates.compare import kept
from kiosk.desk.parts.page import Page

if TYPE_CHECKING:
    from kiosk.agency.duplicates.store import Pair
    from kiosk.agency.followups.person_store import Person
    from kiosk.desk.parts.desk import Desk

STATES = ("open", "merged", "different")
PAGE = 100
AT_ONCE, SECONDS = 100, 0.03
"""So many newcomers are compared between two frames, or for so long."""


class Duplicates(Page):
    """Suspected duplicates of one of STATES, PAGE at a time from `skip`; `two` are the pair side by side.

    While `looking`, `look_on` is to be called again and again: `left` newcomers are still to be compared.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.state = STATES[0]
        self.counts = dict.fromkeys(STATES, 0)
        self.pairs: tuple[Pair, ...] = ()
        self.skip = self.left = 0
        self.looking = False
        self._put_away()

    def _put_away(self) -> None:
        self.two: tuple[Person, Person] | None = None
        self.chosen, self.keep = -1, ""

    def enter(self) -> None:
        """Read the pairs, and begin to look for more."""
        self.looking = True
        self._refresh()

    @property
    def total(self) -> int:
        """How many pairs of this kind there are."""
        return self.counts[self.state]

    @property
    def may_turn_back(self) -> bool:
        return self.skip > 0

    @property
    def may_turn_on(self) -> bool:
        return self.skip + len(self.pairs) < self.total

    # -- what to look at ---------------------------------------------------------------------------

    def show(self, state: str) -> None:
        """Pairs that wait, that were joined, or that are two people."""
        if state in STATES:
            self.state, self.skip = state, 0
            self._put_away()
            self._refresh()

    def turn(self, pages: int) -> None:
        """Other pairs of this kind."""
        skip = self.skip + pages * PAGE
        if 0 <= skip < max(1, self.total):
            self.skip = skip
            self._put_away()
            self._refresh()

    def choose(self, place: int) -> None:
        """Put a pair side by side; both looks are entered."""
        if 0 <= place < len(self.pairs):
            with self.trying():
                self._choose(place)

    def _choose(self, place: int) -> None:
        pair, people = self.pairs[place], self.store.people
        first = people.person(self.who, pair.first.number, "duplicates")
        second = people.person(self.who, pair.second.number, "duplicates")
        self.two, self.chosen = (first, second), place
        self.keep = first.merged_into or second.merged_into or kept(first, second).number

    def keep_number(self, number: str) -> None:
        """The person at the desk prefers the other number."""
        if self.two and self.state != "merged" and number in (self.two[0].number, self.two[1].number):
            self.keep = number
            self.changed()

    # -- what is decided ---------------------------------------------------------------------------

    def merge(self, why: str) -> None:
        """One person: the kept number carries on with the contacts of both."""
        if self.two is None:
            return
        first, second = self.two
        folded = second.number if self.keep == first.number else first.number
        with self.trying():
            keep = self.keep
            self.store.duplicates.merge(self.who, keep, folded, why)
            self._next()
            self.note("merged-done", number=keep)

    def keep_apart(self) -> None:
        """Two people: the pair is not shown again."""
        if self.two is None:
            return
        with self.trying():
            self.store.duplicates.keep_apart(self.who, self.two[0].number, self.two[1].number)
            self._next()
            self.note("apart-done")

    def undo(self, why: str) -> None:
        """The merge was wrong: both stand again where their own contacts put them."""
        if self.two is None:
            return
        folded = next((each.number for each in self.two if each.merged_into), "")
        with self.trying():
            self.store.duplicates.unmerge(self.who, folded, why)
            self._next()
            self.note("undone", number=folded)

    def _next(self) -> None:
        """This pair is settled: on to the next."""
        place = self.chosen
        self._put_away()
        self._read()
        if self.pairs:
            self._choose(min(place, len(self.pairs) - 1))

    # -- reading -----------------------------------------------------------------------------------

    def _refresh(self) -> None:
        with self.trying():
            self._read()
            if self.chosen < 0 and self.pairs:
                self._choose(0)

    def _read(self) -> None:
        find = self.store.duplicates
        self.counts = {state: find.count(state) for state in STATES}
        if self.skip >= self.total:
            self.skip = max(0, self.total - 1) // PAGE * PAGE
        self.pairs = find.pairs(self.who, self.state, PAGE, self.skip)

    def look_on(self) -> None:
        """Compare a few more of the newcomers; the list is read anew when there is something new."""
        if not self.looking:
            return
        before = self.counts["open"]
        self.left = self.store.duplicates.check(AT_ONCE, SECONDS)
        self.looking = self.left > 0
        self.progressed()
        if self.store.duplicates.count() != before and self.state == "open":
            self._refresh()
