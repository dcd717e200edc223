"""The signed list of a pack's files: nothing in a pack is believed before its hash was compared."""

from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath

from kiosk.campaign.faults import convert, line_of, read_toml
from kiosk.campaign.parts import Part
from kiosk.errors import CampaignError

MANIFEST = "manifest.toml"
SIGNATURE = "manifest.sig"


class Manifest(Part, frozen=True):
    """manifest.toml: `languages` in the order of the buttons; `complete` ones lack nothing; `files` maps
    each file's path to its SHA-256 (hex)."""

    id: str
    version: int
    title: str
    valid_from: date
    valid_to: date
    languages: tuple[str, ...]
    complete: tuple[str, ...]
    issuer: str
    files: dict[str, str]


def read_manifest(folder: Path, issuer_keys: tuple[bytes, ...], today: date) -> tuple[Manifest, bytes]:
    """The manifest, genuine and begun. Raises CampaignError."""
    data = _read(folder, MANIFEST, "copy the pack again")
    _check_signature(folder, data, issuer_keys)
    manifest = parse_manifest(folder, data)
    if today < manifest.valid_from:
        raise CampaignError(
            "not-yet-valid",
            file=str(folder / MANIFEST),
            line=line_of(data, ("valid_from",)),
            detail=f"begins {manifest.valid_from}: check the clock, or wait",
        )
    return manifest, data


def parse_manifest(folder: Path, data: bytes) -> Manifest:
    """The manifest's fields, consistent in themselves. Raises CampaignError."""
    file = str(folder / MANIFEST)
    manifest = convert(read_toml(data, file), Manifest, file, data)
    for name in manifest.files:
        if not _inside(name):
            line = line_of(data, ("files", name))
            raise CampaignError("bad-value", file=file, line=line, detail=f"{name} leaves the pack's folder")
    if manifest.valid_to < manifest.valid_from:
        line = line_of(data, ("valid_to",))
        raise CampaignError("bad-value", file=file, line=line, detail="valid_to must be after valid_from")
    if not manifest.languages or manifest.languages[0] != "id" or "id" not in manifest.complete:
        line = line_of(data, ("languages",))
        raise CampaignError("bad-value", file=file, line=line, detail='languages must begin with "id"')
    return manifest


def read_files(folder: Path, manifest: Manifest, manifest_data: bytes) -> dict[str, bytes]:
    """The bytes of every listed text file, each as its hash says; others are only compared.

    Raises CampaignError("missing-file" or "wrong-hash").
    """
    texts = {}
    for name, digest in manifest.files.items():
        data = _read(folder, name, "copy the pack again, or sign it again without this file")
        if sha256(data).hexdigest() != digest:
            raise CampaignError(
                "wrong-hash",
                file=str(folder / name),
                detail="copy the file again; whoever changed it must sign the pack again",
            )
        if name.endswith((".toml", ".csv")):
            texts[name] = data
    return texts


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name)


def _read(folder: Path, name: str, mend: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        reason = "" if isinstance(error, FileNotFoundError) else f" ({error.strerror})"
        raise CampaignError("missing-file", file=str(folder / name), detail=mend + reason) from None


def _check_signature(folder: Path, data: bytes, issuer_keys: tuple[bytes, ...]) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    text = _read(folder, SIGNATURE, "copy the pack again, or sign it")
    try:
        signature = bytes.fromhex(text.decode("ascii").strip())
    except ValueError:
        signature = b""
    for key in issuer_keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
        except InvalidSignature:
            continue
        return
    raise CampaignError(
        "bad-signature",
        file=str(folder / SIGNATURE),
        detail="get the pack from its issuer again; nobody this station trusts has signed it",
    )
