"""Holds the queue as the desk shows it: one part of it, or what a search found, a page of rows at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.agency.followups.queue import BUCKETS, NO_FILTERS
from kiosk.desk.parts.page import Page
from kiosk.errors import Refused, StoreError

if TYPE_CHECKING:
    from kiosk.agency.followups.queue_store import Choice, Key, PersonRow
    from kiosk.desk.parts.desk import Desk

PAGE = 50
KEPT = 60
"""Pages that stay in memory: a screen shows a dozen rows of them."""
FOUND_MOST = 100
PARTS = (*BUCKETS, "held")
AGES = {"": (None, None), "week": (None, 7), "month": (8, 30), "older": (31, None)}
"""Ages of a lead to narrow by, each as days from and to."""


class Queue(Page):
    """Whom to see. `total` is the number of rows, `row(n)` reads the page that holds row n."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.part = ""
        self.filters = NO_FILTERS
        self.age = ""
        self.newest = False
        self.text = ""
        self.counts: dict[str, int] = dict.fromkeys(PARTS, 0)
        self.total = 0
        self._clear()

    def _clear(self) -> None:
        self._pages: dict[int, tuple[PersonRow, ...]] = {}
        self._ends: dict[int, Key | None] = {}

    def enter(self) -> None:
        """Look anew; at first at the part that has somebody in it: today's, the overdue, the new."""
        self.refresh()
        if not self.part:
            self.part = next((part for part in PARTS if self.counts[part]), "due-today")
            self.refresh()

    def refresh(self) -> None:
        """Count again and forget the rows: somebody was seen, registered or held back."""
        with self.trying():
            self.counts = self.store.lists.counts(self.filters)
            self._clear()
            if self.text:
                found = self.store.lists.search(self.who, self.text, FOUND_MOST, self.filters)
                self._pages = {0: found}
                self.total = len(found)
            else:
                self.total = self.counts.get(self.part, 0)

    # -- what to look at ---------------------------------------------------------------------------

    def show(self, part: str) -> None:
        """Another part of the queue; a search ends."""
        if part in PARTS:
            self.part, self.text = part, ""
            self.refresh()

    def search(self, text: str) -> None:
        """People by name, number, phone or NIK, under the filters; nothing typed shows the part again."""
        self.text = " ".join(text.split())
        self.refresh()

    def turn(self) -> None:
        """The oldest first, or the newest."""
        self.newest = not self.newest
        self.refresh()

    def narrow(self, **changes: Any) -> None:
        """Change filters: dusun, rt, programme, no_phone, payer."""
        if "dusun" in changes:
            changes.setdefault("rt", "")
        self.filters = replace(self.filters, **changes)
        self.refresh()

    def narrow_age(self, age: str) -> None:
        """Leads of this week, this month, or older; the same again ends it."""
        self.age = "" if age == self.age else age
        older, younger = AGES[self.age]
        self.narrow(older_than=older, younger_than=younger)

    def widen(self) -> None:
        """No filters."""
        self.filters, self.age = NO_FILTERS, ""
        self.refresh()

    @property
    def narrowed(self) -> int:
        """How many filters are set."""
        set_ = self.filters
        return sum(map(bool, (set_.dusun, set_.rt, set_.programme, set_.no_phone, set_.payer, self.age)))

    def places(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every dusun with its RTs."""
        return self.store.lists.places()

    # -- rows --------------------------------------------------------------------------------------

    def is_near(self, at: int) -> bool:
        """Whether row `at` is at hand, or follows on what is: then reading it takes no time to speak of."""
        page = at // PAGE
        return bool(self.text) or page == 0 or page in self._pages or page - 1 in self._ends

    def row(self, at: int) -> PersonRow | None:
        """Row `at`, from 0; None past the end, or where a row has left the part since it was counted."""
        page, place = divmod(at, PAGE)
        if self.text:
            page, place = 0, at
        elif page not in self._pages:
            self._read(page)
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else None

    def first(self, most: int) -> tuple[PersonRow, ...]:
        """The rows from the top, at most so many."""
        rows = (self.row(at) for at in range(min(most, self.total)))
        return tuple(row for row in rows if row is not None)

    def choice(self) -> Choice:
        """Who is on the screen, for paper: the part under its filters, or those who were found."""
        from kiosk.agency.followups.queue_store import Choice

        found = tuple(row.sequence for row in self._pages.get(0, ())) if self.text else None
        return Choice(self.part, self.filters, found)

    def find(self, number: str) -> int:
        """Where a person stands among the rows at hand; -1 when not there."""
        for page, rows in sorted(self._pages.items()):
            for place, row in enumerate(rows):
                if row.number == number:
                    return page * PAGE + place
        return -1

    def _read(self, page: int) -> None:
        """Go on where the page before ended; jump from the nearer end of the list when that is not known."""
        after = self._ends.get(page - 1)
        skip = page * PAGE
        behind = self.total - skip - PAGE
        try:
            if after is not None:
                found = self._page(after=after)
            elif behind < skip:
                last = self._page(skip=max(0, behind), limit=PAGE + min(0, behind), newest=not self.newest)
                found = last[::-1]
            else:
                found = self._page(skip=skip)
        except (Refused, StoreError):
            found = ()
        if len(self._pages) >= KEPT:
            self._pages = {at: rows for at, rows in self._pages.items() if abs(at - page) < KEPT // 4}
        self._pages[page] = found
        self._ends[page] = found[-1].key if len(found) == PAGE else None

    def _page(self, *, limit: int = PAGE, newest: bool | None = None, **where: Any) -> tuple[PersonRow, ...]:
        newest = self.newest if newest is None else newest
        lists = self.store.lists
        return lists.page(self.who, self.part, self.filters, limit=limit, newest=newest, **where).rows
