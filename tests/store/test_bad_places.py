"""What volunteers' editors and machines do to a station's files mends itself, or is said with its remedy."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import Problem, SettingsError, StoreError
from kiosk.exchange.keys import init_branch, read_public
from kiosk.receipt.trust import read_identity
from kiosk.settings import FILE, load_settings, make_demo
from kiosk.station import open_ground, open_station


@pytest.fixture
def data(tmp_path: Path) -> Path:
    make_demo(tmp_path / "st")
    return tmp_path / "st"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"])
def test_settings_are_read_however_an_editor_saved_them(data: Path, encoding: str) -> None:
    text = (data / FILE).read_text(encoding="utf-8").replace("Pangkalan Satu", "Désa Café")
    if encoding == "utf-16-le-bom":
        (data / FILE).write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    else:
        (data / FILE).write_bytes(text.encode(encoding))
    assert load_settings(data).station.village == "Désa Café"


def test_settings_that_may_not_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="settings-missing"):
        load_settings(tmp_path)
    (tmp_path / FILE).mkdir()
    with pytest.raises(SettingsError, match=f"settings-unreadable.*{FILE}"):
        load_settings(tmp_path)


def test_a_demo_is_not_begun_where_nothing_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("")
    for folder in (file, file / "below"):
        with pytest.raises(StoreError, match=r"folder-unusable.*--data"):
            make_demo(folder)


@pytest.mark.parametrize("content", [bytes(500), b"", b"{", b"\xff\xfe{}"])
def test_a_spoiled_identity_is_written_anew(data: Path, content: bytes) -> None:
    open_station(open_ground(data), use_keyring=False).store.close()
    good = (data / "identity.json").read_bytes()
    (data / "identity.json").write_bytes(content)
    open_station(open_ground(data), use_keyring=False).store.close()
    assert (data / "identity.json").read_bytes() == good
    assert not isinstance(read_identity(good), Problem)


def test_a_branch_file_may_begin_with_a_mark(tmp_path: Path) -> None:
    init_branch(tmp_path / "keys", "Cabang")
    file = tmp_path / "branch.json"
    file.write_bytes(b"\xef\xbb\xbf" + (tmp_path / "keys" / "branch.json").read_bytes())
    assert read_public(file).name == "Cabang"


@pytest.mark.parametrize("backend", ["no.such.Backend", "kiosk.clock.SystemClock", "nonsense"])
def test_a_key_store_that_is_broken_is_none(data: Path, backend: str) -> None:
    code = (
        "import sys; from pathlib import Path; from kiosk.security.keys import open_keys; "
        "print(open_keys(Path(sys.argv[1]))[1])"
    )
    import os

    environment = dict(os.environ, PYTHON_KEYRING_BACKEND=backend)
    done = subprocess.run(
        [sys.executable, "-c", code, data], env=environment, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("file", "")
