"""What is handed over works by itself: built, started without any environment, registers, verifies."""

import json
import os
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.packaged.conftest import bare_environment

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
SUFFIX = ".exe" if os.name == "nt" else ""
PERSON = {
    "nik": "6201025003900004",
    "name": "Siti Aminah Ré",
    "phone": "081234567890",
    "occupation": "petani",
    "income": 900_000,
    "programmes": ["jkk", "jkm"],
    "months": 3,
    "consent": {"version": None, "language": "id"},
    "language": "id",
}


def terminal(program: Path, *arguments: object, given: str = "", exits: int = 0) -> dict[str, Any]:
    """Run the operator's command with an empty environment; its JSON answer."""
    command = [program / f"anjungan-cli{SUFFIX}", *map(str, arguments), "--json"]
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=bare_environment(),
        check=False,
    )
    assert done.returncode == exits, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def registered(program: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One person registered at a new demo station by the built program."""
    folder = tmp_path_factory.mktemp("packaged") / "station"
    answer = terminal(program, "register", "--data", folder, "--no-keyring", given=json.dumps(PERSON) + "\n")
    return answer | {"folder": folder}


def test_a_registration_gets_number_token_and_receipt(registered: dict[str, Any]) -> None:
    assert re.fullmatch(r"[0-9A-Z]{3}-000001-[0-9A-Z]", registered["number"])
    picture = Path(registered["receipt"])
    assert picture.suffix == ".png" and picture.stat().st_size > 1000


def test_its_receipt_is_genuine_with_the_trust_list_alone(
    program: Path, registered: dict[str, Any], tmp_path: Path
) -> None:
    identity, trust = tmp_path / "identity.json", tmp_path / "trust.json"
    terminal(program, "identity", "--data", registered["folder"], "--no-keyring", "--out", identity)
    terminal(program, "trust", identity, "--out", trust)
    for proof in (registered["token"], registered["receipt"]):
        verdict = terminal(program, "verify", proof, "--trust", trust)
        assert (verdict["result"], verdict["number"]) == ("genuine", registered["number"])


def test_an_altered_receipt_is_not(program: Path, registered: dict[str, Any], tmp_path: Path) -> None:
    identity, trust = tmp_path / "identity.json", tmp_path / "trust.json"
    terminal(program, "identity", "--data", registered["folder"], "--no-keyring", "--out", identity)
    terminal(program, "trust", identity, "--out", trust)
    token = registered["token"]
    altered = token[:-1] + ("0" if token[-1] != "0" else "1")
    verdict = terminal(program, "verify", altered, "--trust", trust, exits=1)
    assert verdict["result"] in ("altered", "not a receipt")


def test_the_chain_is_whole_and_a_nik_is_read(program: Path, registered: dict[str, Any]) -> None:
    terminal(program, "audit", "verify", "--data", registered["folder"], "--no-keyring")
    reading = terminal(program, "nik", "3171011708450001", "--on", "2026-11-21")
    assert reading["birth_dates"] == ["1945-08-17"] and reading["flags"] == ["age-65-or-over"]


def test_the_window_opens_and_stays(program: Path, tmp_path: Path) -> None:
    folder = tmp_path / "station"
    window = subprocess.Popen(
        [program / f"anjungan{SUFFIX}", "--offscreen", "--no-keyring", "--data", folder],
        env=bare_environment() | {"QT_QUICK_BACKEND": "software"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        until = time.monotonic() + 60
        while not list(folder.glob("*.json")) and window.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(1)
        alive = window.poll() is None
    finally:
        window.kill()
        said = window.communicate()[0]
    assert alive, said
    quiet = re.sub(r"Detected locale.*?for more information\.\n", "", said, flags=re.DOTALL)
    assert [line for line in quiet.splitlines() if not line.startswith("Receipts are written to ")] == []
    assert (folder / "identity.json").exists(), "the store was opened"


def test_licences_are_inside(program: Path) -> None:
    inside = program / "_internal" / "licences"
    assert {"LICENSE", "LGPL-3.0.txt", "GPL-3.0.txt", "licences.md"} <= {
        each.name for each in inside.iterdir()
    }
    assert len(list(inside.iterdir())) > 40
    assert list((program / "_internal/resources/fonts").glob("*OFL*"))


def test_only_the_parts_in_use_are_inside(program: Path) -> None:
    files = [path.relative_to(program).as_posix() for path in program.rglob("*") if path.is_file()]
    assert len(files) > 300
    banned = re.compile(
        r"VirtualKeyboard|QtCharts|Qt6Charts|Graphs|DataVisualization|Quick3D|WebEngine|Qt6Pdf"
        r"|libstdc\+\+|libgcc_s|/tests?/|\.qmlc$|gallery|demo-station",
        re.IGNORECASE,
    )
    assert [file for file in files if banned.search(file)] == []
    size = sum((program / file).stat().st_size for file in files if not (program / file).is_symlink())
    assert size < 300e6
