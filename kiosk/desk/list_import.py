"""Holds a list coming in: which columns it has, what stands for absent ones, the dry run, storing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from kiosk.desk.parts.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.agency.lists.import_store import Imported
    from kiosk.agency.lists.questions import Question
    from kiosk.agency.lists.saved_mappings import Columns
    from kiosk.desk.parts.desk import Desk
    from kiosk.desk.tasks.lists import Unclear, Weighed
    from kiosk.work import Work

USUAL = "plain"


class Place(Protocol):
    """What the page around a list does for it: the exchange page."""

    result: Any

    @property
    def chosen_file(self) -> Path | None: ...
    @property
    def folder(self) -> Path: ...
    def run(self, work: Work, done: Callable[[Any], None]) -> None: ...
    def note(self, code: str, **values: object) -> None: ...


class ListImport(Page):
    """One list at a time. `stage` is pick, headings, answers, questions or weighed."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk)
        self._place = place
        self.clear()

    def forget(self) -> None:
        super().forget()
        self.clear()

    def clear(self) -> None:
        """Another list: nothing of the last one is held, nor how its columns were read."""
        self.mapping, self._is_chosen = USUAL, False
        self._drop()

    def _drop(self) -> None:
        """This list anew, its columns read as chosen."""
        self.weighed: Weighed | None = None
        self.columns: Columns | None = None
        self._answering, self.text = False, ""
        self.said: dict[str, str] = {}
        self._sheets: tuple[str, ...] = ()
        self.changed()

    @property
    def stage(self) -> str:
        if self.weighed is not None:
            return "questions" if self.questions else "weighed"
        if self.columns is None:
            return "pick"
        return "answers" if self._answering else "headings"

    @property
    def ready(self) -> bool:
        """Whether the next step may be taken."""
        if self.questions:
            return all(self.said.get(each.kind) for each in self.questions)
        if self.weighed is not None:
            return self.weighed.accepted > 0
        if self.columns is None:
            return self._place.chosen_file is not None
        return not (self.columns.unanswered if self._answering else self.columns.unnamed)

    # -- questions ---------------------------------------------------------------------------------

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is doubtful in the whole list, asked once each."""
        return self.weighed.read.questions if self.weighed else ()

    def reply(self, kind: str, value: str) -> None:
        """The answer to one question of the list."""
        self.said = self.said | {kind: value}
        self.changed()

    def choose_sheet(self, name: str) -> None:
        """Read this sheet too, or no longer; the last one stays. The list is checked again."""
        if self.weighed is None:
            return
        read = self.weighed.read.sheets
        chosen = tuple(each for each in read if each != name) if name in read else (*read, name)
        if chosen:
            self._sheets = chosen
            self._check()

    # -- columns -----------------------------------------------------------------------------------

    def choose_mapping(self, name: str) -> None:
        """This mapping and no other, even where one of the station's was made for the list."""
        self.mapping, self._is_chosen = name, True
        self._drop()

    def choose_heading(self, place: int) -> None:
        """Another heading in hand."""
        from kiosk.agency.lists.saved_mappings import take_up

        if self.columns:
            self.columns = take_up(self.columns, place)
            self.changed()

    def assign(self, field: str) -> None:
        """The heading in hand is this field (empty: passed over)."""
        from kiosk.agency.lists.saved_mappings import assign

        if self.columns:
            self.columns = assign(self.columns, field)
            self.changed()

    def look_for_work(self, text: str) -> None:
        """Search occupations for those who have none in the list."""
        self.text = text
        self.changed()

    def answer(self, field: str, value: str) -> None:
        """What stands for a field that no column brings."""
        from kiosk.agency.lists.saved_mappings import answer

        if self.columns:
            self.columns = answer(self.columns, field, value)
            self.changed()

    def ask_columns(self) -> None:
        """Say anew which column is which: something was passed over."""
        from kiosk.desk.tasks.lists import ask_columns

        if self.weighed is not None:
            file, mapping = self.weighed.file, self.weighed.mapping
            self._place.run(ask_columns(self.desk.station, self.who, file, mapping), self._understood)

    def back(self) -> None:
        """From the answers to the headings, from there to the files."""
        if self._answering:
            self._answering = False
        else:
            self.weighed = self.columns = None
        self.changed()

    # -- work --------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """The next step with this list: check it, answer, remember the answers and check again."""
        from kiosk.desk.tasks.lists import keep_columns

        columns, file = self.columns, self._place.chosen_file
        if columns is None or self.questions:
            self._check()
        elif not self._answering and columns.missing and not columns.unnamed:
            self._answering = True
            self.changed()
        elif file is not None:
            self.mapping = keep_columns(self.desk.station, self.who, file, columns)
            self._is_chosen = True
            self._drop()
            self._check()

    def _check(self) -> None:
        """Read the list; nothing is stored."""
        from kiosk.desk.tasks.lists import weigh_list

        station, file = self.desk.station, self._place.chosen_file
        if file is not None:
            work = weigh_list(
                station,
                self.store,
                self.who,
                file,
                self.mapping,
                chosen=self._is_chosen,
                answers=self.said,
                sheets=self._sheets,
            )
            self._place.run(work, self._understood)

    def _understood(self, found: Weighed | Unclear) -> None:
        """A list that was weighed, or whose columns must be asked about first."""
        from kiosk.desk.tasks.lists import Weighed

        if isinstance(found, Weighed):
            self.weighed, self.columns, self.mapping = found, None, found.mapping
        else:
            self.weighed, self.columns, self._answering = None, found.columns, False
        self.changed()

    def take(self, accept_good: bool) -> None:
        """Store the list that was checked."""
        from kiosk.desk.tasks.lists import take_list

        if self.weighed is not None:
            work = take_list(self.desk.station, self.store, self.who, self.weighed, accept_good)
            self._place.run(work, self._taken)

    def _taken(self, done: Imported) -> None:
        self._place.result = done
        self.clear()

    def save_mends(self) -> None:
        """Write down what is to be mended, for whoever made the list."""
        from kiosk.desk.tasks.lists import save_mends

        if self.weighed is not None:
            work = save_mends(self.weighed, self._place.folder)
            self._place.run(work, lambda file: self._place.note("mendsDone", file=file.name))
