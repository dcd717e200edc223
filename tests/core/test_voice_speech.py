"""Speech: numbers, days, money and names as clips; the shipped voice speaks every screen in every state."""

import tomllib
import wave
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import settings
from kiosk.people.regions import Regions
from kiosk.visit.context import Facts
from kiosk.visit.visit import Step
from kiosk.voice.parts import MOST, Month, Name, Part, Rupiah, Signs, day, number, rupiah, signs
from kiosk.voice.scenes import BLANK, NUMBER, missing, scenes, script
from kiosk.voice.sentence import Sentence, clips, sentences, spoken
from kiosk.voice.sound import write_wav
from kiosk.voice.speaker import Scene
from kiosk.voice.speech import SCREENS, speech
from kiosk.voice.voice import Voice, read_voice, script_of, shipped_voice
from kiosk.words import words
from tests.support.packs import shipped

SAID = words("id", "screens", "voice")
DEMO = tomllib.loads(settings.DEMO)
FACTS = Facts(
    shipped(),
    Regions(),
    date(2026, 12, 1),
    settings.ControllerPart(name=DEMO["controller"]["name"]),
    tuple(DEMO["station"]["dusun"]),
)


def voice() -> Voice:
    found = shipped_voice("id")
    assert found is not None
    return found


def texts(parts: tuple[Part, ...]) -> str:
    return " ".join(part.text for part in parts)


def plain(sentence: Sentence) -> str:
    return " ".join(part.text for part in sentence)


def worth(parts: tuple[Part, ...]) -> int:
    """The number that is heard: what stands before a unit counts that often."""
    sizes = {"u-billion": 1_000_000_000, "u-million": 1_000_000, "u-thousand": 1_000}
    whole = below = 0
    for part in parts:
        if part.key in sizes:
            whole, below = whole + below * sizes[part.key], 0
        else:
            below += int(part.text)
    return whole + below


@given(st.integers(0, MOST))
def test_a_number_is_heard_as_it_is_and_every_clip_is_there(value: int) -> None:
    parts = number(value, SAID)
    assert worth(parts) == value
    assert all(voice().has(part) for part in parts)


@pytest.mark.parametrize(
    ("value", "heard"),
    [
        (0, "0"),
        (8_400, "8000 400"),
        (10_800, "10 ribu 800"),
        (244_000_000, "200 44 juta"),
        (1_985, "1000 900 85"),
        (999_999_999, "900 99 juta 900 99 ribu 900 99"),
        (1_196_600_000, "1 miliar 100 96 juta 600 ribu"),
    ],
)
def test_numbers(value: int, heard: str) -> None:
    assert texts(number(value, SAID)) == heard


@pytest.mark.parametrize("value", [-1, MOST + 1])
def test_other_numbers_are_not_spoken(value: int) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(value, SAID)
    assert spoken("Iuran {price}.", {"price": Rupiah(value)}, voice(), SAID) is None


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_every_day_of_a_century(when: date) -> None:
    parts = day(when, SAID)
    assert all(voice().has(part) for part in parts)
    assert parts[0].text == str(when.day) and worth(parts[2:]) == when.year


@given(st.from_regex(r"[0-9A-HJKMNP-TV-Z]{3}-[0-9]{6}-[0-9]", fullmatch=True))
def test_every_receipt_number_is_read_sign_by_sign(text: str) -> None:
    parts = signs(text)
    assert "".join(part.text[0] for part in parts) == text.replace("-", "")
    assert [part.text[1] for part in parts] == [*",,.", *",,,,,.", "."]
    assert all(voice().has(part) for part in parts)


def test_a_sentence_is_cut_at_its_numbers_and_values() -> None:
    text = "Ada <b>santunan</b> Rp42.000.000.* Telepon 175, “Lanjut” & 3×24 jam. Mulai Rp1,5 juta, 08."
    assert [
        texts(tuple(part for part in each if isinstance(part, Part))) for each in sentences(text, {}, SAID)
    ] == [
        "Ada santunan 42 juta rupiah",
        "Telepon 1, 7, 5. Lanjut dan 3 kali 24 jam",
        "Mulai 1 juta 500 ribu rupiah 0, 8.",
    ]


