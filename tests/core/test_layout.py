"""The drawn receipt: what is on it, what never is, and that it stays whole at both widths."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kiosk.paper import ornament
from kiosk.paper.files import a4_page, save_a4, save_pdf, save_png
from kiosk.paper.typeface import Type, balance, bold, fit, medium, printable, wrap
from kiosk.receipt.layout import NARROW, RECEIPT_WORDS, WIDE, draw
from kiosk.receipt.receipt import Receipt
from kiosk.receipt.words import MONTHS, SHORT_MONTHS, price_spans
from tests.support.receipts import ALL, COPY, LONGEST, ORDINARY, UNPRICED, WORDS, token

WIDTHS = (384, 576)
every_receipt = pytest.mark.parametrize("receipt", ALL.values(), ids=ALL)
every_width = pytest.mark.parametrize("dots", WIDTHS)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Type, str]]:
    """Every line that a draw writes, with its type."""
    lines: list[tuple[Type, str]] = []
    original = Type.draw

    def keep(self: Type, canvas: ImageDraw.ImageDraw, x: float, y: int, text: str, ink: int = 0) -> None:
        lines.append((self, text))
        original(self, canvas, x, y, text, ink)

    monkeypatch.setattr(Type, "draw", keep)
    return lines


def texts(written: list[tuple[Type, str]]) -> str:
    return "\n".join(line for _, line in written)


@every_receipt
@every_width
def test_it_is_black_and_white_and_fits_the_paper(receipt: Receipt, dots: int) -> None:
    image = draw(receipt, dots)
    assert (image.mode, image.width) == ("1", dots)
    assert 1100 < image.height < 2200
    style = WIDE if dots == 576 else NARROW
    between = np.asarray(image)[style.tile : -style.tile]
    assert between[:, : style.margin].all()
    assert between[:, -style.margin :].all()


@every_receipt
@every_width
def test_the_code_is_whole_with_its_quiet_zone(receipt: Receipt, dots: int) -> None:
    paper = np.asarray(draw(receipt, dots))
    code = np.asarray(ornament.qr(receipt.token, dots)) > 0
    assert code.shape == (343, 343)
    left = (dots - 343) // 2
    places = [y for y in range(paper.shape[0] - 343) if (paper[y : y + 343, left : left + 343] == code).all()]
    assert len(places) == 1


def test_a_longer_code_gets_fewer_dots_a_module_and_is_never_scaled() -> None:
    longer = ornament.qr("KK1:" + "A" * 200, 384)
    assert longer.width == 57 * 6
    modules = np.asarray(longer).reshape(57, 6, 57, 6)
    assert (modules == modules[:, :1, :, :1]).all()


@every_width
def test_everything_a_person_needs_is_written(written: list, dots: int) -> None:
    draw(ORDINARY, dots)
    text = texts(written)
    for expected in (
        "Kerja Keras Bebas Cemas",
        "Bukti pendaftaran minat",
        "BELUM menjadi peserta",
        ORDINARY.number,
        "21 November 2026",
        "Desa Pangkalan Satu,",
        "AHMAD FAUZI",
        "0003",
        "Nelayan",
        "Iuran 3 bulan",
        "Rp33.600",
        "Nov–Des 2026",
        "Rp8.400 per bulan",
        "Jan 2027",
        "Rp16.800",
        "Siti Rahmawati",
        "Senin–Jumat 08.00–15.00",
        "BUMDes Senantiasa Jaya",
        "Persetujuan 2026-11 · Catatan 9f3ac01b",
    ):
        assert expected in text, expected
    joined = " ".join(text.split())
    assert "Jangan bayar kepada siapa pun tanpa bukti resmi." in joined
    assert "Anda boleh melihat, membetulkan, dan menghapusnya." in joined


@every_receipt
@every_width
def test_nothing_is_written_too_small_or_too_thin(written: list, receipt: Receipt, dots: int) -> None:
    draw(receipt, dots)
    assert min(kind.size for kind, _ in written) >= 17
    assert min(kind.size for kind, _ in written if "Medium" in kind.face) > 17
    number = next(kind for kind, line in written if line == receipt.number)
    assert number.size == max(kind.size for kind, _ in written)


@every_width
def test_a_copy_says_so_twice_and_an_original_never(written: list, dots: int) -> None:
    draw(COPY, dots)
    assert [line for _, line in written].count("CETAK ULANG 2") == 2
    written.clear()
    draw(ORDINARY, dots)
    assert "CETAK" not in texts(written)


@every_width
def test_without_a_tariff_the_agent_is_to_be_asked(written: list, dots: int) -> None:
    draw(UNPRICED, dots)
    text = texts(written)
    assert "tanyakan agen" in text
    assert "belum ada" in text
    assert "Rp" not in text


@every_width
def test_a_long_name_is_shortened_visibly(written: list, dots: int) -> None:
    draw(LONGEST, dots)
    lines = [line for _, line in written]
    name = lines[lines.index("Nama") + 1 : lines.index("NIK berakhir")]
    assert len(name) == 2
    assert name[-1].endswith("…")
    assert LONGEST.name.startswith(" ".join(name)[:-1])


def test_twelve_months_are_told_by_runs_of_one_price() -> None:
    assert [(months, amount) for _, months, amount in price_spans(LONGEST)] == [
        (2, 28400),
        (3, 36800),
        (7, 37800),
    ]
    assert [span for span, _, _ in price_spans(LONGEST)] == ["Nov–Des 2026", "Jan–Mar 2027", "Apr–Okt 2027"]
    across = replace(ORDINARY, quoted=(("2026-12", 8400), ("2027-01", 8400)))
    assert price_spans(across) == (("Des 2026–Jan 2027", 2, 8400),)


def test_a_price_line_that_is_too_long_becomes_shorter_not_broken(written: list) -> None:
    quoted = tuple((f"{2026 + n // 12}-{n % 12 + 1:02d}", 1_234_500) for n in range(10, 22))
    draw(replace(ORDINARY, quoted=quoted, months=12), 384)
    assert "12 × Rp1.234.500" in texts(written)


@every_width
def test_hostile_text_is_drawn_as_letters_only(written: list, dots: int) -> None:
    hostile = "A\x1b@\x1dV\x00B\x10\x04\x01\u202eC\u200b\nD\ud800"
    image = draw(replace(ORDINARY, name=hostile, place=hostile * 9, agent=hostile), dots)
    assert image.width == dots
    assert not [line for _, line in written if any(ord(c) < 32 or c in "\u202e\u200b\ud800" for c in line)]
    assert printable(hostile) == "A@ VBC D"


def test_an_apostrophe_of_madura_comes_from_the_second_font() -> None:
    kind = bold(28)
    assert [face for face, _ in kind._runs("ḌAʼṬ")] == [kind.face, "NotoSans_600SemiBold", kind.face]


def test_a_word_the_pack_lacks_does_not_stop_the_print(written: list) -> None:
    draw(replace(ORDINARY, words={}), 384)
    assert "not-member" in texts(written)


@pytest.mark.parametrize("language", WORDS)
def test_the_sample_words_are_those_the_layout_asks_for(language: str) -> None:
    assert set(WORDS[language]) == {*RECEIPT_WORDS, *MONTHS, *SHORT_MONTHS}


def test_the_same_receipt_is_the_same_picture() -> None:
    assert draw(ORDINARY, 576).tobytes() == draw(ORDINARY, 576).tobytes()


some_text = st.text(max_size=120)


@given(some_text, some_text, some_text, st.sampled_from(WIDTHS))
@settings(max_examples=25)
def test_any_text_is_drawn(name: str, place: str, agent: str, dots: int) -> None:
    receipt = replace(ORDINARY, name=name, place=place, agent=agent, occupation=name, wadah=place)
    assert draw(receipt, dots).width == dots


@given(some_text, st.integers(40, 400))
@settings(max_examples=60)
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    kind = medium(21)
    for lines in (wrap(text, kind, width), balance(text, kind, width)):
        assert all(kind.width(line) <= width or len(line) == 1 for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())


@given(some_text, st.integers(60, 400))
@settings(max_examples=60)
def test_a_fitted_text_fits(text: str, width: int) -> None:
    kind = medium(21)
    fitted = fit(text, kind, width)
    assert kind.width(fitted) <= width
    assert fitted == text or text.startswith(fitted[:-1])


def test_no_word_is_left_alone_on_the_last_line() -> None:
    kind = bold(28)
    text = "Simpan kertas ini dan tunjukkan kepada agen"
    for width in range(300, 560, 10):
        lines = balance(text, kind, width)
        assert len(lines) == len(wrap(text, kind, width))
        assert len(lines) == 1 or kind.width(lines[-1]) > 0.3 * max(map(kind.width, lines))


def test_kawung_has_four_petals_with_seeds() -> None:
    tile = np.asarray(ornament.kawung(48)) > 0
    assert (tile == tile[::-1]).all()
    assert (tile == tile[:, ::-1]).all()
    assert (tile == tile.T).all()
    assert tile[24, 24]
    assert tile[10, 10] and not tile[6, 6] and not tile[16, 16]


def test_a_dashed_line_ends_with_a_dash() -> None:
    for width in (360, 536, 401):
        row = np.asarray(ornament.dashes(width))[0]
        assert not row[0] and not row[-1]
        runs = [(a, b) for a, b in pairwise(row) if a != b]
        assert len(runs) % 2 == 0


@every_width
def test_files_have_the_paper_size(tmp_path: Path, dots: int) -> None:
    from pypdf import PdfReader

    image = draw(ORDINARY, dots)
    save_png(image, tmp_path / "a.png")
    save_pdf(image, tmp_path / "a.pdf")
    first = (tmp_path / "a.pdf").read_bytes()
    save_pdf(image, tmp_path / "a.pdf")
    with Image.open(tmp_path / "a.png") as opened:
        assert opened.mode == "1"
        assert opened.tobytes() == image.tobytes()
        assert round(opened.info["dpi"][0], 1) == 203.2
    page = PdfReader(tmp_path / "a.pdf").pages[0]
    width, height = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
    assert width == pytest.approx(58 if dots == 384 else 80, abs=0.01)
    assert height == pytest.approx(image.height / 8, abs=0.01)
    assert (tmp_path / "a.pdf").read_bytes() == first


@every_receipt
@every_width
def test_the_office_page_is_a4_with_every_dot_in_place(receipt: Receipt, dots: int, tmp_path: Path) -> None:
    from pypdf import PdfReader

    image = draw(receipt, dots)
    page, dots_per_mm = a4_page(image)
    assert page.height / dots_per_mm == pytest.approx(297, abs=0.2)
    left = (page.width - dots) // 2
    top = round(12 * dots_per_mm)
    assert page.crop((left, top, left + dots, top + image.height)).tobytes() == image.tobytes()
    assert top + image.height < page.height
    save_a4(image, tmp_path / "a4.pdf")
    box = PdfReader(tmp_path / "a4.pdf").pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in box[2:]] == [210, 297]


def test_a_copy_has_a_token_of_its_own() -> None:
    assert token(copy=2) != token()
