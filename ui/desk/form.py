"""Mirrors assisted registration for QML."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk.parts.mirror import Mirror
from ui.desk.views import details as details_view
from ui.desk.views import form as form_view

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class DeskForm(Mirror):  # type: ignore[operator]
    """One page for one person; saved, it is empty for the next."""

    changed = Signal()
    refused = Signal(str)
    saved = Signal()

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._form = self._session.form
        self._form.changed = self.changed.emit

    answers = Property(MAP, lambda self: form_view.answers(self._form, self._said), notify=changed)
    slips = Property(MAP, lambda self: form_view.slips(self._form, self._said), notify=changed)
    readBack = Property(MAP, lambda self: form_view.read_back(self._form, self._said), notify=changed)
    details = Property(MAP, lambda self: details_view.of_form(self._form, self._said), notify=changed)
    owners = Property(LIST, lambda self: form_view.owners(self._form, self._said), notify=changed)
    dusuns = Property(LIST, lambda self: form_view.dusuns(self._form, self._said), notify=changed)
    asksDusun = Property(bool, lambda self: self._form.asks_dusun, notify=changed)
    works = Property(LIST, lambda self: form_view.works(self._form, self._said), notify=changed)
    plans = Property(LIST, lambda self: form_view.plans(self._form, self._said), notify=changed)
    payers = Property(LIST, lambda self: form_view.payers(self._form, self._said), notify=changed)
    periods = Property(LIST, lambda self: form_view.periods(self._form, self._said), notify=changed)
    bracket = Property(str, lambda self: form_view.bracket(self._form, self._said), notify=changed)
    price = Property(MAP, lambda self: form_view.price(self._form, self._said), notify=changed)
    consent = Property(MAP, lambda self: form_view.consent(self._form, self._said), notify=changed)
    hows = Property(LIST, lambda self: form_view.hows(self._form, self._said), notify=changed)
    known = Property(MAP, lambda self: form_view.known(self._form, self._said), notify=changed)
    last = Property(str, lambda self: form_view.last(self._form, self._said), notify=changed)

    @Slot(str)
    def setNik(self, text: str) -> None:
        self._form.set(nik=text)

    @Slot(str)
    def setName(self, text: str) -> None:
        self._form.set(name=text)

    @Slot(str)
    def setPhone(self, text: str) -> None:
        self._form.set(phone=text)

    @Slot(str)
    def setOwner(self, owner: str) -> None:
        self._form.set(phone_owner=owner)

    @Slot(str)
    def setDusun(self, text: str) -> None:
        self._form.set(dusun=text)

    @Slot(str)
    def chooseDusun(self, dusun: str) -> None:
        self._form.choose_dusun(dusun)

    @Slot(str)
    def setRt(self, text: str) -> None:
        self._form.set(rt=text)

    @Slot(str)
    def setRw(self, text: str) -> None:
        self._form.set(rw=text)

    @Slot(str, str)
    def setDetail(self, field: str, text: str) -> None:
        self._form.set(**{field: text})

    @Slot(str)
    def setYear(self, year: str) -> None:
        self._form.set(birth_year=int(year))

    @Slot(str)
    def lookForWork(self, text: str) -> None:
        self._form.look_for_work(text)

    @Slot(str)
    def chooseWork(self, occupation: str) -> None:
        self._form.choose_work(occupation)

    @Slot(str)
    def setIncome(self, text: str) -> None:
        self._form.set_income(text)

    @Slot(int)
    def stepBracket(self, up: int) -> None:
        self._form.step_bracket(up)

    @Slot(str)
    def setPlan(self, programmes: str) -> None:
        self._form.set(programmes=tuple(programmes.split(",")))

    @Slot(str)
    def setMonths(self, months: str) -> None:
        self._form.set(months=int(months))

    @Slot(str)
    def setConsent(self, how: str) -> None:
        self._form.consented(how)

    @Slot(str)
    def setPayer(self, payer: str) -> None:
        self._form.set(payer=payer)

    @Slot()
    def tickContact(self) -> None:
        self._form.tick_contact()

    @Slot()
    def openKnown(self) -> None:
        self._form.open_known()

    @Slot()
    def registerAgain(self) -> None:
        self._form.register_again()

    @Slot(str)
    def leave(self, field: str) -> None:
        self._form.leave(field)

    @Slot()
    def save(self) -> None:
        self._form.save()
        if self._form.problem is None:
            self.saved.emit()
        else:
            self.refused.emit(self._form.problem.field)

    @Slot()
    def clear(self) -> None:
        self._form.clear()
        self.saved.emit()
