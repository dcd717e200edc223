"""The month on paper and in a workbook: figures are there, nothing leaves the page, no person is named."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from kiosk.agency.fieldwork.route_sheet import Span, Stop, draw_pages, heading, in_walking_order, write_route
from kiosk.agency.reports.month import AgentMonth, DusunMonth, MonthReport, OutreachCount, RequestCount
from kiosk.agency.reports.pdf import write_report
from kiosk.agency.reports.xlsx import write_workbook
from kiosk.campaign.followup import STAGES
from kiosk.exchange.entries import Place
from kiosk.paper import a4 as paper_module
from kiosk.paper.a4 import HEIGHT, WIDTH, Paper, fitted, width_of, wrapped
from kiosk.paper.bitmap import PagePictures
from kiosk.words import words
from tests.support.context import FACTS
from tests.support.rules import RULES

LONG = "KAMPUNG TRANSMIGRASI PANGKALAN SATU BLOK TIMUR SEBERANG SUNGAI ARUT"
FULL = MonthReport(
    month="2026-11",
    made_on=date(2026, 12, 1),
    kiosk="K7M",
    place=Place(village="Desa Pangkalan Satu", district="Kumai", regency="Kotawaringin Barat"),
    wadah="BUMDes Senantiasa Jaya",
    registered=126,
    registered_before=74,
    registered_total=200,
    by_day=tuple(n % 9 for n in range(30)),
    members=18,
    known_before=0,
    target=25,
    protected=31,
    protected_at_close=29,
    in_grace=4,
    lapsed=7,
    paid_months=44,
    funnel=tuple(zip(STAGES, (200, 141, 58, 43, 17), strict=True)),
    outcomes=tuple(
        (FACTS.campaign.text("id").outcomes[rule.id], 3 + n) for n, rule in enumerate(RULES.outcomes)
    ),
    dusun=(
        DusunMonth(name="Dusun I", registered=91, members=12),
        DusunMonth(name="", registered=35, members=6),
    ),
    occupations=(("Petani", 80), ("Nelayan", 46)),
    programmes=(("jkk jkm", 104), ("jkk jkm jht", 22)),
    agents=(
        AgentMonth(name="Rina Wahyuni", contacts=74, members=11, contributions=1_848_000, incentive=277_200),
    ),
    wadah_share=27_720,
    rule_source="Perdir 13/2022",
    coverage_target=350,
    outreach=(OutreachCount(kind="baliho", hanging=2, put_up=1, damaged=0),),
    campaigns=(OutreachCount(kind="kkbc-desa", hanging=2, put_up=1, damaged=0),),
    requests=(RequestCount(kind="copy", received=3, in_time=3, open=0),),
    consent_pending=24,
    audit_count=1843,
    audit_head="9f3c52a1be0777d0aa",
    invented=True,
)
EMPTY = replace(
    FULL,
    registered=0,
    registered_before=0,
    registered_total=0,
    by_day=(0,) * 30,
    members=0,
    protected=0,
    protected_at_close=0,
    in_grace=0,
    lapsed=0,
    paid_months=0,
    funnel=tuple((stage, 0) for stage in STAGES),
    outcomes=(),
    dusun=(),
    occupations=(),
    programmes=(),
    agents=(),
    wadah_share=0,
    coverage_target=None,
    outreach=(),
    campaigns=(),
    requests=(),
    consent_pending=0,
    invented=False,
)
CROWDED = replace(
    FULL,
    place=Place(village=f"Desa {LONG}", district=LONG, regency=LONG, province=LONG),
    wadah=f"BUMDes {LONG}",
    registered=1_234_567,
    registered_before=1_234_567,
    registered_total=9_999_999,
    by_day=tuple(99_999 for _ in range(31)),
    members=40,
    protected=1_234_567,
    funnel=tuple((stage, 9_999_999) for stage in STAGES),
    dusun=tuple(DusunMonth(name=f"{LONG} {n}", registered=99_999, members=88_888) for n in range(40)),
    occupations=tuple((f"{LONG} {n}", 99_999 - n) for n in range(60)),
    programmes=(("jkk jkm", 999_999), ("jkk jkm jht", 999_999), ("jkk", 5)),
    agents=tuple(
        AgentMonth(name=LONG, contacts=99_999, members=99, contributions=999_999_999, incentive=99_999_999)
        for _ in range(9)
    ),
    outreach=tuple(
        OutreachCount(kind=kind, hanging=999, put_up=999, damaged=999)
        for kind in ("baliho", "spanduk", "banner", "poster")
    ),
    campaigns=tuple(
        OutreachCount(kind=f"kkbc-{LONG}-{n}", hanging=999, put_up=999, damaged=999) for n in range(3)
    ),
    requests=tuple(
        RequestCount(kind=kind, received=99, in_time=98, open=1)
        for kind in ("copy", "correction", "withdrawal", "suspension", "deletion", "breach")
    ),
)


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


def pdf_of(report: MonthReport, language: str = "id") -> bytes:
    file = io.BytesIO()
    write_report(file, report, words(language, "reports"))
    return file.getvalue()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("report", [FULL, EMPTY, CROWDED], ids=["full", "empty", "crowded"])
def test_nothing_leaves_the_page_or_lies_on_something_else(
    report: MonthReport, language: str, drawn: list[tuple[int, float, float, float, str]]
) -> None:
    pdf_of(report, language)
    assert len(drawn) > 30
    for _, left, right, y, text in drawn:
        assert left > 24 and right < WIDTH - 20 and 20 < y < HEIGHT - 15, text
    for at, (page, left, right, y, text) in enumerate(drawn):
        for page2, left2, right2, y2, text2 in drawn[at + 1 :]:
            apart = page != page2 or right <= left2 + 0.5 or right2 <= left + 0.5 or abs(y - y2) > 6
            assert apart, (text, text2)


def test_the_report_says_its_figures_and_is_the_same_each_time() -> None:
    pdf = pdf_of(FULL)
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 2
    assert (round(float(reader.pages[0].mediabox.width)), round(float(reader.pages[0].mediabox.height))) == (
        595,
        842,
    )
    text = " ".join(page.extract_text() for page in reader.pages)
    folded = "".join(text.split())
    for shown in ("LaporanbulananNovember2026", "126", "Rp277.200", "Perdir13/2022", "9f3c52a1be0777d0"):
        assert shown in folded
    for shown in ("Kepala Desa Pangkalan Satu", "Ketua BUMDes Senantiasa Jaya", "DATA CONTOH", "kkbc-desa"):
        assert shown.replace(" ", "") in folded
    assert pdf == pdf_of(FULL)


TWO = replace(
    FULL,
    members=55,
    known_before=2,
    agents=(
        AgentMonth(name="Rina", contacts=74, members=52, contributions=1, incentive=1, known_before=2),
        AgentMonth(name="Budi", contacts=7, members=3, contributions=1, incentive=1),
        AgentMonth(name="Kepala", contacts=7, members=0, contributions=0, incentive=0, has_target=False),
    ),
    programmes=(("jkk jkm", 104), ("", 22), ("jkk jkm jht", 5), ("jkk", 2)),
    occupations=(("Petani", 80), ("", 46)),
)


def test_the_target_is_counted_for_each_agent_on_paper_and_in_the_workbook() -> None:
    text = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf_of(TWO))).pages).split())
    assert "1dari2agenmencapai25" in text and "kurang22" in text and "55dari25" not in text
    assert "Tidakdihitung:2orang" in text
    file = io.BytesIO()
    write_workbook(file, TWO, words("id", "reports"))
    book = load_workbook(file)
    summary = {row[0].value: row[1].value for row in book["Ringkasan"].iter_rows(min_row=7)}
    assert (summary["Agen yang mencapai 25"], summary["Jumlah agen"]) == (1, 2)
    assert summary["Sudah peserta (Rp0)"] == 2
    assert [row[3].value for row in book["Agen"]] == ["Menuju 25", "tercapai", "3 / 25", ""]
    assert [row[4].value for row in book["Agen"]] == ["Sudah peserta (Rp0)", 2, 0, 0]


@pytest.mark.parametrize(("language", "word"), [("id", "(tanpaketerangan)"), ("en", "(notstated)")])
def test_what_is_left_of_the_erased_has_a_word(language: str, word: str) -> None:
    pages = PdfReader(io.BytesIO(pdf_of(TWO, language))).pages
    assert "".join(page.extract_text() for page in pages).replace(" ", "").replace("\n", "").count(word) == 2
    file = io.BytesIO()
    write_workbook(file, TWO, words(language, "reports"))
    for sheet in (words(language, "reports")("sheets", name) for name in ("programmes", "occupations")):
        labels = [row[0].value for row in load_workbook(file)[sheet]]
        assert all(labels) and word in [label.replace(" ", "") for label in labels]


def test_the_workbook_has_native_charts_over_its_own_cells() -> None:
    file = io.BytesIO()
    write_workbook(file, FULL, words("id", "reports"))
    book = load_workbook(file)
    charts = {sheet.title: len(sheet._charts) for sheet in book}
    assert charts == {
        "Ringkasan": 0,
        "Per hari": 1,
        "Tahap": 1,
        "Per dusun": 1,
        "Pekerjaan": 1,
        "Program": 1,
        "Hasil": 1,
        "Agen": 0,
        "Materi": 0,
    }
    assert [row[0].value for row in book["Materi"]] == ["Jenis", "Baliho", None, "Kampanye", "kkbc-desa"]
    assert [cell.value for cell in book["Materi"][5]] == ["kkbc-desa", 2, 1, 0]
    assert [row[1].value for row in book["Tahap"]][1:] == [200, 141, 58, 43, 17]
    assert book["Per hari"]["A2"].number_format == "dd-mm-yyyy"
    with zipfile.ZipFile(file) as archive:
        assert b"0C4A3B" in archive.read("xl/charts/chart1.xml")


@pytest.mark.parametrize("report", [EMPTY, CROWDED], ids=["empty", "crowded"])
def test_the_workbook_of_an_odd_month(report: MonthReport) -> None:
    file = io.BytesIO()
    write_workbook(file, report, words("en", "reports"))
    assert len(load_workbook(file).sheetnames) == 9


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_stage_has_its_word(language: str) -> None:
    say = words(language, "reports")
    assert all(say.has("stages", stage) for stage in STAGES)


def test_wrapping_breaks_only_what_must_be_broken() -> None:
    assert wrapped("SITI AMINAH BINTI ABDUL", 80, 10) == ["SITI AMINAH", "BINTI ABDUL"]
    lines = wrapped("A" * 200 + " SITI", 80, 10)
    assert all(width_of(line, 10) <= 80 for line in lines)
    assert "".join(lines).replace(" ", "") == "A" * 200 + "SITI"
    assert wrapped("", 80, 10) == [""]
    assert width_of(fitted("A" * 200, 80, 10), 10) <= 80


def test_letters_that_the_face_lacks_are_drawn_with_the_other_or_as_a_question_mark() -> None:
    paper = Paper(io.BytesIO(), title="x", author="x", language="id")
    assert paper.text(50, 50, "ʼALI ḌOWI 漢") > 0


STOPS = [
    Stop(
        number=f"K7M-{n:06d}-4",
        name=name,
        dusun=dusun,
        rt=rt,
        phone=phone,
        due=date(2026, 11, 20 + n),
        late=n < 2,
    )
    for n, (name, dusun, rt, phone) in enumerate(
        [
            ("SITI AMINAH", "Dusun II", "002", ""),
            (LONG, "", "", "0812 3456 7890"),
            ("AHMAD", "Dusun I", "003", "0812 3456 7890"),
            ("BUDI", "Dusun I", "001", ""),
        ]
    )
]


def test_the_route_goes_by_dusun_and_rt() -> None:
    assert [stop.name for stop in in_walking_order(STOPS)] == ["BUDI", "AHMAD", "SITI AMINAH", LONG]


def test_route_sheets_stay_on_the_page(drawn: list[tuple[int, float, float, float, str]]) -> None:
    file = io.BytesIO()
    pages = write_route(file, STOPS * 12, "Rina Wahyuni", date(2026, 11, 21), words("id", "reports"))
    assert len(PdfReader(file).pages) == pages > 3
    assert all(right < WIDTH - 20 and y < HEIGHT - 15 for _, _, right, y, _ in drawn)
    assert sum(text == "BUDI" for *_, text in drawn) == 12


def test_a_part_of_the_route_counts_on_and_says_of_how_many(
    drawn: list[tuple[int, float, float, float, str]],
) -> None:
    write_route(io.BytesIO(), STOPS, "Rina", date(2026, 11, 21), words("id", "reports"), Span(61, 64, 64))
    texts = [text for *_, text in drawn]
    assert {"61", "62", "63", "64"} <= set(texts)
    assert "Rina · 21 November 2026 · 4 orang · orang 61–64 dari 64" in texts
    assert heading(STOPS, "Rina", date(2026, 11, 21), words("id", "reports"), Span(1, 4, 4)).endswith(
        "4 orang"
    )


def test_the_same_route_is_drawn_as_pictures() -> None:
    file, paper = io.BytesIO(), PagePictures()
    pages = write_route(file, STOPS * 12, "Rina", date(2026, 11, 21), words("id", "reports"))
    draw_pages(paper, STOPS * 12, "Rina", date(2026, 11, 21), words("id", "reports"))
    pictures = paper.finish()
    assert len(pictures) == pages > 3
    assert {(each.mode, each.size) for each in pictures} == {("1", (2480, 3508))}
    inked = [each.point(lambda dot: 255 - dot).getbbox() for each in pictures]
    assert all(box and box[0] < 30 and box[2] < 2480 - 80 and box[3] <= 3508 for box in inked)
