"""Hashes and signs a campaign pack: python -m kiosk.campaign.sign FOLDER --key FILE."""

import argparse
import re
import sys
from hashlib import sha256
from pathlib import Path

import msgspec

from kiosk.campaign.faults import read_toml
from kiosk.campaign.manifest import MANIFEST, SIGNATURE, parse_manifest, read_plain
from kiosk.campaign.pack import build_campaign
from kiosk.campaign.source import PARSED, Parsed
from kiosk.errors import CampaignError

_HASHES = re.compile(r"^\[files\]\s*$.*", re.MULTILINE | re.DOTALL)


def read_key(path: Path) -> bytes:
    """A key file: 64 hex digits; lines that begin with # are comments. Raises CampaignError("bad-value")."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        key = bytes.fromhex("".join(line for line in lines if not line.startswith("#")))
    except (OSError, ValueError):
        key = b""
    if len(key) != 32:
        raise CampaignError("bad-value", file=str(path), detail="a key file holds 64 hex digits")
    return key


def sign_pack(folder: Path, seed: bytes) -> None:
    """Write the hashes of all files into the manifest and sign it (Ed25519 seed, 32 bytes).

    The pack is built first as the kiosk would build it: a fault raises CampaignError, nothing is written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    files = _contents(folder)
    files[PARSED] = _parsed(folder, files)
    hashes = {name: sha256(data).hexdigest() for name, data in sorted(files.items())}
    try:
        head = _HASHES.sub("", (folder / MANIFEST).read_text(encoding="utf-8")).rstrip()
    except OSError:
        raise CampaignError("missing-file", file=str(folder / MANIFEST), detail="write it first") from None
    lines = "".join(f'"{name}" = "{digest}"\n' for name, digest in hashes.items())
    manifest = f"{head}\n\n[files]\n{lines}".encode()
    build_campaign(folder, parse_manifest(folder, manifest), files)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(manifest)
    (folder / PARSED).write_bytes(files[PARSED])
    (folder / MANIFEST).write_bytes(manifest)
    (folder / SIGNATURE).write_bytes(signature.hex().encode("ascii") + b"\n")


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file of the pack by its path; hidden files and what signing makes itself are left out."""
    made = (MANIFEST, SIGNATURE, PARSED)
    found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return {
        name.as_posix(): read_plain(folder, name.as_posix())
        for name in found
        if name.as_posix() not in made and not any(part.startswith(".") for part in name.parts)
    }


def _parsed(folder: Path, files: dict[str, bytes]) -> bytes:
    tables = {
        name: Parsed(sha256(data).hexdigest(), read_toml(data, str(folder / name)))
        for name, data in sorted(files.items())
        if name.endswith(".toml")
    }
    return msgspec.json.format(msgspec.json.encode(tables), indent=0) + b"\n"


def main(arguments: list[str] | None = None) -> int:
    """Exit 0 signed, 1 the pack has a fault."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.campaign.sign", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path, required=True, help="Ed25519 seed, 64 hex digits")
    given = parser.parse_args(arguments)
    try:
        sign_pack(given.folder, read_key(given.key))
    except CampaignError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"signed {given.folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
