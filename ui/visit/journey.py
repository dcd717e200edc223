"""Mirrors a villager's session for QML: a property is one line, a slot is one line."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.session import Session
from kiosk.visit import flow
from kiosk.visit.visit import Visit
from ui.camera import CameraView
from ui.spoken import Words
from ui.visit import frame, learning, listening, person, plan, saving, work
from ui.visit.screens import screen_of, url_of
from ui.voice import Voice

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1

NOBODY = Visit(entry_id="")
SETTLE_SECONDS = 0.3
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


@QmlElement
@QmlUncreatable("there is one, made by the application")
class Journey(QObject):  # type: ignore[operator]
    """What the screens of a visit may see and say."""

    changed = Signal()
    screenChanged = Signal()
    ticked = Signal()
    voiceChanged = Signal()
    helpWanted = Signal()
    deskWanted = Signal()

    def __init__(
        self,
        session: Session,
        voice: Voice | None = None,
        seconds: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
        camera: CameraView | None = None,
    ) -> None:
        super().__init__(parent)
        self._camera = camera
        self._session = session
        self._voice = voice
        self._seconds = seconds
        self._settled_at = 0.0
        self._shown = screen_of(session)
        self._words = Words(session.language, self)
        session.changed = self._tell
        if voice is not None:
            voice.changed.connect(self.voiceChanged)

    def _tell(self) -> None:
        """Words and values first, then the new screen that will read them."""
        self._words.speak(self._session.language)
        self.changed.emit()
        if (screen := screen_of(self._session)) != self._shown:
            self._shown = screen
            if self._voice is not None:
                self._voice.stop()
            self.screenChanged.emit()

    @property
    def _visit(self) -> Visit:
        return self._session.visit or NOBODY

    def tick(self) -> None:
        """Time passes: called by the window several times a second."""
        self._session.tick(self._seconds())
        self.ticked.emit()

    def touched(self) -> None:
        """Any touch or key anywhere."""
        self._session.touched(self._seconds())

    # -- frame ------------------------------------------------------------------------------------
    screen = Property(str, lambda self: screen_of(self._session), notify=screenChanged)
    screenUrl = Property(str, lambda self: url_of(screen_of(self._session)), notify=screenChanged)
    words = Property(Words, lambda self: self._words, constant=True)
    camera = Property(CameraView, lambda self: self._camera, constant=True)
    language = Property(str, lambda self: self._session.language, notify=changed)
    languages = Property(LIST, lambda self: frame.languages(self._session), notify=changed)
    brokenCode = Property(str, lambda self: self._session.broken, notify=changed)
    brokenText = Property(str, lambda self: frame.not_ready(self._session), notify=changed)
    ready = Property(bool, lambda self: self._session.ready, notify=changed)
    forward = Property(bool, lambda self: self._visit.forward, notify=changed)
    canGoBack = Property(bool, lambda self: frame.can_go_back(self._session), notify=changed)
    canGoNext = Property(bool, lambda self: frame.can_go_next(self._session), notify=changed)
    nextReady = Property(bool, lambda self: frame.next_ready(self._session), notify=changed)
    nextWord = Property(str, lambda self: frame.next_word(self._session), notify=changed)
    nextIcon = Property(str, lambda self: frame.next_icon(self._session), notify=changed)
    progressAt = Property(int, lambda self: frame.progress(self._session)[0], notify=changed)
    progressOf = Property(int, lambda self: frame.progress(self._session)[1], notify=changed)
    problem = Property(MAP, lambda self: frame.problem(self._session), notify=changed)
    help = Property(str, lambda self: frame.help_text(self._session), notify=changed)
    slides = Property(LIST, lambda self: frame.slides(self._session), notify=changed)
    campaignName = Property(str, lambda self: frame.campaign_name(self._session), notify=changed)
    idleAsking = Property(bool, lambda self: str(self._session.idle) == "asking", notify=changed)
    idleLeft = Property(float, lambda self: self._session.idle_left, notify=ticked)
    idleWhole = Property(float, lambda self: self._session.ground.settings.idle.grace_seconds, constant=True)
    hasVoice = Property(bool, lambda self: bool(listening.heard(self._session)), notify=changed)
    speaking = Property(bool, lambda self: bool(self._voice and self._voice.speaking), notify=voiceChanged)

    # -- answers ----------------------------------------------------------------------------------
    field = Property(str, lambda self: self._visit.field, notify=changed)
    consentData = Property(bool, lambda self: self._visit.consent_data, notify=changed)
    consentContact = Property(bool, lambda self: self._visit.consent_contact, notify=changed)
    consent = Property(MAP, lambda self: person.consent(self._session), notify=changed)
    nik = Property(str, lambda self: person.nik_shown(self._session), notify=changed)
    nikRevealed = Property(str, lambda self: self._visit.nik, notify=changed)
    nikMasked = Property(bool, lambda self: self._visit.nik_confirmed, notify=changed)
    nikMissing = Property(int, lambda self: 16 - len(self._visit.nik), notify=changed)
    readBack = Property(MAP, lambda self: person.read_back(self._session), notify=changed)
    ageExit = Property(MAP, lambda self: person.age_exit(self._session), notify=changed)
    name = Property(str, lambda self: self._visit.name, notify=changed)
    phone = Property(str, lambda self: person.phone_shown(self._session), notify=changed)
    phoneOwner = Property(str, lambda self: self._visit.phone_owner, notify=changed)
    dusun = Property(str, lambda self: self._visit.dusun, notify=changed)
    dusuns = Property(LIST, lambda self: person.dusuns(self._session), notify=changed)
    village = Property(str, lambda self: self._session.ground.settings.station.village, notify=changed)
    rt = Property(str, lambda self: self._visit.rt, notify=changed)
    rw = Property(str, lambda self: self._visit.rw, notify=changed)
    search = Property(str, lambda self: self._visit.search, notify=changed)
    tiles = Property(LIST, lambda self: work.tiles(self._session), notify=changed)
    occupations = Property(LIST, lambda self: work.occupations(self._session), notify=changed)
    occupation = Property(str, lambda self: self._visit.occupation, notify=changed)
    occupationLabel = Property(str, lambda self: work.occupation_label(self._session), notify=changed)
    brackets = Property(LIST, lambda self: plan.brackets(self._session), notify=changed)
    bracket = Property(int, lambda self: self._visit.bracket or 0, notify=changed)
    plans = Property(LIST, lambda self: plan.plans(self._session), notify=changed)
    periods = Property(LIST, lambda self: plan.periods(self._session), notify=changed)
    quote = Property(MAP, lambda self: plan.quote(self._session), notify=changed)
    benefits = Property(LIST, lambda self: plan.benefits(self._session), notify=changed)
    review = Property(LIST, lambda self: saving.review(self._session), notify=changed)
    receipt = Property(MAP, lambda self: saving.receipt(self._session), notify=changed)
    paper = Property(str, lambda self: str(self._session.paper), notify=changed)
    paperText = Property(str, lambda self: saving.paper_text(self._session), notify=changed)
    topics = Property(LIST, lambda self: learning.topics(self._session), notify=changed)
    cards = Property(LIST, lambda self: learning.cards(self._session), notify=changed)
    checked = Property(str, lambda self: self._visit.check, notify=changed)
    status = Property(MAP, lambda self: learning.status(self._session), notify=changed)
    canWithdraw = Property(bool, lambda self: flow.can_withdraw(self._visit), notify=changed)
    canAgree = Property(bool, lambda self: flow.can_agree(self._visit), notify=changed)
    nikTail = Property(str, lambda self: "●" * len(self._visit.nik_tail), notify=changed)
    agency = Property(MAP, lambda self: learning.agency(self._session), notify=changed)

    agentName = Property(str, lambda self: self._visit.agent_name, notify=changed)
    confirming = Property(bool, lambda self: self._visit.confirming, notify=changed)
    canBeHelped = Property(bool, lambda self: saving.can_be_helped(self._session), notify=changed)
    confirmText = Property(str, lambda self: saving.confirm_text(self._session), notify=changed)

    # -- what a person does -----------------------------------------------------------------------
    @Slot()
    def begin(self) -> None:
        self._moving(self._session.begin)

    @Slot()
    def finish(self) -> None:
        self._moving(self._session.finish)

    @Slot()
    def home(self) -> None:
        self._moving(self._session.home)

    @Slot()
    def next(self) -> None:
        self._moving(self._session.next)

    @Slot()
    def back(self) -> None:
        self._moving(self._session.back)

    @Slot(str)
    def choosePurpose(self, purpose: str) -> None:
        self._moving(lambda: self._session.choose_purpose(purpose))

    @Slot(str)
    def chooseTopic(self, topic: str) -> None:
        self._moving(lambda: self._session.choose_topic(topic))

    @Slot()
    def withdraw(self) -> None:
        self._moving(self._session.ask_withdrawal)

    @Slot()
    def agree(self) -> None:
        self._moving(self._session.ask_agreement)

    @Slot(str)
    def change(self, step: str) -> None:
        self._moving(lambda: self._session.change(step))

    @Slot()
    def goWithoutNik(self) -> None:
        self._moving(self._session.go_without_nik)

    @Slot()
    def goWithoutPhone(self) -> None:
        self._moving(self._session.go_without_phone)

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        self._session.set_language(language)

    @Slot(bool)
    def setCompact(self, compact: bool) -> None:
        self._session.set_split_plan(compact)

    @Slot(str)
    def press(self, key: str) -> None:
        self._session.press(key)

    @Slot()
    def erase(self) -> None:
        self._session.erase()

    @Slot()
    def clear(self) -> None:
        self._session.clear()

    @Slot(str)
    def focusField(self, field: str) -> None:
        self._session.focus(field)

    @Slot()
    def tickConsent(self) -> None:
        self._session.tick_consent()

    @Slot()
    def tickContact(self) -> None:
        self._session.tick_contact()

    @Slot(int)
    def chooseBirthYear(self, year: int) -> None:
        self._session.choose_birth_year(year)

    @Slot(str)
    def choosePhoneOwner(self, owner: str) -> None:
        self._session.choose_phone_owner(owner)

    @Slot(str)
    def chooseDusun(self, dusun: str) -> None:
        self._session.choose_dusun(dusun)

    @Slot(str)
    def chooseOccupation(self, occupation: str) -> None:
        self._session.choose_occupation(occupation)

    @Slot(int)
    def chooseBracket(self, bracket: int) -> None:
        self._session.choose_bracket(bracket)

    @Slot(str)
    def choosePlan(self, programmes: str) -> None:
        self._session.choose_programmes(tuple(programmes.split(",")))

    @Slot(int)
    def choosePeriod(self, months: int) -> None:
        self._session.choose_months(months)

    @Slot(bool)
    def answerPaper(self, came_out: bool) -> None:
        self._session.answer_paper(came_out)

    @Slot()
    def stay(self) -> None:
        self.touched()

    @Slot()
    def speak(self) -> None:
        if self._voice is not None:
            self._voice.toggle(listening.heard(self._session))

    @Slot(str)
    def scan(self, text: str) -> None:
        self._moving(lambda: self._session.scan(text))

    @Slot()
    def askHelp(self) -> None:
        self.helpWanted.emit()

    @Slot()
    def stopAssisting(self) -> None:
        self._session.stop_assisting()

    @Slot(bool)
    def confirm(self, agreed: bool) -> None:
        self._moving(lambda: self._session.confirm(agreed))

    @Slot()
    def wantDesk(self) -> None:
        self.deskWanted.emit()

    def _moving(self, action: Callable[[], Any]) -> None:
        """One step a tap: a second tap while the screen still moves is not an answer to the next one."""
        if self._seconds() < self._settled_at:
            return
        before = screen_of(self._session)
        action()
        if screen_of(self._session) != before:
            self._settled_at = self._seconds() + SETTLE_SECONDS
