"""Outreach at the desk: what hangs where, photos from a stick, agreements, certificates, launches."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kiosk import drives
from kiosk.agency.outreach.items import MAX_PHOTO, Certificate, OutreachItem
from kiosk.clock import FixedClock
from kiosk.sample.outreach import KELURAHAN, photo_of
from kiosk.staff import TERMINAL
from tests.support.desk_window import desk, fill, opened, sign_in
from tests.support.window import Window

JPEG = b"\xff\xd8\xff\xe0" + bytes(2000)


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with opened(tmp_path / "station", clock) as kiosk:
        yield kiosk


def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty stick."""
    stick = tmp_path / "STIK"
    stick.mkdir()
    monkeypatch.setattr(drives, "mounted", lambda: (stick,))
    return stick


def hang(window: Window, kelurahan: str, kind: str = "baliho", **more: Any) -> OutreachItem:
    item = OutreachItem(
        kind=kind,
        place="Simpang pasar",
        kelurahan=kelurahan,
        campaign="kkbc-desa",
        put_up=window.clock.today() - timedelta(days=20),
        **more,
    )
    return desk(window).documents.save_item(TERMINAL, item)


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
    (item,) = desk(window).documents.items()
    assert (item.kind, item.kelurahan, item.put_up.isoformat()) == ("spanduk", "Sambau", "2026-11-05")


def test_counts_per_kelurahan_and_dusun_follow_what_is_taken_down(window: Window) -> None:
    for kelurahan in (*KELURAHAN, "Pangkalan Satu"):
        hang(window, kelurahan)
    hang(window, "Batu Merah", "poster", dusun="RW 002")
    at_outreach(window)
    page = window.kiosk.desk.outreach
    names = ["", *sorted((*KELURAHAN, "Pangkalan Satu"))]
    assert [each["kelurahan"] for each in page.places if not each["dusun"]] == names
    assert page.places[0]["caption"] == "7/7 terpasang" and page.place == 1
    window.tap("place-0")
    assert len(page.papers) == 7
    window.tap("place-1")
    assert len(page.papers) == 2 and page.hangingKinds == "1 baliho · 1 poster"
    window.tap("place-2")
    assert [each["title"] for each in page.papers] == ["Poster · Simpang pasar"]
    window.tap("paper-0")
    window.tap("takeDownButton")
    assert window.find("removedDay").property("text") == "21-11-2026", "today unless another day is typed"
    window.tap("takeDownDone")
    assert "Dicatat diturunkan 21 Nov 2026." in window.texts()
    assert [page.places[n]["caption"] for n in (0, 1)] == ["6/7 terpasang", "1/2 terpasang"]
    (poster,) = [item for item in desk(window).documents.items() if item.kind == "poster"]
    assert (poster.removed, poster.condition) == (window.clock.today(), "good")


def test_the_day_it_was_taken_down_is_asked_and_can_be_put_right(window: Window) -> None:
    item = hang(window, "Sadai")
    at_outreach(window)
    window.tap("paper-0")
    window.tap("takeDownButton")
    fill(window, removedDay="22-11-2026")
    window.tap("takeDownDone")
    assert window.kiosk.desk.outreach.problem == "Tanggal turun: sejak dipasang, paling akhir hari ini."
    assert window.sees("removedDay"), "the sheet stays open until the day is right"
    window.tap("sheetClose")
    assert desk(window).documents.items() == (item,)
    window.tap("takeDownButton")
    fill(window, removedDay="15-11-2026")
    window.tap("takeDownDone")
    assert desk(window).documents.items()[0].removed == date(2026, 11, 15)
    window.tap("takeDownButton")
    assert window.find("removedDay").property("text") == "15-11-2026"
    window.tap("putBackButton")
    assert desk(window).documents.items()[0].removed is None


def test_how_it_looks_is_dated_today_unless_another_day_is_typed(window: Window) -> None:
    hang(window, "Sadai", checked=date(2026, 11, 3))
    at_outreach(window)
    window.tap("paper-0")
    assert window.find("field-checked").property("text") == "03-11-2026"
    window.tap("condition-damaged")
    assert window.find("field-checked").property("text") == "21-11-2026", "seen today"
    fill(window, **{"field-checked": "19-11-2026"})
    window.tap("savePaperButton")
    assert window.kiosk.desk.outreach.places[0]["tag"] == "1 masalah"


def test_an_item_belongs_to_this_campaign_or_an_earlier_one_and_each_is_counted(window: Window) -> None:
    hang(window, "Sadai")
    hang(window, "Sambau")
    at_outreach(window)
    page = window.kiosk.desk.outreach
    window.tap("place-0")
    window.tap("paper-1")
    window.tap("itemCampaignButton")
    assert window.sees("campaign-kkbc-desa")
    fill(window, otherCampaign="kkbc-perdana")
    window.tap("otherCampaignButton")
    window.tap("savePaperButton")
    assert sorted(item.campaign for item in desk(window).documents.items()) == ["kkbc-desa", "kkbc-perdana"]
    window.tap("campaignButton")
    assert [each["label"] for each in page.campaigns] == [
        "Kerja Keras Bebas Cemas masuk desa · 1 dari 1",
        "kkbc-perdana · 1 dari 1",
    ]
    window.tap("campaign-kkbc-perdana")
    assert [each["kelurahan"] for each in page.places][:2] == ["", "Sambau"] and len(page.papers) == 1
    window.tap("paper-0")
    window.tap("itemCampaignButton")
    window.tap("campaign-kkbc-desa")
    window.tap("savePaperButton")
    assert {item.campaign for item in desk(window).documents.items()} == {"kkbc-desa"}
    assert page.campaignText == "Semua kampanye" and page.chosen >= 0, "what was saved stays in sight"


