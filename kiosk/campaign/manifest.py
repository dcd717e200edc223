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
    data = _read(folder, MANIFEST)
    signature = _read(folder, SIGNATURE)
    if not _genuine(data, signature, issuer_keys):
        parse_manifest(folder, data)
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
    for name in manifest.files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
            return ("files", name), f"{name} leaves the pack's folder"
    if manifest.valid_to < manifest.valid_from:
        return ("valid_to",), "valid_to must not be before valid_from"
    if manifest.languages[:1] != ("id",):
        return ("languages",), 'languages must begin with "id"'
    if not {"id"} <= set(manifest.complete) <= set(manifest.languages):
        return ("complete",), 'complete must hold "id" and only languages of this pack'
    return None


def read_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """The bytes of every listed text file, each as its hash says; pictures and sounds are only compared.

    Raises CampaignError("missing-file" or "wrong-hash").
    """
    texts = {}
    for name, digest in manifest.files.items():
        data = _read(folder, name)
        if sha256(data).hexdigest() != digest:
            mend = "copy the file again; whoever changed it must sign the pack again"
            raise CampaignError("wrong-hash", file=str(folder / name), detail=mend)
        if name.endswith((".toml", ".csv", ".json")):
            texts[name] = data
    return texts


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        reason = "" if isinstance(error, FileNotFoundError) else f" ({error.strerror})"
        mend = "copy the whole pack again" + reason
        raise CampaignError("missing-file", file=str(folder / name), detail=mend) from None


def _genuine(data: bytes, signature: bytes, issuer_keys: tuple[bytes, ...]) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        signed = bytes.fromhex(signature.decode("ascii").strip())
    except ValueError:
        return False
    for key in issuer_keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signed, data)
        except InvalidSignature:
            continue
        return True
    return False
