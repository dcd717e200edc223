"""Reads the signed list of a pack's files: nothing in a pack is believed before its hash was compared."""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

from kiosk.bounded import read_bounded
from kiosk.campaign.faults import convert, line_of, read_toml
from kiosk.campaign.parts import Part
from kiosk.errors import CampaignError, Refused
from kiosk.security.signatures import is_signed

MANIFEST = "manifest.toml"
SIGNATURE = "manifest.sig"

TEXTS = (".toml", ".csv", ".json")
SOUNDS = (".ogg", ".wav", ".mp3")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
LARGEST = dict.fromkeys((*TEXTS, ".md", ".txt"), 2_000_000) | dict.fromkeys((*PICTURES, *SOUNDS), 20_000_000)
"""Bytes that a file may have, by its ending; files of other kinds have no place in a pack."""
LARGEST_MANIFEST = 200_000
LARGEST_PACK = 300_000_000
MOST_FILES = 1000
LAST_VERSION = 999_999_999

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})?")
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_. -]{0,98}[A-Za-z0-9_-]")
_DEEPEST = 4
_WINDOWS = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])", re.IGNORECASE)


class Manifest(Part, frozen=True):
    """manifest.toml: `languages` in the order of the buttons; `complete` ones must lack nothing; `files`
    pairs each file's path with its SHA-256 (hex)."""

    id: str
    version: int
    title: str
    valid_from: date
    valid_to: date
    languages: tuple[str, ...]
    complete: tuple[str, ...]
    issuer: str
    files: dict[str, str]


def read_manifest(folder: Path, issuer_keys: tuple[bytes, ...], today: date) -> Manifest:
    """The manifest, genuine and begun. Raises CampaignError."""
    data = read_plain(folder, MANIFEST)
    signature = read_plain(folder, SIGNATURE)
    if not _genuine(data, signature, issuer_keys):
        mend = "get the pack from its issuer again: nobody whom this station trusts has signed this manifest"
        raise CampaignError("bad-signature", file=str(folder / SIGNATURE), detail=mend)
    manifest = parse_manifest(folder, data)
    if today < manifest.valid_from:
        raise CampaignError(
            "not-yet-valid",
            file=str(folder / MANIFEST),
            line=line_of(data, ("valid_from",)),
            detail=f"begins {manifest.valid_from}: check the clock, or wait",
        )
    return manifest


def parse_manifest(folder: Path, data: bytes) -> Manifest:
    """The manifest's fields, consistent in themselves. Raises CampaignError."""
    file = str(folder / MANIFEST)
    manifest = convert(read_toml(data, file), Manifest, file, data)
    fault = _inconsistent(manifest)
    if fault:
        place, mend = fault
        raise CampaignError("bad-value", file=file, line=line_of(data, place), detail=mend)
    return manifest


def _inconsistent(manifest: Manifest) -> tuple[tuple[str, ...], str] | None:
    """The place of a field that contradicts another, and the mend."""
    if not _ID.fullmatch(manifest.id):
        return ("id",), "an id has up to 40 letters, digits and dashes: it names a folder"
    if not 0 <= manifest.version <= LAST_VERSION:
        return ("version",), f"a version is a number from 0 to {LAST_VERSION}"
    if len(manifest.files) > MOST_FILES:
        return ("files",), f"a pack has at most {MOST_FILES} files"
    if len({name.casefold() for name in manifest.files}) < len(manifest.files):
        return ("files",), "two files have one name on computers that see no difference of case"
    for name in manifest.files:
        if not is_safe_path(name):
            return ("files", name), f"{name[:100]!r} leaves the pack's folder or is no plain name"
        if _ending(name) not in LARGEST or name in (MANIFEST, SIGNATURE):
            return ("files", name), f"{name[:100]!r} is no kind of file that a pack has"
    for language in manifest.languages:
        if not _LANGUAGE.fullmatch(language):
            return ("languages",), "a language is two or three small letters, as id or jv"
    if manifest.valid_to < manifest.valid_from:
        return ("valid_to",), "valid_to must not be before valid_from"
    if manifest.languages[:1] != ("id",):
        return ("languages",), 'languages must begin with "id"'
    if not {"id"} <= set(manifest.complete) <= set(manifest.languages):
        return ("complete",), 'complete must hold "id" and only languages of this pack'
    return None


def is_safe_path(name: str) -> bool:
    """Whether this is a path of plain names, which no computer can lead out of the pack's folder."""
    parts = name.split("/")
    return len(parts) <= _DEEPEST and all(
        _NAME.fullmatch(part) and not _WINDOWS.fullmatch(part.partition(".")[0].strip()) for part in parts
    )


def _ending(name: str) -> str:
    return Path(name).suffix.lower()


def read_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """The bytes of every listed text file, each as its hash says; pictures and sounds are only compared.

    Raises CampaignError: missing-file, not-a-file, too-large, wrong-hash.
    """
    texts, left = {}, LARGEST_PACK
    for name, digest in manifest.files.items():
        data = read_listed(folder, name, digest)
        left -= len(data)
        if left < 0:
            mend = f"a pack has at most {LARGEST_PACK // 1_000_000} MB"
            raise CampaignError("too-large", file=str(folder / name), detail=mend)
        if name.endswith(TEXTS):
            texts[name] = data
    return texts


def read_listed(folder: Path, name: str, digest: str) -> bytes:
    """The bytes of a listed file, as its hash says. Raises CampaignError as read_files does."""
    data = read_plain(folder, name)
    if sha256(data).hexdigest() != digest:
        mend = (
            "copy the file again; whoever changed it must sign the pack again, which names what is misspelt"
        )
        raise CampaignError("wrong-hash", file=str(folder / name), detail=mend)
    return data


def read_plain(folder: Path, name: str) -> bytes:
    """A plain file of bearable size that lies in this folder itself, not behind a link.

    Raises CampaignError: missing-file, not-a-file, too-large.
    """
    path = folder / name
    most = LARGEST_MANIFEST if name in (MANIFEST, SIGNATURE) else LARGEST.get(_ending(name), 0)
    try:
        if path.parent.resolve() != folder.resolve() / Path(name).parent:
            raise Refused("not-a-file")
        return read_bounded(path, most, links=False)
    except (Refused, OSError) as error:
        code = error.code if isinstance(error, Refused) else "file-missing"
        mend = {
            "not-a-file": "a pack holds plain files, no links, pipes or devices: copy the whole pack again",
            "file-too-large": f"this file may have at most {most // 1000} kB: make it smaller, sign again",
        }.get(code, "copy the whole pack again")
        code = {"file-missing": "missing-file", "file-too-large": "too-large"}.get(code, code)
        raise CampaignError(code, file=str(path), detail=mend) from None


def _genuine(data: bytes, signature: bytes, issuer_keys: tuple[bytes, ...]) -> bool:
    try:
        signed = bytes.fromhex(signature.decode("ascii").strip())
    except ValueError:
        return False
    return any(is_signed(key, signed, data) for key in issuer_keys)
