"""Minds the terminal's manners: language, code pages, closed pipes, names of folders, known branches."""

import ast
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kiosk import VERSION
from kiosk.__main__ import CLOSED_PIPE, main
from kiosk.paths import ROOT

KIOSK = [sys.executable, "-m", "kiosk"]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*KIOSK, *words], cwd=ROOT, capture_output=True, env={**os.environ, **environment}, check=False
    )


def test_the_version_is_the_packages() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert told == VERSION
    assert VERSION in run("--version").stdout.decode()


def test_occupations_are_listed_with_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["occupations", "--json"]) == 0
    found = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    assert found["ojek-online"]["names"][0] == "ojol"
    assert (found["pegawai-negeri"]["bpu"], found["petani"]["label"]) == ("no", "Petani, pekebun")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_no_answer_fails_for_a_code_page(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text("NIK;Nama;★\n;Siti;x\n", encoding="utf-8")
    assert run("sample", "--data", str(tmp_path / "st"), "--no-keyring", "--people", "1").returncode == 0
    done = run(
        *("import", str(file), "--data", str(tmp_path / "st"), "--no-keyring", "--mapping", "plain"),
        *("--dry-run", "--json"),
        PYTHONIOENCODING=encoding,
    )
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout.decode(encoding))["passed_over"] == ["★"]
    assert b"Traceback" not in done.stderr


def test_a_reader_who_leaves_is_no_error() -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m kiosk occupations | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (CLOSED_PIPE, b"")


def test_the_terminal_speaks_one_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = ["audit", "--data", str(tmp_path / "none")]
    assert main(missing) == 1
    assert capsys.readouterr().err.startswith("ditolak: station-missing")
    assert main(["--language", "en", *missing]) == 1
    told = capsys.readouterr().err
    assert told.startswith("refused: station-missing")
    assert "Tidak" not in told


def test_the_branchs_keys_are_named_both_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = tmp_path / "keys"
    assert main(["branch", "init", "--keys", str(keys), "--name", "Cabang"]) == 0
    for words in (["--keys", str(keys), "0123"], [str(keys), "0123"]):
        assert main(["branch", "revoke", *words]) == 1
        assert "unknown-station" in capsys.readouterr().err
    for words in ([], ["0123"], ["--keys", str(keys)]):
        with pytest.raises(SystemExit) as ended:
            main(["branch", "revoke", *words])
        assert ended.value.code == 2


def test_a_folder_is_never_made_a_file(tmp_path: Path) -> None:
    folder = f"{tmp_path}/new/"
    with pytest.raises(SystemExit) as ended:
        main(["backup", "--data", str(tmp_path), "--out", folder])
    assert (ended.value.code, list(tmp_path.iterdir())) == (2, [])
    for part in ("st", "keys"):
        (tmp_path / part).mkdir()
    data = str(tmp_path / "st")
    assert main(["sample", "--data", data, "--no-keyring", "--people", "2"]) == 0
    assert main(["branch", "init", str(tmp_path / "branch"), "--name", "Cabang"]) == 0
    bundle = ["bundle", "--data", data, "--no-keyring", "--out", folder]
    assert main(bundle) == 1, "no branch is known yet"
    (tmp_path / "st" / "branch.json").write_bytes((tmp_path / "branch" / "branch.json").read_bytes())
    assert main(bundle) == 0
    assert [each.suffix for each in Path(folder).iterdir()] == [".kkbc"]


def test_everything_that_is_told_has_words() -> None:
    known = tomllib.loads((ROOT / "resources/words/terminal/id.toml").read_text(encoding="utf-8"))["told"]
    used = set()
    for file in (ROOT / "kiosk").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_told = isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
            if is_told and call.func.id in ("tell", "told") and "terminal" in (*file.parts, file.stem):
                used |= {each.value for each in ast.walk(call.args[0]) if isinstance(each, ast.Constant)}
    assert {each for each in used if isinstance(each, str) and each} <= known.keys()
