"""The drawn code after what paper goes through: an independent decoder must still read it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from kiosk.errors import Problem
from kiosk.paper.files import a4_page, save_png
from kiosk.receipt.layout import draw
from kiosk.receipt.token import public_key
from kiosk.receipt.trust import Identity, Trust, verify
from kiosk.scanning.decode import decode, read_image
from tests.support.receipts import COPY, ORDINARY, SEED, token

TRUST = Trust((Identity("K7M", public_key(SEED)),))
Abuse = Callable[[Image.Image, np.random.Generator], Image.Image]


def blurred(image: Image.Image, _: np.random.Generator) -> Image.Image:
    """0.4 of a module."""
    return image.filter(ImageFilter.GaussianBlur(2.8))


def faint(image: Image.Image, _: np.random.Generator) -> Image.Image:
    """A fifth of the contrast."""
    return image.point(lambda level: 128 + round((level - 128) * 0.2))


def noisy(image: Image.Image, random: np.random.Generator) -> Image.Image:
    """A fifth of the contrast, and a poor camera."""
    levels = np.asarray(faint(image, random), float)
    return Image.fromarray((levels + random.normal(0, 8, levels.shape)).clip(0, 255).astype("uint8"))


def lost_rows(image: Image.Image, random: np.random.Generator, share: float = 0.1) -> Image.Image:
    """Every tenth row white: dust under the head, paper that slipped."""
    dots = np.asarray(image).copy()
    dots[random.random(dots.shape[0]) < share] = 255
    return Image.fromarray(dots)


def dead_dots(image: Image.Image, random: np.random.Generator) -> Image.Image:
    """Ten burnt-out dots of the head: white lines down the whole paper."""
    dots = np.asarray(image).copy()
    dots[:, random.choice(dots.shape[1], 10, replace=False)] = 255
    return Image.fromarray(dots)


def turned(image: Image.Image, random: np.random.Generator) -> Image.Image:
    return image.rotate(random.uniform(0, 360), Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def everything(image: Image.Image, random: np.random.Generator) -> Image.Image:
    worn = lost_rows(dead_dots(image, random), random, 0.04).filter(ImageFilter.GaussianBlur(1.2))
    return turned(faint(worn, random), random)


@pytest.fixture(scope="module", params=[384, 576])
def papers(request: pytest.FixtureRequest) -> list[tuple[str, Image.Image]]:
    """Ten papers of one width, as a scanner sees them: grey."""
    receipts = [replace(ORDINARY, token=token(n)) for n in range(1, 11)]
    return [(receipt.token, draw(receipt, request.param).convert("L")) for receipt in receipts]


@pytest.mark.parametrize("abuse", [blurred, faint, noisy, lost_rows, dead_dots, turned, everything])
def test_the_code_survives(papers: list[tuple[str, Image.Image]], abuse: Abuse) -> None:
    random = np.random.default_rng(7)
    lost = [text[-6:] for text, image in papers if decode(abuse(image, random)) != text]
    assert lost == []


@pytest.mark.parametrize("abuse", [blurred, faint, turned])
def test_any_phone_reads_it_without_our_help(papers: list[tuple[str, Image.Image]], abuse: Abuse) -> None:
    random = np.random.default_rng(7)
    for text, image in papers:
        found = zxingcpp.read_barcodes(abuse(image, random))
        assert [barcode.text for barcode in found] == [text]


def test_what_is_read_is_genuine_and_says_its_copy(tmp_path: Path) -> None:
    save_png(draw(COPY, 384), tmp_path / "struk.png")
    text = read_image(tmp_path / "struk.png")
    assert isinstance(text, str)
    verdict = verify(text, TRUST)
    assert (verdict.result, verdict.number, verdict.fields and verdict.fields.copy) == (
        "genuine",
        COPY.number,
        2,
    )


def test_the_office_page_reads(tmp_path: Path) -> None:
    assert decode(a4_page(draw(ORDINARY, 576))[0]) == ORDINARY.token


def test_a_foreign_code_on_the_same_picture_does_not_hide_the_receipt() -> None:
    import qrcode

    other = qrcode.make("https://example.org/").convert("L")
    paper = draw(ORDINARY, 384).convert("L")
    both = Image.new("L", (other.width + paper.width, max(other.height, paper.height)), 255)
    both.paste(other, (0, 0))
    both.paste(paper, (other.width, 0))
    assert decode(both) == ORDINARY.token
    assert decode(other) == "https://example.org/"


def test_a_picture_without_a_code_is_a_problem(tmp_path: Path) -> None:
    Image.new("RGB", (50, 50), "red").save(tmp_path / "a.png")
    assert read_image(tmp_path / "a.png") == Problem("image", "image-no-code")
    Image.new("1", (1, 1)).save(tmp_path / "b.png")
    assert read_image(tmp_path / "b.png") == Problem("image", "image-no-code")


def test_what_is_no_picture_is_a_problem(tmp_path: Path) -> None:
    unreadable = Problem("image", "image-unreadable")
    assert read_image(tmp_path / "absent.png") == unreadable
    assert read_image(tmp_path) == unreadable
    (tmp_path / "empty.png").write_bytes(b"")
    assert read_image(tmp_path / "empty.png") == unreadable
    save_png(draw(ORDINARY, 384), tmp_path / "a.png")
    (tmp_path / "half.png").write_bytes((tmp_path / "a.png").read_bytes()[:2000])
    assert isinstance(read_image(tmp_path / "half.png"), Problem)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"BM"]))
def test_garbage_never_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes, magic: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "garbage"
    path.write_bytes(magic + data)
    assert isinstance(read_image(path), Problem)
