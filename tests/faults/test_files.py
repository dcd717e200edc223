"""Lists and bundles under a pulled stick, a full disk, a killed program: whole or absent, twice is once."""

import hashlib
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.files import write_whole
from tests.faults import disk, strace
from tests.faults.files import PEOPLE, STATION

traced = pytest.mark.skipif(strace.why_not() is not None, reason=str(strace.why_not()))
cut = pytest.mark.skipif(disk.why_not() is not None, reason=str(disk.why_not()))
pytestmark = pytest.mark.slow


def run(deed: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """One deed in a process of its own, under strace with these options where there are any."""
    tracer = ["strace", "-f", "-qq", "-o", str(folder / "trace"), *options] if options else []
    return subprocess.run(
        [*tracer, sys.executable, "-m", "tests.faults.files", deed, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
    )


def is_whole(file: Path) -> bool:
    lines = file.read_bytes().decode().split("\r\n")
    return len(lines) == PEOPLE + 2 and lines[-1] == ""


def calls(folder: Path, name: str) -> int:
    return sum(f"{name}(" in line for line in (folder / "trace").read_text().splitlines())


@traced
def test_an_export_that_is_killed_leaves_the_old_list_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "daftar.csv"
    part = ("-P", str(tmp_path / "daftar.csv.0.part"))
    target.write_bytes(b"old")
    assert run("export", tmp_path, *part, "-e", "trace=write,fsync,rename").returncode == 0
    assert is_whole(target)
    totals = {name: calls(tmp_path, name) for name in ("write", "fsync", "rename")}
    assert totals["write"] >= 5 and totals["fsync"] == totals["rename"] == 1
    seen = set()
    for name, total in totals.items():
        for n in sorted({1, total // 2 + 1, total}):
            target.write_bytes(b"old")
            options = (*part, "-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={n}")
            assert run("export", tmp_path, *options).returncode == -9
            assert target.read_bytes() == b"old" or is_whole(target)
            seen.add(target.read_bytes() == b"old")
    assert True in seen
    assert run("export", tmp_path).returncode == 0 and is_whole(target)
    assert not (tmp_path / "daftar.csv.0.part").exists()


@traced
@pytest.mark.parametrize(
    ("name", "error", "code"),
    [("write", "ENOSPC", "disk-full"), ("write", "EIO", "disk-gone"), ("fsync", "EIO", "disk-gone")],
)
def test_a_disk_that_refuses_is_named_and_the_old_list_stands(
    tmp_path: Path, name: str, error: str, code: str
) -> None:
    target = tmp_path / "daftar.csv"
    target.write_bytes(b"old")
    part = ("-P", str(tmp_path / "daftar.csv.0.part"))
    done = run("export", tmp_path, *part, "-e", f"trace={name}", "-e", f"inject={name}:error={error}:when=1+")
    assert (done.returncode, done.stdout.strip()) == (3, code)
    assert target.read_bytes() == b"old"
    assert not (tmp_path / "daftar.csv.0.part").exists()


def lone(folder: Path) -> bool:
    """Whether a sealed list stands there without the manifest that proves it, or with another's."""
    file = folder / "daftar.csv.age"
    note = file.with_name(file.name + ".manifest.json")
    if not file.exists():
        return False
    told = json.loads(note.read_bytes())["sha256"] if note.exists() else ""
    return bool(told != hashlib.sha256(file.read_bytes()).hexdigest())


@traced
@pytest.mark.parametrize("deed", ["seal", "seal-file-first"])
def test_a_sealed_list_never_stands_without_its_own_manifest(tmp_path: Path, deed: str) -> None:
    """Killed at every call that changes the folder, over an older pair; the second deed is the tooth."""
    assert run("seal", tmp_path).returncode == 0
    older = {each.name: each.read_bytes() for each in tmp_path.glob("daftar*")}
    assert len(older) == 2 and not lone(tmp_path)
    calls_made = "rename,unlink,fsync"
    for n in range(1, 12):
        for each in tmp_path.glob("daftar*"):
            each.unlink()
        for name, content in older.items():
            (tmp_path / name).write_bytes(content)
        options = ("-e", f"trace={calls_made}", "-e", f"inject={calls_made}:signal=KILL:when={n}")
        ended = run(deed, tmp_path, *parts(tmp_path), *options).returncode
        if lone(tmp_path):
            assert deed == "seal-file-first", f"killed at call {n}"
            return
        if ended == 0:
            break
    assert deed == "seal" and ended == 0, "every call was tried"
    assert not list(tmp_path.glob("*.part"))


def parts(folder: Path) -> tuple[str, ...]:
    """The paths whose calls are watched."""
    names = ("daftar.csv.age", "daftar.csv.age.0.part", "daftar.csv.age.manifest.json")
    every = (*names, "daftar.csv.age.manifest.json.0.part")
    return tuple(word for name in every for word in ("-P", str(folder / name)))


@cut
@pytest.mark.parametrize("variant", ["right", "without-flushing"])
def test_a_list_that_was_said_to_be_written_survives_the_power(
    tmp_path: Path, variant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second variant is the tooth: without the flushes the same check must find the loss."""
    if variant == "without-flushing":
        monkeypatch.setattr(os, "fsync", lambda handle: None)
    with disk.Disk(tmp_path) as stick:
        file = stick.mount_point / "daftar.csv"
        write_whole(file, b"new" * 10_000)
        stick.fail()
        stick.come_back()
        survived = file.exists() and file.read_bytes() == b"new" * 10_000
    assert survived is (variant == "right")


@traced
def test_an_import_that_is_killed_stores_everybody_or_nobody(tmp_path: Path) -> None:
    letters = "ABCDEFGHIJ"
    rows = [
        f"620102{1 + n % 28:02d}0880{n:04d};ORANG {letters[n % 10]}{letters[n // 10]};petani;1500000"
        for n in range(60)
    ]
    (tmp_path / "l.csv").write_text("\n".join(["NIK;Nama;Pekerjaan;Penghasilan", *rows]))
    first = json.loads(run("take", tmp_path, "-e", "trace=pwrite64").stdout)
    assert first["accepted"] == 60
    total = calls(tmp_path, "pwrite64")
    counts = set()
    for n in (total // 3, total // 2, 2 * total // 3, total - 2):
        subprocess.run(["rm", "-rf", str(tmp_path / "station")], check=True)
        done = run("take", tmp_path, "-e", "trace=pwrite64", "-e", f"inject=pwrite64:signal=KILL:when={n}")
        assert done.returncode == -9
        again = json.loads(run("take", tmp_path).stdout)
        assert again["accepted"] + again["known"] == 60
        counts.add(again["known"])
    assert counts <= {0, 60} and 0 in counts


@traced
def test_a_branch_that_is_killed_while_opening_opens_again_as_if_for_the_first_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def does(*words: object) -> dict[str, object]:
        capsys.readouterr()
        assert main([str(word) for word in words]) == 0
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found

    person = {"nik": "6201020108800001", "name": "ORANG A", "occupation": "petani", "income": 1_500_000}
    plan = {"programmes": ["jkk", "jkm"], "months": 3, "language": "id"}
    line = json.dumps(person | plan | {"consent": {"version": None, "language": "id"}})
    monkeypatch.setattr("sys.stdin", StringIO(line + "\n"))
    station, keys = (*STATION, tmp_path / "station"), tmp_path / "keys"
    does("register", *station)
    does("identity", *station, "--out", tmp_path / "id.json")
    does("branch", "init", keys, "--json")
    does("branch", "trust", keys, tmp_path / "id.json", "--json")
    does("bundle", *station, "--branch", keys, "--out", tmp_path / "b.kkbc")
    for n in (1, 2):
        done = run("open", tmp_path, "-e", "trace=rename", "-e", f"inject=rename:signal=KILL:when={n}")
        assert done.returncode == -9
    first = json.loads(run("open", tmp_path).stdout)
    assert [(each["new"], each["known"]) for each in first["opened"]] == [(1, False)]
    second = json.loads(run("open", tmp_path).stdout)
    assert [(each["new"], each["known"]) for each in second["opened"]] == [(0, True)]
