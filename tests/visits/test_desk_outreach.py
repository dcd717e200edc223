"""Outreach at the desk: what hangs where, photos from a stick, agreements, certificates, launches."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.agency import sticks
from kiosk.agency.accounts import TERMINAL
from kiosk.agency.outreach import MAX_PHOTO, Certificate, OutreachItem
from kiosk.agency.sample import KELURAHAN
from kiosk.clock import FixedClock
from tests.desk_window import desk, fill, opened, sign_in
from tests.window import Window

JPEG = b"\xff\xd8\xff\xe0" + bytes(2000)


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with opened(tmp_path / "station", clock) as kiosk:
        yield kiosk


def hang(window: Window, kelurahan: str, kind: str = "baliho") -> OutreachItem:
    item = OutreachItem(
        kind=kind,
        place="Simpang pasar",
        kelurahan=kelurahan,
        campaign="kkbc-desa",
        put_up=window.clock.today() - timedelta(days=20),
    )
    return desk(window).papers.save_item(TERMINAL, item)


def at_outreach(window: Window, role: str = "agent", section: str = "items") -> None:
    sign_in(window, role)
    window.tap("deskTab-outreach")
    window.tap(f"outreach-{section}")


def test_an_agent_enters_what_was_put_up(window: Window) -> None:
    at_outreach(window)
    window.tap("kind-spanduk")
    fill(window, **{"field-place": "Dermaga", "field-kelurahan": "Sambau", "field-put_up": "31-02-2026"})
    window.tap("savePaperButton")
    assert window.kiosk.desk.outreach.problem == "Tulis tanggal seperti 05-12-2026."
    assert window.find("field-place").property("text") == "Dermaga"
    fill(window, **{"field-put_up": "5/11/2026"})
    window.tap("savePaperButton")
    assert window.kiosk.desk.outreach.notice == "Tersimpan."
    (item,) = desk(window).papers.items()
    assert (item.kind, item.kelurahan, item.put_up.isoformat()) == ("spanduk", "Sambau", "2026-11-05")


def test_counts_per_kelurahan_follow_what_is_taken_down(window: Window) -> None:
    for kelurahan in (*KELURAHAN, "Pangkalan Satu"):
        hang(window, kelurahan)
    hang(window, "Sambau", "poster")
    at_outreach(window)
    names = [each["title"] for each in window.kiosk.desk.outreach.kelurahans]
    assert names == sorted((*KELURAHAN, "Pangkalan Satu"))
    window.tap(f"kelurahan-{names.index('Sambau')}")
    assert len(window.kiosk.desk.outreach.papers) == 2
    window.tap("paper-0")
    window.tap("takeDownButton")
    assert window.kiosk.desk.outreach.kelurahans[names.index("Sambau")]["tag"] == "1 dari 2"
    assert len(desk(window).papers.items(kelurahan="Sambau")) == 1


def test_a_photo_comes_from_a_stick_within_its_limit(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "STIK"
    stick.mkdir()
    (stick / "besar.jpg").write_bytes(JPEG + bytes(MAX_PHOTO))
    monkeypatch.setattr(sticks, "mounted", lambda: (stick,))
    hang(window, "Sadai")
    at_outreach(window)
    window.tap("paper-0")
    window.tap("attachButton")
    window.tap("file-0")
    assert window.kiosk.desk.outreach.problem == "Berkas terlalu besar: foto 3 MB, pindaian 5 MB."
    (stick / "besar.jpg").unlink()
    (stick / "baliho.jpg").write_bytes(JPEG)
    window.tap("attachButton")
    window.tap("file-0")
    (item,) = desk(window).papers.items()
    assert item.photo is not None
    assert desk(window).papers.scan(TERMINAL, item.photo).content == JPEG
    assert desk(window).store.verify_audit().is_whole


def test_only_a_supervisor_changes_the_agreement(window: Window) -> None:
    at_outreach(window, "agent", "agreements")
    assert not window.sees("savePaperButton")
    window.kiosk.desk.outreach.savePaper({"number": "X"}, 0)
    assert window.kiosk.desk.outreach.problem
    assert desk(window).papers.agreements() == ()


def test_an_agreement_and_a_launch_are_entered(window: Window) -> None:
    at_outreach(window, "supervisor", "agreements")
    days = {"signed": "10-02-2026", "valid_from": "10-02-2026", "valid_to": "09-02-2026"}
    texts = {
        "number": "PKS/01",
        "wadah": "BUMDes Senantiasa Jaya",
        "parties": "Kepala cabang; Direktur BUMDes",
    }
    fill(window, **{f"field-{name}": text for name, text in (texts | days).items()})
    window.tap("savePaperButton")
    assert window.kiosk.desk.outreach.problem == "Tanggal akhir sebelum tanggal awal."
    fill(window, **{"field-valid_to": "09-02-2028"})
    window.tap("savePaperButton")
    (agreement,) = desk(window).papers.agreements()
    assert agreement.parties == ("Kepala cabang", "Direktur BUMDes")
    window.tap("outreach-events")
    fill(
        window, **{"field-day": "10-02-2026", "field-place": "Balai Desa", "field-signed_by": "Kepala cabang"}
    )
    fill(window, **{"field-attendance": "120"})
    window.tap("savePaperButton")
    assert [event.attendance for event in desk(window).papers.events()] == [120]


def test_a_certificate_that_runs_out_is_warned_of(window: Window) -> None:
    agent = next(each for each in desk(window).accounts.all() if each.role == "agent")
    today = window.clock.today()
    issued, end = today - timedelta(days=700), today + timedelta(days=12)
    desk(window).papers.save_certificate(
        TERMINAL, Certificate(account=agent.id, number="S-1", issued=issued, expires=end)
    )
    at_outreach(window, "supervisor", "certificates")
    assert window.find("expiry").property("tone") == "warning"
    assert window.kiosk.desk.outreach.papers[0]["title"] == "Rina Wahyuni"
