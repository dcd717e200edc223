"""The verbs of the voice: what is missing, the script, one screen as sound, and what is refused."""

import csv
import json
import shutil
import wave
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.voice.voice import SHIPPED

STATE = {
    "nik": "6201021708850001",
    "occupation": "petani",
    "income": 1_200_000,
    "programmes": ["jkk", "jkm"],
    "months": 3,
    "start": "2026-12",
    "number": "K7M-000123-4",
}


@pytest.fixture
def asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Ask one deed of the voice; its exit code and its JSON answer."""

    def ask(deed: str, *more: str) -> tuple[int, Any]:
        code = main(["voice", deed, "--data", str(tmp_path / "station"), "--language", "id", *more, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return ask


def test_nothing_is_missing_in_indonesian(asked: Any) -> None:
    assert asked("check") == (0, {"missing": []})
    code, answer = asked("check", "--language", "en")
    assert code == 1 and {"attract", "nik", "period", "receipt"} <= set(answer["missing"])


@pytest.mark.parametrize(
    ("screen", "heard"),
    [
        ("nik", ["n-17", "m-8", "n-1000", "n-900", "n-85"]),
        ("period", ["u-rupiah"]),
        ("receipt", ["s-k", "e-4"]),
    ],
)
def test_a_screen_is_rendered(asked: Any, tmp_path: Path, screen: str, heard: list[str]) -> None:
    out = tmp_path / "screen.wav"
    code, answer = asked("render", "--screen", screen, "--state", json.dumps(STATE), "--out", str(out))
    assert code == 0 and set(heard) <= set(answer["clips"])
    with wave.open(str(out)) as sound:
        assert sound.getsampwidth() == 2
        assert sound.getnframes() / sound.getframerate() == pytest.approx(answer["seconds"], abs=0.01)


def test_the_price_heard_is_the_price_of_that_month(asked: Any, tmp_path: Path) -> None:
    answers = []
    for start in ("2026-12", "2027-06"):
        state = json.dumps(STATE | {"start": start})
        answers.append(
            asked("render", "--screen", "period", "--state", state, "--out", str(tmp_path / "p.wav"))[1]
        )
    assert "n-9000" in answers[0]["clips"] and answers[0] != answers[1]


@pytest.mark.parametrize(
    ("screen", "state", "problem", "field"),
    [
        ("nowhere", "{}", "screen", "screen"),
        ("nik", "{", "not-json", "state"),
        ("nik", "[]", "not-an-object", "state"),
        ("nik", '{"nikk": 1}', "unknown-field", "nikk"),
        ("nik", '{"nik": 6}', "not-text", "nik"),
        ("period", '{"start": "2026-13"}', "month", "start"),
        ("period", '{"occupation": "astronaut"}', "occupation-unknown", "occupation"),
        ("period", '{"months": "3"}', "not-a-number", "months"),
        ("address", '{"rt": "2b"}', "not-a-number", "rt"),
    ],
)
def test_what_cannot_be_rendered_is_refused(
    asked: Any, tmp_path: Path, screen: str, state: str, problem: str, field: str
) -> None:
    out = tmp_path / "screen.wav"
    code, answer = asked("render", "--screen", screen, "--state", state, "--out", str(out))
    assert (code, answer) == (1, {"problem": problem, "field": field})
    assert not out.exists()


def test_a_mute_or_unknown_language_is_refused(asked: Any, tmp_path: Path) -> None:
    out = str(tmp_path / "home.wav")
    for language, problem in (("en", "voice-missing"), ("xx", "language")):
        code, answer = asked("render", "--screen", "home", "--out", out, "--language", language)
        assert (code, answer["problem"]) == (1, problem)


def test_the_script_is_the_shipped_voices(asked: Any, tmp_path: Path) -> None:
    out = tmp_path / "script.csv"
    code, answer = asked("script", "--out", str(out))
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert code == 0 and rows[0] == ["key", "text", "sha256"] and len(rows) - 1 == answer["clips"] > 1_000
    assert out.read_bytes() == (SHIPPED / "id" / "script.csv").read_bytes()


def test_building_without_the_programs_is_refused(
    asked: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, answer = asked("build", "--out", str(tmp_path / "voice"))
    assert (code, answer["problem"]) == (1, "voice-program") and not (tmp_path / "voice").exists()


@pytest.mark.skipif(
    shutil.which("espeak-ng") is None or shutil.which("oggenc") is None, reason="no espeak-ng"
)
def test_only_what_changed_is_made_anew(asked: Any, tmp_path: Path) -> None:
    voice = tmp_path / "voice"
    shutil.copytree(SHIPPED / "id", voice)
    (voice / "clips" / "n-7.ogg").unlink()
    (voice / "clips" / "w-nothing.ogg").write_bytes(b"OggS")
    whole = len(list((SHIPPED / "id" / "clips").iterdir()))
    assert asked("build", "--out", str(voice)) == (0, {"folder": str(voice), "made": 1, "clips": whole})
    assert (voice / "clips" / "n-7.ogg").read_bytes()[:4] == b"OggS"
    assert not (voice / "clips" / "w-nothing.ogg").exists()
