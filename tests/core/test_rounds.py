"""From entries to paper for the road."""

from datetime import UTC, date, datetime

from kiosk.agency.fieldwork.route_sheet import stops_of
from kiosk.exchange.entries import Entry, FollowUpState
from kiosk.words import words
from tests.support.builders import draft, registration

TODAY = date(2026, 11, 21)
SAY = words("id", "reports")
OUTCOMES = {"not-home": "Tidak di rumah"}


def entry(n: int, state: FollowUpState | None = None, **changes: object) -> Entry:
    made = registration(n, saved_at=datetime(2026, 11, 20, tzinfo=UTC), draft=draft(n, **changes))
    return Entry(registration=made, state=state or FollowUpState())


def test_a_stop_says_all_but_the_nik() -> None:
    state = FollowUpState(outcome="not-home", outcome_on=date(2026, 11, 12), due=date(2026, 11, 15))
    stop = stops_of([entry(1, state)], str.title, SAY, TODAY, OUTCOMES.get)[0]
    assert (stop.phone, stop.work, stop.late) == ("0812 3456 7890", "Petani", True)
    assert (stop.plan, stop.last) == ("JKK JKM · 3 bln · Rp50.400", "Tidak di rumah · 12 Nov")
    assert draft(1).nik not in repr(stop)
    bare = stops_of([entry(2, quote=None, phone=None)], str, SAY, TODAY, str)[0]
    assert (bare.plan, bare.phone, bare.last, bare.late) == (
        "JKK JKM · 3 bln · tanyakan iuran",
        "",
        "",
        False,
    )
