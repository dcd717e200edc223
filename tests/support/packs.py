"""Campaign packs to damage: copies of the shipped one, signed by a key that nobody may use outside tests."""

import re
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.campaign.pack import Campaign, load_campaign
from kiosk.paths import RESOURCES

SHIPPED = RESOURCES / "campaign" / "kkbc-desa"
DEMO_KEY = bytes.fromhex((RESOURCES / "campaign" / "demo-issuer.pub").read_text(encoding="ascii"))
SEED = bytes(range(1, 33))
KEY = Ed25519PrivateKey.from_private_bytes(SEED).public_key().public_bytes_raw()
TODAY = date(2026, 11, 21)


def shipped() -> Campaign:
    """The pack that comes with the program, as of 21 November 2026."""
    return load_campaign(SHIPPED, (DEMO_KEY,), TODAY)


def copy_pack(to: Path) -> Path:
    """A copy of the shipped pack, without the tables that signing had parsed, signed by the test key."""
    shutil.copytree(SHIPPED, to)
    (to / "parsed.json").unlink()
    resign(to)
    return to


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the only place where `old` stands in a file."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(folder: Path, name: str, part: str) -> int:
    """The line (from 1) that holds `part`."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def resign(folder: Path) -> None:
    """Hash and sign whatever is there, right or wrong, as an issuer without our tool would."""
    manifest = folder / "manifest.toml"
    head = re.sub(r"^\[files\]\s*$.*", "", manifest.read_text(encoding="utf-8"), flags=re.M | re.S)
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("manifest.toml", "manifest.sig")
    )
    hashes = "".join(f'"{name}" = "{sha256((folder / name).read_bytes()).hexdigest()}"\n' for name in names)
    manifest.write_text(f"{head.rstrip()}\n\n[files]\n{hashes}", encoding="utf-8")
    sign_only(folder)


def sign_only(folder: Path) -> None:
    """Sign the manifest as it stands."""
    signature = Ed25519PrivateKey.from_private_bytes(SEED).sign((folder / "manifest.toml").read_bytes())
    (folder / "manifest.sig").write_text(signature.hex(), encoding="ascii")
