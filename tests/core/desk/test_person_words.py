"""The open person's page says something for everybody, whatever is known of them or not any more."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kiosk.desk.session import DeskSession
from kiosk.staff import TERMINAL
from tests.support.builders import NIK
from ui.desk.parts.wording import Wording
from ui.desk.views import person as view
from ui.desk.views import person_story

Register = Callable[..., list[str]]


def erased(session: DeskSession, number: str, other: str) -> None:
    session.store.rights.erase(TERMINAL, number, "person-asks")


def withdrawn(session: DeskSession, number: str, other: str) -> None:
    session.store.rights.withdraw(TERMINAL, number)


def suspended(session: DeskSession, number: str, other: str) -> None:
    session.store.rights.suspend(TERMINAL, number, "disputed")


def merged(session: DeskSession, number: str, other: str) -> None:
    session.store.duplicates.merge(TERMINAL, other, number, "same-card")


def as_registered(session: DeskSession, number: str, other: str) -> None:
    """Nothing more happened."""


def texts(value: Any) -> Iterator[str]:
    """Every text that the page would show."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


BARE = {"nik": None, "phone": None, "dusun": "", "rt": "", "rw": "", "birth_date": None, "sex": None}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("known", [{}, BARE], ids=["known", "bare"])
@pytest.mark.parametrize("became", [as_registered, erased, withdrawn, suspended, merged])
def test_no_raw_key_is_shown_of_anybody(
    session: DeskSession,
    sign_in: Callable[[str], None],
    people: Register,
    became: Callable[[DeskSession, str, str], None],
    known: dict[str, Any],
    language: str,
) -> None:
    number, other = (*people(1, **known), *people(1, 2, nik=NIK))
    became(session, number, other)
    sign_in("supervisor")
    session.speak(language)
    session.open_person(number, "test")
    said, page = Wording(session), session.person
    assert page.person is not None
    makers = (view.person, view.needs, view.consent, view.outcomes, view.report, view.saved)
    shown = [text for make in (*makers, person_story.story) for text in texts(make(page, said))]
    assert len(shown) > 40
    assert [text for text in (*shown, view.chat_owner(page, said)) if "‹" in text or "{" in text] == []
