"""Hashes and signs a campaign pack: python -m kiosk.campaign.sign FOLDER --key FILE."""

import argparse
import re
import sys
from hashlib import sha256
from pathlib import Path

from kiosk.campaign.manifest import MANIFEST, SIGNATURE, parse_manifest
from kiosk.campaign.pack import build_campaign
from kiosk.errors import CampaignError

_FILES = re.compile(r"^\[files\]\s*$.*", re.MULTILINE | re.DOTALL)


def read_key(path: Path) -> bytes:
    """A key file: 64 hex digits; lines that begin with # are comments. Raises CampaignError("bad-value")."""
    lines = [line.strip() for line in path.read_text(encoding="ascii").splitlines()]
    text = "".join(line for line in lines if not line.startswith("#"))
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise CampaignError("bad-value", file=str(path), detail="a key file holds 64 hex digits")
    return key


def sign_pack(folder: Path, seed: bytes) -> None:
    """Write the hashes of all files into the manifest and sign it (Ed25519 seed, 32 bytes).

    The pack is built first as the kiosk would build it: a fault raises CampaignError, nothing is written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (MANIFEST, SIGNATURE) and not path.name.startswith(".")
    )
    contents = {name: (folder / name).read_bytes() for name in names}
    listed = "".join(f'"{name}" = "{sha256(contents[name]).hexdigest()}"\n' for name in names)
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CampaignError("missing-file", file=str(folder / MANIFEST), detail="write it first") from None
    text = _FILES.sub("", text).rstrip() + "\n\n[files]\n" + listed
    data = text.encode("utf-8")
    build_campaign(folder, parse_manifest(folder, data), contents)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(data)
    (folder / MANIFEST).write_bytes(data)
    (folder / SIGNATURE).write_bytes(signature.hex().encode("ascii") + b"\n")


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
