"""A copy of the last good pack, so that a spoiled update leaves something to fall back on."""

import os
import shutil
from pathlib import Path

from kiosk.campaign.campaign import Campaign
from kiosk.campaign.manifest import MANIFEST, SIGNATURE


def keep(campaign: Campaign, place: Path) -> Path:
    """Copy a good pack to `place`/<id>, whole or not at all; answers the copy's folder.

    A copy that is the same already stays. OSError: disk full or read-only; an older copy is kept then.
    """
    kept = place / campaign.id
    files = {
        name: (campaign.folder / name).read_bytes()
        for name in (*campaign.manifest.files, MANIFEST, SIGNATURE)
    }
    if all(_same(kept / name, data) for name, data in files.items()):
        return kept
    fresh = place / f".{campaign.id}.new"
    old = place / f".{campaign.id}.old"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, data in files.items():
        _write(fresh / name, data)
    shutil.rmtree(old, ignore_errors=True)
    if kept.exists():
        kept.rename(old)
    fresh.rename(kept)
    shutil.rmtree(old, ignore_errors=True)
    return kept


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
