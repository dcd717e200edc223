"""From entries to paper for the road."""

from datetime import UTC, date, datetime

from kiosk.agency.entries import Entry, FollowUpState
from kiosk.agency.mends import mends
from kiosk.agency.reports import words
from kiosk.agency.rounds import slips_of, stops_of
from kiosk.agency.rules import StayingRule
from tests.builders import draft, registration

TODAY = date(2026, 11, 21)
SAY = words("id")


def entry(n: int, state: FollowUpState | None = None, **changes: object) -> Entry:
    made = registration(n, saved_at=datetime(2026, 11, 20, tzinfo=UTC), draft=draft(n, **changes))
    return Entry(registration=made, state=state or FollowUpState())


def test_a_stop_says_all_but_the_nik() -> None:
    state = FollowUpState(outcome="not-home", outcome_on=date(2026, 11, 12), due=date(2026, 11, 15))
    stop = stops_of([entry(1, state)], str.title, SAY, TODAY)[0]
    assert (stop.phone, stop.work, stop.late) == ("0812 3456 7890", "Petani", True)
    assert (stop.plan, stop.last) == ("JKK JKM · 3 bln · Rp50.400", "Tidak di rumah · 12 Nov")
    assert draft(1).nik not in repr(stop)
    bare = stops_of([entry(2, quote=None, phone=None)], str, SAY, TODAY)[0]
    assert (bare.plan, bare.phone, bare.last, bare.late) == (
        "JKK JKM · 3 bln · tanyakan iuran",
        "",
        "",
        False,
    )


def test_slips_are_for_people_whom_no_phone_reaches() -> None:
    member = FollowUpState(outcome="first-paid", stage="paid", paid_months=("2026-11", "2026-12"))
    entries = [
        entry(1),
        entry(2, phone=None),
        entry(3, member, phone=None),
        entry(4, FollowUpState(due=date(2026, 11, 1)), phone_owner="neighbour"),
    ]
    slips = slips_of(entries, "Rina", "BUMDes", StayingRule(), SAY, TODAY)
    assert [(slip.day, slip.paid_until) for slip in slips] == [
        (TODAY, ""),
        (date(2027, 4, 1), "Desember 2026"),
        (TODAY, ""),
    ]


def test_every_mend_is_worded_in_both_languages() -> None:
    assert list(mends("id")) == list(mends("en"))
    assert all(mends("id").values()) and all(mends("en").values())
