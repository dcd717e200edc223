"""What hangs where, counted and on A4: by day, place, kind and campaign; the sheet stays on its page."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from kiosk.agency.outreach.items import OutreachItem, Tally, by_campaign, by_kind, by_place, hangs, tally
from kiosk.agency.outreach.sheet import OutreachSheet, in_place, sheet_name, write_sheet
from kiosk.paper import a4 as paper_module
from kiosk.paper.a4 import HEIGHT, WIDTH, Paper
from kiosk.words import words

DAY = date(2026, 11, 21)
ITEM = OutreachItem(
    id=1,
    kind="baliho",
    place="Simpang kantor desa",
    dusun="RW 001",
    kelurahan="Sadai",
    campaign="kkbc-desa",
    put_up=date(2026, 9, 1),
    checked=date(2026, 10, 1),
)
LONG = "Simpang pasar lama seberang sungai di depan posyandu melati dan gerbang perumahan"
ITEMS = (
    ITEM,
    replace(ITEM, id=2, kind="poster", condition="faded"),
    replace(ITEM, id=3, kind="poster", condition="gone", dusun="RW 002"),
    replace(ITEM, id=4, kelurahan="Sambau", dusun="", removed=date(2026, 11, 10)),
    replace(ITEM, id=5, kelurahan="Sambau", dusun="", campaign="lain", put_up=DAY + timedelta(1)),
)


def sheet(items: tuple[OutreachItem, ...] = ITEMS, **changes: Any) -> OutreachSheet:
    blank = OutreachSheet(
        items=items, kelurahan="", dusun="", campaign="", wadah="BUMDes Senantiasa Jaya", kiosk="K7M", day=DAY
    )
    return replace(blank, **changes)


def test_items_are_counted_on_the_day_asked_for() -> None:
    assert tally(ITEMS, DAY) == Tally(put_up=4, hanging=2, poor=1, missing=1)
    assert tally(ITEMS, date(2026, 11, 9)).hanging == 3, "taken down on the 10th"
    assert tally(ITEMS, date(2026, 9, 30)).missing == 0, "seen to be gone in October"
    assert tally(ITEMS, date(2026, 8, 1)) == Tally()
    assert hangs(ITEM, DAY) and not hangs(replace(ITEM, removed=DAY), DAY)
    assert by_kind(ITEMS, DAY) == (("baliho", Tally(2, 1, 0, 0)), ("poster", Tally(2, 1, 1, 1)))
    assert [(name, each.put_up) for name, each in by_campaign(ITEMS, DAY)] == [("kkbc-desa", 4), ("lain", 0)]


def test_places_are_kelurahan_with_their_dusun() -> None:
    found = by_place(ITEMS, DAY)
    assert [(each.kelurahan, each.dusun, each.tally.hanging) for each in found] == [
        ("Sadai", "", 2),
        ("Sadai", "RW 001", 2),
        ("Sadai", "RW 002", 0),
        ("Sambau", "", 0),
    ]
    assert [item.id for item in in_place(ITEMS, "Sadai", "RW 002", "")] == [3]
    assert [item.id for item in in_place(ITEMS, "Sambau", "", "lain")] == [5]
    assert in_place(ITEMS, "", "", "") == ITEMS


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[int, float, float, float, str]]]:
    """Every line of text that reached the paper: page, left, right, baseline, text."""
    lines: list[tuple[int, float, float, float, str]] = []
    draw = Paper.text

    def spy(self: Paper, x: float, y: float, text: str, **style: Any) -> float:
        width = draw(self, x, y, text, **style)
        left = x - {"left": 0.0, "right": width, "centre": width / 2}[style.get("align", "left")]
        lines.append((self.page, left, left + width, y, text))
        return width

    monkeypatch.setattr(paper_module.Paper, "text", spy)
    yield lines


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_long_sheet_stays_on_its_pages(
    language: str, drawn: list[tuple[int, float, float, float, str]]
) -> None:
    many = tuple(
        replace(item, id=10 * n + item.id, place=f"{LONG} {n}", kelurahan=LONG, dusun=f"{LONG} {n % 3}")
        for n in range(20)
        for item in ITEMS
    )
    file = io.BytesIO()
    full = sheet(many, kelurahan=LONG, dusun=LONG, campaign=LONG, wadah=f"BUMDes {LONG}", invented=True)
    pages = write_sheet(file, full, words(language, "reports"))
    assert len(PdfReader(file).pages) == pages > 3
    for _, left, right, y, text in drawn:
        assert left > 24 and right < WIDTH - 20 and 20 < y < HEIGHT - 15, text
    for at, (page, left, right, y, text) in enumerate(drawn):
        for page2, left2, right2, y2, text2 in drawn[at + 1 : at + 40]:
            apart = page != page2 or right <= left2 + 0.5 or right2 <= left + 0.5 or abs(y - y2) > 6
            assert apart, (text, text2)


def test_the_sheet_says_kind_place_dates_and_condition_and_is_the_same_each_time() -> None:
    made = io.BytesIO()
    assert write_sheet(made, sheet(), words("id", "reports")) == 1
    text = "".join(PdfReader(made).pages[0].extract_text().split())
    for shown in ("4dicatat·2terpasang", "Simpangkantordesa", "1Sep2026", "10Nov2026", "Pudar", "Hilang"):
        assert shown in text, shown
    again = io.BytesIO()
    write_sheet(again, sheet(), words("id", "reports"))
    assert made.getvalue() == again.getvalue()
    empty = io.BytesIO()
    assert write_sheet(empty, sheet(()), words("id", "reports")) == 1
    assert "Belumadamateri" in "".join(PdfReader(empty).pages[0].extract_text().split())


def test_the_file_is_named_after_place_and_day() -> None:
    assert sheet_name(sheet(kelurahan="Batu Selicin", dusun="RW 001"), words("id", "reports")) == (
        "materi-batu-selicin-rw-001-2026-11-21"
    )
    assert sheet_name(sheet(kelurahan="Ḍesa/..\\ʼx"), words("id", "reports")) == "materi-esa-x-2026-11-21"
    assert sheet_name(sheet(), words("en", "reports")) == "outreach-2026-11-21"
