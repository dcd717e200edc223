"""Every screen in every state that matters, reached through a real session: for pictures and for checks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from kiosk.clock import FixedClock
from kiosk.errors import Problem
from kiosk.session import Paper
from kiosk.visit import flow
from kiosk.visit.visit import Purpose, Status, Step, Visit
from tests.support.window import Window

KNOWN = Visit(
    entry_id="0" * 32,
    purpose=Purpose.REGISTER,
    consent_data=True,
    nik="6201011708850003",
    nik_confirmed=True,
    name="AHMAD FAUZI",
    phone="081234567890",
    dusun="Karya",
    rt="2",
    rw="1",
    occupation="nelayan",
    bracket=1,
)
LONG_NAME = "RADEN MAS SYAIFURRAHMAN KUSUMAWARDHANA SASTROAMIDJOJO TJOKRO"
"""Sixty letters, the longest that is kept."""
LONG_VILLAGE = "Persiapan Tanjung Keluang Hulu Sungai Mentaya"
LONG_DUSUN = "TANJUNG PERSATUAN TRANSMIGRASI"
PURPOSES = {
    Step.TOPICS: Purpose.LEARN,
    Step.CARDS: Purpose.LEARN,
    Step.CHECK: Purpose.CHECK,
    Step.STATUS: Purpose.CHECK,
    Step.WITHDRAW: Purpose.CHECK,
    Step.WITHDRAWN: Purpose.CHECK,
    Step.AGREE: Purpose.CHECK,
    Step.PROVE: Purpose.CHECK,
    Step.AGREED: Purpose.CHECK,
    Step.AGENT: Purpose.AGENT,
}
NO_TARIFF = FixedClock(datetime(2031, 5, 5, 2, 0, tzinfo=UTC))
"""Past every tariff and past the pack."""

Play = Callable[[Window], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of one screen; `screen` is the step's name, or Attract or NotReady."""

    name: str
    screen: str
    play: Play


def at(step: Step, *then: Play, purpose: Purpose | None = None, **answers: Any) -> Play:
    """Stand on a step with these answers, as after a visit up to here, then do more."""

    def play(window: Window) -> None:
        session = window.session
        window.journey.touched()
        visit = replace(
            KNOWN,
            purpose=purpose or PURPOSES.get(step, Purpose.REGISTER),
            language=session.language,
            split_plan=session.split_plan,
            **answers,
        )
        session._become(flow.enter(visit, step))
        window.settle()
        for each in then:
            each(window)

    return play


def touch(*names: str) -> Play:
    """Touch items one after the other; one that this size does not show is passed over."""

    def play(window: Window) -> None:
        for name in names:
            if window.sees(name):
                window.tap(name)

    return play


def keys(text: str) -> Play:
    """Type by the journey's own keys."""

    def play(window: Window) -> None:
        for letter in text:
            window.journey.press(letter)
        window.settle()

    return play


def camera(window: Window) -> None:
    """The camera looks at a paper."""
    from tests.support.films import look_at_unread

    look_at_unread(window)


def no_camera(window: Window) -> None:
    """The camera was asked for, and there is none."""
    from tests.support.films import look_at_nothing

    look_at_nothing(window)


def slipped(code: str) -> Play:
    """A code was read and refused."""

    def play(window: Window) -> None:
        visit = window.session.visit
        assert visit is not None
        window.session._become(replace(visit, problem=Problem("check", code)))
        window.settle()

    return play


def go(window: Window) -> None:
    """Touch Lanjut, whatever it says here: a slip is told on the screen."""
    window.journey.next()
    window.settle()


def last_page(window: Window) -> None:
    """Turn pages until there are no more."""
    names = ("laterButton", "tile-more", "topic-more")
    for _ in range(40):
        more = [name for name in names if window.sees(name) and window.find(name).isEnabled()]
        if not more:
            return
        window.tap(more[0])


def listing(window: Window) -> None:
    """Open the whole list of work, which stands behind the last tile."""
    last_page(window)
    window.tap("tile-lain")


def attract(window: Window) -> None:
    window.session.changed()
    window.settle()


def home(window: Window) -> None:
    window.journey.begin()
    window.settle()


