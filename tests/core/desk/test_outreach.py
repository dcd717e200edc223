"""The outreach page: what hangs where and how it looks, papers of the agency, scans in and out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.agency.outreach.items import MAX_PHOTO, Agreement, Certificate, OutreachItem
from kiosk.clock import FixedClock
from kiosk.desk.outreach import Outreach
from kiosk.desk.parts.desk import Notice
from kiosk.desk.session import DeskSession
from kiosk.errors import Problem
from kiosk.sample.outreach import photo_of, scan_of
from kiosk.staff import TERMINAL

JPEG = b"\xff\xd8\xff\xe0" + bytes(2000)
SignIn = Callable[[str], None]


@pytest.fixture
def page(session: DeskSession, sign_in: SignIn) -> Outreach:
    sign_in("agent")
    session.go("outreach")
    return session.outreach


@pytest.fixture
def hang(session: DeskSession, clock: FixedClock) -> Callable[..., OutreachItem]:
    def put_up(kelurahan: str, kind: str = "baliho", **more: Any) -> OutreachItem:
        item = OutreachItem(
            kind=kind,
            place="Simpang pasar",
            kelurahan=kelurahan,
            campaign="kkbc-desa",
            put_up=clock.today() - timedelta(days=20),
            **more,
        )
        return session.store.documents.save_item(TERMINAL, item)

    return put_up


def field(page: Outreach) -> tuple[str, str]:
    return (page.problem.field, page.problem.code) if page.problem is not None else ("", "")


def counts(page: Outreach) -> list[tuple[int, int]]:
    return [(each.tally.hanging, each.tally.put_up) for each in page.open_places]


def test_what_was_put_up_is_entered_with_a_day_that_can_be_read(session: DeskSession, page: Outreach) -> None:
    typed = {"place": "Dermaga", "kelurahan": "Sambau", "put_up": "31-02-2026", "checked": "20-11-2026"}
    page.save_item(typed, "spanduk", "good", "kkbc-desa")
    assert field(page)[0] == "put_up" and session.store.documents.items() == ()
    page.save_item(typed | {"put_up": "5/11/2026"}, "spanduk", "good", "kkbc-desa")
    assert page.notice == Notice("saved") and page.chosen.put_up == date(2026, 11, 5)
    page.save_item(typed | {"put_up": "5/11/2026", "place": "Pasar"}, "banner", "good", "kkbc-desa")
    assert [item.place for item in page.papers] == ["Pasar"], "the chosen one was changed"


def test_counts_follow_the_place_that_is_chosen_and_what_is_taken_down(
    session: DeskSession, page: Outreach, hang: Callable[..., OutreachItem]
) -> None:
    for kelurahan in ("Batu Merah", "Sadai"):
        hang(kelurahan)
    poster = hang("Batu Merah", "poster", dusun="RW 002")
    page.enter()
    assert [each.name for each in page.open_places] == [
        ("", ""),
        ("Batu Merah", ""),
        ("Batu Merah", "RW 002"),
        ("Sadai", ""),
    ]
    assert (page.kelurahan, counts(page)[0]) == ("Batu Merah", (3, 3)), "the first kelurahan is open"
    page.choose_place(0)
    assert len(page.papers) == 3 and not any(each.dusun for each in page.open_places)
    page.choose_place(1)
    assert [kind for kind, found in page.kinds if found.hanging] == ["baliho", "poster"]
    page.choose_place(2)
    assert page.papers == (poster,)
    page.choose(0)
    page.take_down("21-11-2026")
    assert page.notice == Notice("taken-down", "good", {"day": date(2026, 11, 21)})
    assert counts(page)[:2] == [(2, 3), (1, 2)]


def test_the_day_it_was_taken_down_is_asked_and_can_be_put_right(
    session: DeskSession, page: Outreach, hang: Callable[..., OutreachItem]
) -> None:
    item = hang("Sadai")
    page.enter()
    page.choose(0)
    for wrong in ("22-11-2026", "31-10-2026", "kemarin"):
        page.take_down(wrong)
        assert field(page)[0] == "removed", wrong
    assert session.store.documents.items() == (item,)
    page.take_down("15-11-2026")
    assert page.chosen.removed == date(2026, 11, 15)
    page.put_back()
    assert page.chosen.removed is None and page.notice == Notice("put-back")


def test_how_it_looks_has_its_day_and_what_is_missing_does_not_hang(
    page: Outreach, hang: Callable[..., OutreachItem]
) -> None:
    hang("Sadai", checked=date(2026, 11, 3))
    page.enter()
    page.choose(0)
    typed = {"place": "Simpang pasar", "kelurahan": "Sadai", "put_up": "01-11-2026"}
    page.save_item(typed | {"checked": "19-11-2026"}, "baliho", "damaged", "kkbc-desa")
    assert page.open_places[0].tally.poor == 1
    page.save_item(typed | {"checked": "01-10-2026"}, "baliho", "damaged", "kkbc-desa")
    assert field(page)[0] == "checked"
    page.save_item(typed | {"checked": "20-11-2026"}, "baliho", "gone", "kkbc-desa")
    assert counts(page)[0] == (0, 1)


def test_each_campaign_is_counted_and_what_was_saved_stays_in_sight(
    page: Outreach, hang: Callable[..., OutreachItem]
) -> None:
    hang("Sadai")
    hang("Sambau")
    page.enter()
    page.choose_place(0)
    page.choose(1)
    typed = {"place": "Simpang pasar", "kelurahan": "Sambau", "put_up": "01-11-2026", "checked": "20-11-2026"}
    page.save_item(typed, "baliho", "good", "kkbc-perdana")
    assert {each: found.hanging for each, found in page.campaigns.items()} == {
        "kkbc-desa": 1,
        "kkbc-perdana": 1,
    }
    page.choose_campaign("kkbc-perdana")
    assert [each.kelurahan for each in page.open_places] == ["", "Sambau"] and len(page.papers) == 1
    page.choose(0)
    page.save_item(typed, "baliho", "good", "kkbc-desa")
    assert page.campaign == "" and page.chosen is not None
    assert list(page.campaigns) == ["kkbc-desa"]


def test_only_a_supervisor_changes_the_agreement_and_enters_a_launch(
    session: DeskSession, page: Outreach, sign_in: SignIn
) -> None:
    page.show("agreements")
    assert not page.may_change
    typed = {
        "number": "PKS/01",
        "wadah": "BUMDes",
        "parties": "Kepala cabang; Direktur BUMDes",
        "signed": "10-02-2026",
        "valid_from": "10-02-2026",
        "valid_to": "09-02-2026",
    }
    page.save_paper(typed | {"valid_to": "09-02-2028"}, 0)
    assert field(page)[1] == "not-allowed" and session.store.documents.agreements() == ()
    sign_in("supervisor")
    page.show("agreements")
    page.save_paper(typed, 0)
    assert page.problem is not None and session.store.documents.agreements() == ()
    page.save_paper(typed | {"valid_to": "09-02-2028"}, 0)
    (agreement,) = session.store.documents.agreements()
    assert agreement.parties == ("Kepala cabang", "Direktur BUMDes")
    page.show("certificates")
    page.save_paper({"number": "S-1", "issued": "10-02-2026", "expires": "10-02-2028"}, 0)
    assert field(page) == ("account", "certificate-account")
    page.show("events")
    launch = {"day": "10-02-2026", "place": "Balai Desa", "signed_by": "Kepala cabang"}
    page.save_paper(launch | {"attendance": "banyak"}, 0)
    assert field(page) == ("attendance", "event-attendance")
    page.save_paper(launch | {"attendance": "120"}, 0)
    assert [event.attendance for event in page.papers] == [120]


def test_a_photo_comes_from_a_stick_within_its_limit(
    session: DeskSession, page: Outreach, hang: Callable[..., OutreachItem], stick: Path
) -> None:
    (stick / "besar.jpg").write_bytes(JPEG + bytes(MAX_PHOTO))
    hang("Sadai")
    page.enter()
    page.choose(0)
    page.look_for_files()
    page.attach(0)
    assert field(page)[1] == "scan-large" and page.scan == 0
    (stick / "besar.jpg").unlink()
    (stick / "baliho.jpg").write_bytes(JPEG)
    page.look_for_files()
    page.attach(0)
    assert page.notice == Notice("attached", "good", {"file": "baliho.jpg"})
    page.look_at_scan()
    assert page.shown is not None and page.shown.content == JPEG
    page.put_away()
    assert page.shown is None and session.store.store.verify_audit().is_whole


def test_a_scan_goes_onto_a_stick_with_a_reason_and_never_onto_the_kiosks_own_disk(
    session: DeskSession,
    page: Outreach,
    sign_in: SignIn,
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day, papers = clock.today(), session.store.documents
    pks = Agreement(
        number="PKS/01", wadah="BUMDes", branch="Cabang", signed=day, valid_from=day, valid_to=day
    )
    pdf = scan_of(pks)
    papers.save_agreement(TERMINAL, replace(pks, scan=papers.add_scan(TERMINAL, pdf)))
    sign_in("supervisor")
    page.show("agreements")
    page.choose(0)
    page.look_at_scan()
    assert page.problem == Problem("", "is-pdf") and page.shown is None
    page.copy_out("for-branch", "PKS PKS/01")
    assert page.problem == Problem("out", "no-stick")
    stick = tmp_path / "STIK"
    stick.mkdir()
    monkeypatch.setattr("kiosk.drives.mounted", lambda: (stick,))
    page.copy_out("for-branch", "PKS PKS/01")
    (copy,) = stick.iterdir()
    assert (copy.name, copy.read_bytes(), copy.stat().st_mode & 0o777) == ("PKS-PKS-01.pdf", pdf, 0o600)
    entry = session.store.store.audit_entries()[-1]
    assert (entry.action, entry.detail["why"]) == ("scan-out", "for-branch")
    assert page.notice == Notice("written", "good", {"file": "PKS-PKS-01.pdf", "folder": "STIK"})


def test_an_agent_copies_a_photo_for_a_reason_of_their_own(
    session: DeskSession, page: Outreach, hang: Callable[..., OutreachItem], stick: Path
) -> None:
    hang("Sadai", photo=session.store.documents.add_scan(TERMINAL, photo_of("baliho", "good"), photo=True))
    page.enter()
    page.choose(0)
    page.copy_out("diminta kepala desa", "foto baliho 1")
    assert [each.name for each in stick.iterdir()] == ["foto-baliho-1.jpg"]
    why = session.store.store.audit_entries()[-1].detail["why"]
    assert why.startswith("sha256:"), "free text is not in the chain"


def test_the_sheet_lies_on_the_stick_or_in_the_stations_own_folder(
    session: DeskSession,
    page: Outreach,
    hang: Callable[..., OutreachItem],
    stick: Path,
    station_folder: Path,
) -> None:
    hang("Sadai")
    page.enter()
    page.print_sheet("")
    assert [each.name for each in stick.iterdir()] == ["materi-sadai-2026-11-21.pdf"]
    assert session.store.store.audit_entries()[-1].action == "outreach-sheet"
    stick.rename(stick.with_name("weg"))
    page.choose_place(0)
    page.print_sheet("")
    assert (station_folder / "kiriman" / "materi-2026-11-21.pdf").read_bytes().startswith(b"%PDF-")


def test_what_runs_out_is_told_at_the_door_and_when_it_was_renewed(
    session: DeskSession, page: Outreach, sign_in: SignIn, clock: FixedClock
) -> None:
    session.lock()
    told: list[int] = []
    page.expiries_changed = lambda: told.append(len(page.pressing))
    accounts, papers = session.store.accounts, session.store.documents
    agent = next(each for each in accounts.all() if each.role == "agent")
    gone = accounts.add(TERMINAL, "Sudah Pindah", "agent", "905173")
    accounts.set_active(TERMINAL, gone.id, False)
    issued = clock.today() - timedelta(days=700)
    for account, number, days in ((agent.id, "S-1", 12), (gone.id, "S-2", -40)):
        end = clock.today() + timedelta(days=days)
        papers.save_certificate(
            TERMINAL, Certificate(account=account, number=number, issued=issued, expires=end)
        )
    sign_in("supervisor")
    assert [each.number for each in page.expiries] == ["S-1"], "nobody is warned of a closed account"
    assert [each.number for each in page.pressing] == ["S-1"]
    page.show("certificates")
    assert [each.name for each in page.agents] == ["Rina Wahyuni"]
    page.choose([each.number for each in page.papers].index("S-1"))
    page.save_paper({"number": "S-1", "issued": "01-01-2025", "expires": "03-12-2028"}, agent.id)
    assert page.pressing == ()
    session.lock()
    assert page.expiries == () and page.papers == () and told == [1, 0]