def test_a_name_is_spelt_where_nobody_recorded_it_and_no_sentence_mixes() -> None:
    values = {"day": date(1985, 8, 17), "kind": "Kabupaten", "place": Name("Kotawaringin Barat")}
    template = SAID.find("speech", "readBackMale")
    heard = spoken(template, values, voice(), SAID)
    assert (
        heard and texts(heard) == "Lahir 17 Agustus 1000 900 85 laki-laki Kabupaten Kotawaringin Barat Betul?"
    )
    spelt = spoken("Yang dipilih: {chosen}.", {"chosen": Name("Jl. Ñu")}, voice(), SAID)
    assert spelt and texts(spelt) == "Yang dipilih J, L. U."
    assert spoken("Yang dipilih: {chosen}.", {"chosen": Name("鄭")}, voice(), SAID) is None
    assert spoken("Belum pernah direkam.", {}, voice(), SAID) is None


def test_a_clip_of_another_text_is_silent() -> None:
    month = Part("m-8", "Agustus")
    assert voice().has(month) and not voice().has(Part("m-8", "Ogos"))
    other = replace(voice(), texts={**voice().texts, "m-8": "0" * 16})
    assert clips((month,), other) is None
    assert spoken("Sampai {month}.", {"month": Month("2026-08")}, other, SAID) is None


def test_every_screen_has_something_to_say() -> None:
    assert set(SCREENS) == set(Step)
    names = {name for name, _ in scenes(FACTS, "id")}
    assert {step.lower() for step in Step} <= names and len(names) > 700


def test_the_shipped_voice_misses_nothing() -> None:
    assert missing(FACTS, "id", voice()) == ()
    assert len(missing(FACTS, "id", None)) == len(dict(scenes(FACTS, "id")))
    without = replace(voice(), texts={key: text for key, text in voice().texts.items() if key != "m-8"})
    assert "nik:6201" in missing(FACTS, "id", without)


def test_the_shipped_voice_holds_just_what_is_said() -> None:
    folder = voice().folder
    written = (folder / "script.csv").read_text(encoding="utf-8")
    assert written == script_of(script(FACTS, "id")), "words have changed: run python3 dev.py voice"
    clips = {file.stem for file in (folder / "clips").glob("*")}
    assert clips == {part.key for part in script(FACTS, "id")}
    assert all(file.read_bytes()[:4] == b"OggS" for file in (folder / "clips").iterdir())
    assert sum(file.stat().st_size for file in (folder / "clips").iterdir()) < 8_000_000
    assert "espeak" in voice().made.lower().replace(" ", "")


def test_private_digits_and_names_are_not_said_aloud() -> None:
    visit = replace(
        BLANK, nik="6201021708850001", name="SITI", phone="081234567890", occupation="petani", bracket=1
    )
    for step in (Step.NIK, Step.NAME, Step.PHONE, Step.REVIEW):
        parts = [
            part for each in speech(Scene(visit=replace(visit, step=step)), FACTS, "id") for part in each
        ]
        assert "siti" not in " ".join(part.text for part in parts).lower()
        assert not [part for part in parts if isinstance(part, Part) and part.key.startswith(("s-", "e-"))]


def test_a_price_is_spoken_as_it_is_shown() -> None:
    visit = replace(BLANK, step=Step.PERIOD, occupation="petani", bracket=1, months=3)
    said = " | ".join(plain(each) for each in speech(Scene(visit=visit), FACTS, "id"))
    assert "Iuran 8000 400 rupiah per bulan" in said and "3 bulan" in said


def test_a_rendered_screen_is_loud_enough_whole_and_never_clipped(tmp_path: Path) -> None:
    scene = Scene(visit=replace(BLANK, step=Step.RECEIPT), number=NUMBER, paper="printed")
    heard = [clips(each, voice()) for each in speech(scene, FACTS, "id")]
    file = tmp_path / "receipt.wav"
    with file.open("wb") as out:
        seconds = write_wav(out, [[voice().file(part) for part in each] for each in heard if each])
    with wave.open(str(file)) as sound:
        assert (sound.getsampwidth(), sound.getnchannels()) == (2, 1)
        assert seconds == pytest.approx(sound.getnframes() / sound.getframerate())
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
    assert 10 < seconds < 40
    peak = max(map(abs, samples))
    assert 8_000 < peak < 32_700
    quiet = longest = 0
    for value in samples:
        quiet = quiet + 1 if abs(value) < 185 else 0
        longest = max(longest, quiet)
    assert longest < 22_050 * 0.6, "a hole in the speech"


def test_a_voice_that_is_not_there(tmp_path: Path) -> None:
    assert read_voice(tmp_path) is None and shipped_voice("jv") is None


def test_amounts_have_their_unit() -> None:
    assert texts(rupiah(16_800, SAID)) == "16 ribu 800 rupiah"
    assert texts(signs("k7m-0")) == "K, 7, M. 0."
    assert spoken("Nomor: {number}.", {"number": Signs("K7M-000123-4")}, voice(), SAID) is None