def test_the_list_of_a_place_goes_on_a_stick_as_a_sheet(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = plug(tmp_path, monkeypatch)
    hang(window, "Batu Selicin", dusun="RW 001")
    hang(window, "Sambau")
    at_outreach(window)
    window.tap("place-1")
    window.tap("sheetButton")
    window.wait(lambda: not window.kiosk.desk.outreach.busy)
    name = "materi-batu-selicin-2026-11-21.pdf"
    assert window.kiosk.desk.outreach.notice == f"{name} tersimpan di STIK."
    text = "".join(PdfReader(stick / name).pages[0].extract_text().split())
    assert "BatuSelicin·RW001" in text and "Sambau" not in text
    assert desk(window).store.audit_entries()[-1].action == "outreach-sheet"
    assert [each.name for each in stick.iterdir()] == [name]


def test_a_photo_comes_from_a_stick_within_its_limit(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = plug(tmp_path, monkeypatch)
    (stick / "besar.jpg").write_bytes(JPEG + bytes(MAX_PHOTO))
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
    (item,) = desk(window).documents.items()
    assert item.photo is not None
    assert desk(window).documents.scan(TERMINAL, item.photo).content == JPEG
    assert desk(window).store.verify_audit().is_whole


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
    (agreement,) = desk(window).documents.agreements()
    assert agreement.parties == ("Kepala cabang", "Direktur BUMDes")
    window.tap("outreach-events")
    fill(
        window, **{"field-day": "10-02-2026", "field-place": "Balai Desa", "field-signed_by": "Kepala cabang"}
    )
    fill(window, **{"field-attendance": "120"})
    window.tap("savePaperButton")
    assert [event.attendance for event in desk(window).documents.events()] == [120]


def test_a_photo_is_looked_at_and_copied_by_an_agent(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = plug(tmp_path, monkeypatch)
    photo = desk(window).documents.add_scan(TERMINAL, photo_of("baliho", "good"), photo=True)
    item = hang(window, "Sadai", photo=photo)
    at_outreach(window)
    window.tap("paper-0")
    window.tap("lookButton")
    window.wait(lambda: window.find("pictureShown").property("implicitWidth") > 0)
    window.tap("pictureCopyButton")
    fill(window, ownReason="diminta kepala desa")
    window.tap("reasonDone")
    window.wait(lambda: not window.kiosk.desk.outreach.busy)
    assert [each.name for each in stick.iterdir()] == [f"foto-baliho-{item.id}.jpg"]
    why = desk(window).store.audit_entries()[-1].detail["why"]
    assert why.startswith("sha256:"), "free text is not in the chain"


def test_a_certificate_that_runs_out_is_warned_of(window: Window) -> None:
    agent = next(each for each in desk(window).accounts.all() if each.role == "agent")
    today = window.clock.today()
    issued, end = today - timedelta(days=700), today + timedelta(days=12)
    desk(window).documents.save_certificate(
        TERMINAL, Certificate(account=agent.id, number="S-1", issued=issued, expires=end)
    )
    at_outreach(window, "supervisor", "certificates")
    assert window.find("expiry").property("tone") == "warning"
    assert window.kiosk.desk.outreach.papers[0]["title"] == "Rina Wahyuni"


def test_what_runs_out_is_said_on_the_board_and_at_the_tab(window: Window) -> None:
    accounts, papers, today = desk(window).accounts, desk(window).documents, window.clock.today()
    agent = next(each for each in accounts.all() if each.role == "agent")
    gone = accounts.add(TERMINAL, "Sudah Pindah", "agent", "905173")
    accounts.set_active(TERMINAL, gone.id, False)
    issued = today - timedelta(days=700)
    for account, number, days in ((agent.id, "S-1", 12), (gone.id, "S-2", -40)):
        end = today + timedelta(days=days)
        papers.save_certificate(
            TERMINAL, Certificate(account=account, number=number, issued=issued, expires=end)
        )
    sign_in(window)
    assert window.find("tabMark").property("text") == "1", "nobody is warned of a closed account"
    window.tap("deskTab-dashboard")
    assert "Sertifikat S-1 berakhir 3 Des 2026" in window.texts()
    window.tap("dashboardDue")
    assert window.kiosk.desk.page == "outreach" and window.kiosk.desk.outreach.section == "certificates"
    window.tap("paper-1" if window.kiosk.desk.outreach.papers[0]["caption"] == "S-2" else "paper-0")
    fill(window, **{"field-expires": "03-12-2028"})
    window.tap("savePaperButton")
    assert not window.sees("tabMark"), "renewed: the mark goes at once"
    window.tap("deskTab-dashboard")
    assert not window.sees("dashboardDue")


def test_the_board_says_what_hangs(window: Window) -> None:
    hang(window, "Sadai")
    hang(window, "Sadai", condition="damaged")
    sign_in(window, "agent")
    window.tap("deskTab-dashboard")
    assert window.find("dashboardOutreach").property("text") == "Materi: 2/2 terpasang · 1 rusak/hilang"
    window.tap("dashboardOutreach")
    assert window.kiosk.desk.outreach.section == "items"
