"""The mirror of the duplicates for QML: pairs that may be one person, side by side, joined or kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.duplicates.compare import COMPARED, MERGE_REASONS, UNMERGE_REASONS, differing, kept
from kiosk.words import interface
from ui.desk.parts.choices import option, options
from ui.desk.parts.page import DeskPage, Map
from ui.desk.parts.wording import place

if TYPE_CHECKING:
    from kiosk.agency.duplicates.store import Pair
    from kiosk.agency.followups.person_store import Person

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"
STATES = ("open", "merged", "different")
PAGE = 100
AGAINST = "other-"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Duplicates(DeskPage):  # type: ignore[operator]
    """Suspected duplicates; looks for more a slice at a time while the page is open."""

    changed = Signal()
    checkingChanged = Signal()
    table = "duplicates"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._state = STATES[0]
        self._pairs: tuple[Pair, ...] = ()
        self._counts = dict.fromkeys(STATES, 0)
        self._skip = 0
        self._two: tuple[Person, Person] | None = None
        self._chosen = -1
        self._keep = ""
        self._left = 0
        self._looking = QTimer(self, interval=0, singleShot=True)
        self._looking.timeout.connect(self._look_on)

    problem = Property(str, lambda self: self._problem, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    states = Property(LIST, lambda self: self._states(), notify=changed)
    state = Property(str, lambda self: self._state, notify=changed)
    pairs = Property(LIST, lambda self: [self._row(pair) for pair in self._pairs], notify=changed)
    chosen = Property(int, lambda self: self._chosen, notify=changed)
    pair = Property(MAP, lambda self: self._shown(), notify=changed)
    keep = Property(str, lambda self: self._keep, notify=changed)
    pageText = Property(str, lambda self: self._page_text(), notify=changed)
    mayTurnBack = Property(bool, lambda self: self._skip > 0, notify=changed)
    mayTurnOn = Property(bool, lambda self: self._skip + PAGE < self._counts[self._state], notify=changed)
    mergeReasons = Property(LIST, lambda self: self._reasons(MERGE_REASONS), notify=changed)
    unmergeReasons = Property(LIST, lambda self: self._reasons(UNMERGE_REASONS), notify=changed)
    leftToCheck = Property(int, lambda self: self._left, notify=checkingChanged)

    def forget(self) -> None:
        super().forget()
        self._looking.stop()
        self._pairs, self._two, self._chosen, self._keep = (), None, -1, ""
        self._state, self._skip = STATES[0], 0

    @Slot()
    def enter(self) -> None:
        self.calm()
        self._refresh()
        self._looking.start()

    @Slot(str)
    def show(self, state: str) -> None:
        """Pairs that wait, that were joined, or that are two people."""
        if state in STATES:
            self._state, self._skip = state, 0
            self._chosen, self._two, self._keep = -1, None, ""
            self._refresh()

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Other pairs of this kind."""
        skip = self._skip + pages * PAGE
        if 0 <= skip < max(1, self._counts[self._state]):
            self._skip = skip
            self._chosen, self._two, self._keep = -1, None, ""
            self._refresh()

    @Slot(int)
    def choose(self, place: int) -> None:
        """Put a pair side by side; both looks are entered."""
        if not 0 <= place < len(self._pairs):
            return
        with self.trying():
            pair = self._pairs[place]
            first, second = (
                self.store.people.person(self.who, row.number, "duplicates")
                for row in (pair.first, pair.second)
            )
            self._two, self._chosen = (first, second), place
            self._keep = first.merged_into or second.merged_into or kept(first, second).number

    @Slot(str)
    def keepNumber(self, number: str) -> None:
        """The person at the desk prefers the other number."""
        if self._two and self._state != "merged" and number in (self._two[0].number, self._two[1].number):
            self._keep = number
            self.changed.emit()

    @Slot(str)
    def merge(self, why: str) -> None:
        """One person: the kept number carries on with the contacts of both."""
        if self._two is None:
            return
        first, second = self._two
        folded = second.number if self._keep == first.number else first.number
        with self.trying():
            self.store.duplicates.merge(self.who, self._keep, folded, why)
            self._settled("merged-done", self._keep)

    @Slot()
    def keepApart(self) -> None:
        """Two people: the pair is not shown again."""
        if self._two is None:
            return
        with self.trying():
            self.store.duplicates.keep_apart(self.who, self._two[0].number, self._two[1].number)
            self._settled("apart-done")

    @Slot(str)
    def undo(self, why: str) -> None:
        """The merge was wrong: both stand again where their own contacts put them."""
        if self._two is None:
            return
        folded = next((each.number for each in self._two if each.merged_into), "")
        with self.trying():
            self.store.duplicates.unmerge(self.who, folded, why)
            self._settled("undone", folded)

    # Inside

    def _settled(self, said: str, *values: str) -> None:
        """Say it, and go on to the next pair."""
        place = self._chosen
        self._two, self._chosen = None, -1
        self._read()
        if self._pairs:
            self.choose(min(place, len(self._pairs) - 1))
        self._notice = self.say(said, *values)

    def _refresh(self) -> None:
        with self.trying():
            self._read()
            if self._chosen < 0 and self._pairs:
                self.choose(0)

    def _read(self) -> None:
        find = self.store.duplicates
        self._counts = {state: find.count(state) for state in STATES}
        if self._skip >= self._counts[self._state]:
            self._skip = max(0, self._counts[self._state] - 1) // PAGE * PAGE
        self._pairs = find.pairs(self.who, self._state, PAGE, self._skip)

    def _look_on(self) -> None:
        """Compare a few more of the newcomers; the list is read anew when there is something new."""
        if self._session.staff is None:
            return
        before = self._counts["open"]
        self._left = self.store.duplicates.check(100, 0.03)
        self.checkingChanged.emit()
        if self._left:
            self._looking.start()
        if self.store.duplicates.count() != before and self._state == "open":
            self._refresh()

    def _page_text(self) -> str:
        """Which pairs of how many; nothing where all are seen."""
        total = self._counts[self._state]
        if total <= PAGE:
            return ""
        return self.say("page", self._skip + 1, self._skip + len(self._pairs), total)

    def _reasons(self, slugs: tuple[str, ...]) -> list[Map]:
        return options(slugs, self._why)

    def _why(self, slug: str) -> str:
        text = interface(self._language)("whys", slug)
        return text[:1].upper() + text[1:]

    def _states(self) -> list[Map]:
        return [option(each, self.say(each), self._state) | {"count": self._counts[each]} for each in STATES]

    def _row(self, pair: Pair) -> Map:
        same = pair.first.name == pair.second.name
        return {
            "title": pair.first.name or "—",
            "caption": pair.second.name if not same else self.say("sameName"),
            "tag": f"{pair.likeness.score}%",
            "tone": "warning" if pair.likeness.score >= 80 and self._state == "open" else "plain",
        }

    def _shown(self) -> Map:
        if self._two is None:
            return {"score": 0, "reasons": [], "people": [], "lines": [], "why": "", "undo": False}
        first, second = self._two
        likeness = self._pairs[self._chosen].likeness
        best = kept(first, second)
        found = differing(first, second, likeness.reasons)
        lines = [
            {"caption": self.say(f"field-{name}"), "first": one, "second": other, "differs": name in found}
            for name, one, other in zip(
                (*COMPARED, "saved", "stage"), self._values(first), self._values(second), strict=True
            )
        ]
        return {
            "score": likeness.score,
            "reasons": [
                {"text": self.say(f"reason-{each}"), "tone": "plain" if each.startswith(AGAINST) else "good"}
                for each in likeness.reasons
            ],
            "people": [{"number": each.number, "folded": each.merged_into != ""} for each in (first, second)],
            "lines": lines,
            "why": self.say(f"why-{best.why}" if self._keep == best.number else "why-chosen", self._keep),
            "undo": self._state == "merged",
        }

    def _values(self, person: Person) -> tuple[str, ...]:
        draft = person.draft
        stage = self.say(f"stage-{person.standing.stage}")
        contacts = self.say("contacts", person.standing.contacts)
        return (
            draft.name,
            person.nik[-8:] or self.say("none"),
            self.day(draft.birth_date) or self.say("none"),
            self.say(draft.sex or "none"),
            person.phone[-8:] or self.say("none"),
            place(draft.dusun, draft.rt, draft.rw) or self.say("none"),
            self.texts.occupations.get(draft.occupation, draft.occupation),
            " + ".join(draft.programmes).upper(),
            self.moment(person.saved_at),
            f"{stage}, {contacts}",
        )
