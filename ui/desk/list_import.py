"""The mirror of a list coming in: which columns it has, what stands for absent ones, the dry run, storing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.page import DeskPage
from ui.desk.views import list_import as view
from ui.desk.views.bad_rows import BadRows
from ui.desk.views.exchange import mapping_rows

if TYPE_CHECKING:
    from kiosk.agency.lists.saved_mappings import Columns
    from kiosk.campaign.campaign import Campaign
    from kiosk.desk.tasks.lists import Weighed
    from kiosk.work import Work

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"
USUAL = "plain"


@QmlElement
@QmlUncreatable("there is one, made by the exchange page")
class ListImport(DeskPage):  # type: ignore[operator]
    """One list at a time. `stage` is pick, headings, answers or weighed."""

    changed = Signal()
    table = "exchange"

    def __init__(
        self, exchange: DeskPage, run: Callable[[Work], None], place: Callable[[], tuple[Path, Path]]
    ) -> None:
        super().__init__(exchange._session, exchange._worker, exchange)
        self._exchange, self._run, self._place = exchange, run, place
        self._rows = BadRows(self)
        self.changed.connect(lambda: self._rows.show(self._weighed, self._language))
        self.clear()

    def clear(self) -> None:
        """Another list: nothing of the last one is held, nor how its columns were read."""
        self._mapping, self._chosen = USUAL, False
        self.drop()

    def drop(self) -> None:
        """This list anew, its columns read as chosen."""
        self._weighed: Weighed | None = None
        self._columns: Columns | None = None
        self._answering, self._text = False, ""
        self.changed.emit()

    def forget(self) -> None:
        super().forget()
        self.clear()

    @property
    def _campaign(self) -> Campaign:
        return self._session.station.ground.campaign

    stage = Property(str, lambda self: self._stage(), notify=changed)
    ready = Property(bool, lambda self: self._is_ready(), notify=changed)
    mappings = Property(LIST, lambda self: mapping_rows(self._own(), self._mapping, self.say), notify=changed)
    mapping = Property(str, lambda self: self._mapping, notify=changed)
    weighed = Property(
        MAP,
        lambda self: view.weighed_map(self._weighed, self._campaign, self._language, self.say),
        notify=changed,
    )
    rows = Property(QObject, lambda self: self._rows, constant=True)
    headings = Property(LIST, lambda self: view.heading_rows(self._columns, self.say), notify=changed)
    heading = Property(int, lambda self: self._columns.at if self._columns else -1, notify=changed)
    fields = Property(LIST, lambda self: view.field_rows(self._columns, self.say), notify=changed)
    works = Property(
        LIST,
        lambda self: view.work_rows(self._columns, self._text, self._campaign, self._language),
        notify=changed,
    )
    answers = Property(
        MAP,
        lambda self: view.answers_map(self._columns, self._campaign, self._language, self.say),
        notify=changed,
    )

    def _own(self) -> Any:
        from kiosk.agency.lists.saved_mappings import own_mappings

        if self._session.staff is None:
            return ()
        return [each for each in own_mappings(self._session.station.ground.folder) if each.reads]

    def _stage(self) -> str:
        if self._weighed is not None:
            return "weighed"
        if self._columns is None:
            return "pick"
        return "answers" if self._answering else "headings"

    def _is_ready(self) -> bool:
        if self._weighed is not None:
            return self._weighed.accepted > 0
        if self._columns is None:
            return self._place()[0].name != ""
        return not (self._columns.unanswered if self._answering else self._columns.unnamed)

    # Columns

    @Slot(str)
    def chooseMapping(self, name: str) -> None:
        """This mapping and no other, even where one of the station's was made for the list."""
        self._mapping, self._chosen = name, True
        self.drop()

    @Slot(int)
    def chooseHeading(self, place: int) -> None:
        from kiosk.agency.lists.saved_mappings import take_up

        if self._columns:
            self._columns = take_up(self._columns, place)
            self.changed.emit()

    @Slot(str)
    def assign(self, field: str) -> None:
        """The heading in hand is this field (empty: passed over)."""
        from kiosk.agency.lists.saved_mappings import assign

        if self._columns:
            self._columns = assign(self._columns, field)
            self.changed.emit()

    @Slot(str)
    def lookForWork(self, text: str) -> None:
        self._text = text
        self.changed.emit()

    @Slot(str, str)
    def answer(self, field: str, value: str) -> None:
        """What stands for a field that no column brings."""
        from kiosk.agency.lists.saved_mappings import answer

        if self._columns:
            self._columns = answer(self._columns, field, value)
            self.changed.emit()

    @Slot()
    def askColumns(self) -> None:
        """Say anew which column is which: something was passed over."""
        from kiosk.desk.tasks.lists import ask_columns

        if self._weighed is not None:
            file, mapping = self._weighed.file, self._weighed.mapping
            self._run(ask_columns(self._session.station, self.who, file, mapping))

    @Slot()
    def back(self) -> None:
        """From the answers to the headings, from there to the files."""
        if self._answering:
            self._answering = False
        else:
            self._weighed = self._columns = None
        self.changed.emit()

    # Work

    @Slot()
    def goOn(self) -> None:
        """The next step with this list: check it, answer, remember the answers and check again."""
        from kiosk.desk.tasks.lists import keep_columns

        columns = self._columns
        if columns is None:
            self.check()
        elif not self._answering and columns.missing and not columns.unnamed:
            self._answering = True
            self.changed.emit()
        else:
            with self._exchange.trying():
                file = self._place()[0]
                self._mapping = keep_columns(self._session.station, self.who, file, columns)
                self._chosen = True
                self.drop()
                self.check()

    def check(self) -> None:
        """Read the list; nothing is stored."""
        from kiosk.desk.tasks.lists import weigh_list

        station, file = self._session.station, self._place()[0]
        self._run(weigh_list(station, self.store, self.who, file, self._mapping, chosen=self._chosen))

    def settle(self, value: Any) -> bool:
        """Whether a value of the work is this page's: a list that was weighed, or one that is unclear."""
        match type(value).__name__:
            case "Weighed":
                self._weighed, self._columns, self._mapping = value, None, value.mapping
            case "Unclear":
                self._weighed, self._columns, self._answering = None, value.columns, False
            case "Imported":
                self.clear()
                return False
            case _:
                self._exchange.note(self.say("mendsDone", value.name))
        self.changed.emit()
        return True

    @Slot(bool)
    def takeList(self, accept_good: bool) -> None:
        """Store the list that was checked."""
        from kiosk.desk.tasks.lists import take_list

        if self._weighed is not None:
            self._run(take_list(self._session.station, self.store, self.who, self._weighed, accept_good))

    @Slot()
    def saveMends(self) -> None:
        """Write down what is to be mended, for whoever made the list."""
        from kiosk.desk.tasks.lists import save_mends

        if self._weighed is not None:
            self._run(save_mends(self._weighed, self._place()[1]))
