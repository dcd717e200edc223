"""Who came in with somebody's list gives their own consent at the public screen: reads, ticks, proves it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.campaign.sign import read_key, sign_pack
from kiosk.clock import FixedClock
from kiosk.registration import Consent
from kiosk.staff import PUBLIC, TERMINAL
from kiosk.station import PACKS, open_ground
from tests.store.conftest import issue
from tests.support.builders import consent, draft
from tests.support.sounds import tone
from tests.support.window import SIZES, Window
from tests.visits.test_withdrawing import look_up, wrong
from ui.visit import listening


@pytest.fixture(params=["M", "P"])
def window(
    request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock, qapp: object
) -> Iterator[Window]:
    opened = Window(tmp_path / "station", clock, SIZES[request.param])
    yield opened
    opened.close()


def listed(window: Window) -> tuple[str, str]:
    """The number of somebody whom a list brought, and the last digits of their NIK."""
    person = draft(1, source="import", consent=consent(how="pending", contact=False))
    assert window.kiosk.station is not None
    registration, _ = window.kiosk.station.store.register(person, issue)
    assert person.nik is not None
    return registration.number, person.nik[-4:]


def held(window: Window, number: str) -> Consent:
    return window.kiosk.desk_session.store.people.person(TERMINAL, number).consent


def test_somebody_from_a_list_agrees_in_their_own_person(window: Window) -> None:
    number, tail = listed(window)
    look_up(window, number)
    window.tap("agreeButton")
    assert window.journey.screen == "Agree"
    assert window.sees("readConsentButton")
    assert not window.journey.consentData and not window.journey.consentContact
    assert not window.journey.nextReady
    window.tap("consentTick")
    window.tap("contactTick")
    window.tap("nextButton")
    assert window.journey.screen == "Prove"
    window.type(tail)
    assert tail not in "".join(window.texts())
    window.tap("nextButton")
    assert window.journey.screen == "Agreed"
    assert number not in window.texts() and not window.journey.canGoBack
    given = held(window, number)
    words = window.ground.campaign.text("id").consent
    assert (given.how, given.contact, given.version) == ("screen", True, words.version)
    assert given.text_sha256 != draft(1).consent.text_sha256
    trace = window.kiosk.desk_session.store.store.audit_entries(number)
    assert [(each.who, each.action) for each in trace if each.who == PUBLIC.label] == [
        (PUBLIC.label, "consent-try"),
        (PUBLIC.label, "consent"),
    ]
    window.tap("nextButton")
    window.tap("checkTile")
    window.session.check(number)
    window.settle()
    assert not window.sees("agreeButton") and window.sees("withdrawButton")


def test_contact_is_a_tick_of_its_own(window: Window) -> None:
    number, tail = listed(window)
    look_up(window, number)
    window.tap("agreeButton")
    window.tap("contactTick")
    window.tap("nextButton")
    assert window.journey.screen == "Agree" and window.journey.problem["code"] == "consent-missing"
    window.tap("contactTick")
    window.tap("consentTick")
    window.tap("nextButton")
    window.type(tail)
    window.tap("nextButton")
    assert not held(window, number).contact


def test_wrong_digits_give_nothing_and_only_a_few_are_looked_at(window: Window) -> None:
    number, tail = listed(window)
    look_up(window, number)
    window.tap("agreeButton")
    window.tap("consentTick")
    window.tap("nextButton")
    said = []
    for _ in range(6):
        window.type(wrong(tail))
        window.tap("nextButton")
        assert (window.journey.screen, window.journey.nikTail) == ("Prove", "")
        said.append(window.journey.problem["code"])
    assert said == ["tail-no-match"] * 5 + ["tail-ask-agent"]
    window.type(tail)
    window.tap("nextButton")
    assert window.journey.problem["code"] == "tail-ask-agent"
    assert held(window, number).how == "pending"


def test_who_is_on_a_list_against_their_will_may_also_refuse(window: Window) -> None:
    number, tail = listed(window)
    look_up(window, number)
    window.tap("agreeButton")
    window.tap("backButton")
    window.tap("withdrawButton")
    window.type(tail)
    window.tap("nextButton")
    assert window.journey.screen == "Withdrawn"
    assert held(window, number).how == "withdrawn"


def test_the_consent_is_heard_as_at_registering(tmp_path: Path, clock: FixedClock, qapp: object) -> None:
    folder = tmp_path / "station"
    open_ground(folder, clock=clock)
    pack = folder / "campaign" / "kkbc-desa"
    shutil.copytree(PACKS / "kkbc-desa", pack)
    tone(pack / "audio" / "id" / "consent.wav", 30)
    sign_pack(pack, read_key(PACKS / "demo-issuer.key"))
    window = Window(folder, clock)
    window.kiosk.voice.silent = True
    number, _ = listed(window)
    look_up(window, number)
    window.tap("agreeButton")
    assert listening.heard(window.journey._session) == ((pack / "audio" / "id" / "consent.wav",),)
    window.tap("voiceButton")
    assert window.journey.speaking
    window.close()
