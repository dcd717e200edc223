"""Mirrors a list coming in for QML: its columns, what stands for absent ones, the dry run, storing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.mirror import Mirror
from ui.desk.views import list_import as view
from ui.desk.views.bad_rows import BadRows
from ui.desk.views.exchange import reading_mappings

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"


@QmlElement
@QmlUncreatable("there is one, made by the exchange page")
class ListImport(Mirror):  # type: ignore[operator]
    """One list at a time. `stage` is pick, headings, answers, questions or weighed."""

    changed = Signal()
    table = "exchange"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._exchange = self._session.exchange
        self._page = self._exchange.list_import
        self._rows = BadRows(self._said, self)
        self.reflect(self._page)
        self.changed.connect(lambda: self._rows.show(self._page.weighed))

    stage = Property(str, lambda self: self._page.stage, notify=changed)
    ready = Property(bool, lambda self: self._page.ready, notify=changed)
    mappings = Property(LIST, lambda self: reading_mappings(self._exchange, self.say), notify=changed)
    mapping = Property(str, lambda self: self._page.mapping, notify=changed)
    weighed = Property(MAP, lambda self: view.weighed_map(self._page.weighed, self._said), notify=changed)
    questions = Property(LIST, lambda self: view.question_rows(self._page, self._said), notify=changed)
    sheets = Property(LIST, lambda self: view.sheet_options(self._page.weighed), notify=changed)
    rows = Property(QObject, lambda self: self._rows, constant=True)
    headings = Property(LIST, lambda self: view.heading_rows(self._page.columns, self.say), notify=changed)
    heading = Property(int, lambda self: view.in_hand(self._page.columns), notify=changed)
    fields = Property(LIST, lambda self: view.field_rows(self._page.columns, self.say), notify=changed)
    works = Property(LIST, lambda self: view.work_rows(self._page, self._said), notify=changed)
    answers = Property(MAP, lambda self: view.answers_map(self._page.columns, self._said), notify=changed)

    @Slot(str)
    def chooseMapping(self, name: str) -> None:
        self._page.choose_mapping(name)

    @Slot(int)
    def chooseHeading(self, place: int) -> None:
        self._page.choose_heading(place)

    @Slot(str)
    def assign(self, field: str) -> None:
        self._page.assign(field)

    @Slot(str)
    def lookForWork(self, text: str) -> None:
        self._page.look_for_work(text)

    @Slot(str, str)
    def answer(self, field: str, value: str) -> None:
        self._page.answer(field, value)

    @Slot(str, str)
    def reply(self, kind: str, value: str) -> None:
        self._page.reply(kind, value)

    @Slot(str)
    def chooseSheet(self, name: str) -> None:
        with self._exchange.trying():
            self._page.choose_sheet(name)

    @Slot()
    def askColumns(self) -> None:
        self._page.ask_columns()

    @Slot()
    def back(self) -> None:
        self._page.back()

    @Slot()
    def goOn(self) -> None:
        self._exchange.start()

    @Slot(bool)
    def takeList(self, accept_good: bool) -> None:
        self._page.take(accept_good)

    @Slot()
    def saveMends(self) -> None:
        self._page.save_mends()