def idle(window: Window) -> None:
    """Nobody touched the screen for 53 seconds."""
    at(Step.NIK, nik="620101170885", nik_confirmed=False)(window)
    window.seconds.now += 53
    window.journey.tick()
    window.settle()


def help_asked(window: Window) -> None:
    at(Step.CONSENT, consent_data=False)(window)
    window.tap("helpButton")


def paper(state: Paper, problem: str = "", **answers: Any) -> Play:
    """A saved visit whose paper has come so far."""

    def play(window: Window) -> None:
        receipt = saved(window)
        at(Step.RECEIPT, receipt=receipt, **answers)(window)
        window.session.paper, window.session.paper_problem = state, problem
        window.session.changed()
        window.settle()

    return play


def saved(window: Window) -> Any:
    """The receipt of a registration that this window made, once for all scenes."""
    receipt = getattr(window, "saved", None)
    if receipt is None:
        at(Step.REVIEW)(window)
        go(window)
        window.wait(lambda: window.session.paper is not Paper.PRINTING)
        receipt = window.session.visit.receipt if window.session.visit else None
        assert receipt is not None, window.journey.problem
        window.saved = receipt  # type: ignore[attr-defined]
    return receipt


def status(result: str, until: str = "", since: str = "", *, pending: bool = False) -> Play:
    """What a receipt's number answers."""
    found = Status(
        number="K7M-000123-4",
        result=result,
        advice=f"{result}-advice",
        covered_until=until,
        since=since,
        as_of="" if result == "elsewhere" else "2026-11-21",
        pending=pending,
    )
    return at(Step.STATUS, status=found)


def without_tariff(play: Play) -> Play:
    """The same on a day that no tariff knows."""

    def later(window: Window) -> None:
        window.session.ground = replace(window.ground, clock=NO_TARIFF)
        play(window)

    return later


def far_away(play: Play) -> Play:
    """The same in a village with a long name and long hamlets."""

    def there(window: Window) -> None:
        settings = window.ground.settings
        place = msgspec.structs.replace(
            settings.station, village=LONG_VILLAGE, dusun=("Karya", LONG_DUSUN.title(), "Mulya", "Sejahtera")
        )
        window.session.ground = replace(
            window.ground, settings=msgspec.structs.replace(settings, station=place)
        )
        play(window)

    return there


def broken(window: Window) -> None:
    window.session.fail("store-encryption")
    window.settle()


def present(window: Window, scene: Scene) -> bool:
    """Show a scene on a clean window; False when this size has no such screen.

    Between two scenes stands the screen that loads fastest, so that no scene inherits a page that was turned.
    """
    session = window.session
    if not fits(session.split_plan, scene.screen):
        return False
    session.ground = window.ground
    session.broken = "between"
    language = session.language
    session.finish()
    window.settle()
    session.broken = ""
    session.language = language
    window.journey.touched()
    scene.play(window)
    assert window.journey.screen == scene.screen, f"{scene.name} shows {window.journey.screen}"
    return True


def fits(split: bool, screen: str) -> bool:
    """Whether this layout has the screen: the price page comes whole or in three."""
    if screen == Step.PLAN:
        return not split
    return split or screen not in (Step.INCOME, Step.PROTECTION, Step.PERIOD)


PRICE = Purpose.PRICE
HELPED = {"agent": "agent:2", "agent_name": "Siti Rahmah"}
SCENES = (
    Scene("attract", "Attract", attract),
    Scene("home", "Home", home),
    Scene("idle", "Nik", idle),
    Scene("help", "Consent", help_asked),
    Scene("assisted", "Name", at(Step.NAME, name="", **HELPED)),
    Scene("assisted-agree", "Review", at(Step.REVIEW, go, **HELPED)),
    Scene("consent", "Consent", at(Step.CONSENT, consent_data=False)),
    Scene("consent-ticked", "Consent", at(Step.CONSENT)),
    Scene("consent-slip", "Consent", at(Step.CONSENT, go, consent_data=False)),
    Scene("consent-read", "Consent", at(Step.CONSENT, touch("readConsentButton"))),
    Scene("nik", "Nik", at(Step.NIK, nik="", nik_confirmed=False)),
    Scene("nik-typing", "Nik", at(Step.NIK, nik="6201011708", nik_confirmed=False)),
    Scene("nik-sure", "Nik", at(Step.NIK, nik_confirmed=False)),
    Scene("nik-doubt", "Nik", at(Step.NIK, nik="6201013202850003", nik_confirmed=False)),
    Scene("nik-century", "Nik", at(Step.NIK, nik="6201011708150003", nik_confirmed=False)),
    Scene("nik-slip", "Nik", at(Step.NIK, go, nik="62010117", nik_confirmed=False)),
    Scene("nik-masked", "Nik", at(Step.NIK)),
    Scene("age-old", "Age", at(Step.AGE, nik="6201011708450003")),
    Scene("age-young", "Age", at(Step.AGE, nik="6201011708150003", birth_year=2015)),
    Scene("name", "Name", at(Step.NAME, name="")),
    Scene("name-long", "Name", at(Step.NAME, name=LONG_NAME)),
    Scene("name-slip", "Name", at(Step.NAME, go, name="")),
    Scene("phone", "Phone", at(Step.PHONE)),
    Scene("phone-slip", "Phone", at(Step.PHONE, go, phone="0812")),
    Scene("address", "Address", at(Step.ADDRESS)),
    Scene("address-long", "Address", far_away(at(Step.ADDRESS, dusun=LONG_DUSUN, rt="012", rw="003"))),
    Scene("work", "Work", at(Step.WORK, occupation="")),
    Scene("work-chosen", "Work", at(Step.WORK)),
    Scene("work-slip", "Work", at(Step.WORK, go, occupation="")),
    Scene("work-price", "Work", at(Step.WORK, purpose=PRICE, occupation="")),
    Scene("work-last-page", "Work", at(Step.WORK, last_page)),
    Scene("work-list", "Work", at(Step.WORK, listing, occupation="")),
    Scene("work-found", "Work", at(Step.WORK, listing, keys("TUKANG"))),
    Scene("work-nothing", "Work", at(Step.WORK, listing, keys("XYZ"))),
    Scene("not-bpu", "NotBpu", at(Step.NOT_BPU, occupation="perangkat-desa")),
    Scene("plan-open", "Plan", at(Step.PLAN, bracket=None)),
    Scene("plan", "Plan", at(Step.PLAN)),
    Scene("plan-savings", "Plan", at(Step.PLAN, programmes=("jkk", "jkm", "jht"), months=6)),
    Scene("plan-year", "Plan", at(Step.PLAN, months=12, bracket=33, programmes=("jkk", "jkm", "jht"))),
    Scene("plan-transport", "Plan", at(Step.PLAN, occupation="ojek")),
    Scene("plan-no-tariff", "Plan", without_tariff(at(Step.PLAN))),
    Scene("plan-slip", "Plan", at(Step.PLAN, go, bracket=None)),
    Scene("plan-price", "Plan", at(Step.PLAN, purpose=PRICE)),
    Scene("income", "Income", at(Step.INCOME, bracket=None)),
    Scene("income-chosen", "Income", at(Step.INCOME)),
    Scene("income-slip", "Income", at(Step.INCOME, go, bracket=None)),
    Scene("income-larger", "Income", at(Step.INCOME, touch("bracket-more"))),
    Scene("income-last", "Income", at(Step.INCOME, bracket=33)),
    Scene("protection", "Protection", at(Step.PROTECTION)),
    Scene("protection-savings", "Protection", at(Step.PROTECTION, programmes=("jkk", "jkm", "jht"))),
    Scene("period", "Period", at(Step.PERIOD)),
    Scene("period-month", "Period", at(Step.PERIOD, months=1)),
    Scene("period-year", "Period", at(Step.PERIOD, months=12, bracket=33, programmes=("jkk", "jkm", "jht"))),
    Scene("period-no-tariff", "Period", without_tariff(at(Step.PERIOD))),
    Scene("period-price", "Period", at(Step.PERIOD, purpose=PRICE)),
    Scene("review", "Review", at(Step.REVIEW)),
    Scene(
        "review-long",
        "Review",
        far_away(at(Step.REVIEW, name=LONG_NAME, dusun=LONG_DUSUN, phone_owner="neighbour")),
    ),
    Scene("review-bare", "Review", at(Step.REVIEW, nik="", without_nik=True, phone="", without_phone=True)),
    Scene("review-no-tariff", "Review", without_tariff(at(Step.REVIEW))),
    Scene("review-last-page", "Review", at(Step.REVIEW, last_page)),
    Scene("receipt-printing", "Receipt", paper(Paper.PRINTING)),
    Scene("receipt-printed", "Receipt", paper(Paper.PRINTED)),
    Scene("receipt-unknown", "Receipt", paper(Paper.UNKNOWN)),
    Scene("receipt-failed", "Receipt", paper(Paper.FAILED, "paper-out")),
    Scene("topics", "Topics", at(Step.TOPICS)),
    Scene("topics-last-page", "Topics", at(Step.TOPICS, last_page)),
    Scene("cards", "Cards", at(Step.CARDS, topic="card:apa-itu")),
    Scene("cards-jkm", "Cards", at(Step.CARDS, topic="card:jkm")),
    Scene("cards-serabutan", "Cards", at(Step.CARDS, topic="card:serabutan")),
    Scene("story", "Cards", at(Step.CARDS, topic="story:pedagang")),
    Scene("story-end", "Cards", at(Step.CARDS, last_page, topic="story:ojek")),
    Scene("questions", "Cards", at(Step.CARDS, topic="questions:")),
    Scene("questions-end", "Cards", at(Step.CARDS, last_page, topic="questions:")),
    Scene("check", "Check", at(Step.CHECK)),
    Scene("check-typed", "Check", at(Step.CHECK, keys("K7M0001234"))),
    Scene("check-slip", "Check", at(Step.CHECK, keys("K7M0001235"), go)),
    Scene("check-camera", "Check", at(Step.CHECK, camera)),
    Scene("check-no-camera", "Check", at(Step.CHECK, no_camera)),
    Scene("check-forged", "Check", at(Step.CHECK, slipped("token-forged"))),
    Scene("check-altered", "Check", at(Step.CHECK, slipped("token-altered"))),
    Scene("check-lost", "Check", at(Step.CHECK, slipped("token-unknown"))),
    Scene("status", "Status", status("not-member")),
    Scene("status-covered", "Status", status("covered", "2026-12-31")),
    Scene("status-overdue", "Status", status("overdue", "2026-10-31")),
    Scene("status-ended", "Status", status("ended", "2026-05-31")),
    Scene("status-again", "Status", status("ended", "2026-05-31", "2026-12-01")),
    Scene("status-ahead", "Status", status("ahead", "2027-02-28", "2026-12-01")),
    Scene("status-registered", "Status", status("registered")),
    Scene("status-already", "Status", status("already-member")),
    Scene("status-closed", "Status", status("closed")),
    Scene("status-withdrawn", "Status", status("withdrawn")),
    Scene("status-erased", "Status", status("erased")),
    Scene("status-pending", "Status", status("not-member", pending=True)),
    Scene("status-pending-covered", "Status", status("covered", "2026-12-31", pending=True)),
    Scene("status-elsewhere", "Status", status("elsewhere")),
    Scene("withdraw", "Withdraw", at(Step.WITHDRAW, keys("00"), withdrawing=True)),
    Scene("withdraw-slip", "Withdraw", at(Step.WITHDRAW, keys("00"), go, withdrawing=True)),
    Scene("withdrawn", "Withdrawn", at(Step.WITHDRAWN, withdrawing=True)),
    Scene("agree", "Agree", at(Step.AGREE, agreeing=True, consent_data=False)),
    Scene("agree-slip", "Agree", at(Step.AGREE, go, agreeing=True, consent_data=False)),
    Scene("prove", "Prove", at(Step.PROVE, keys("00"), agreeing=True)),
    Scene("prove-slip", "Prove", at(Step.PROVE, keys("00"), go, agreeing=True)),
    Scene("agreed", "Agreed", at(Step.AGREED, agreeing=True)),
    Scene("agent", "Agent", at(Step.AGENT)),
    Scene("not-ready", "NotReady", broken),
)
