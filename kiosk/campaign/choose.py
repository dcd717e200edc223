"""Chooses which of several packs the kiosk shows: the newest good one, and why the others were passed over.

A copy of the last good pack, so that a spoiled update leaves something to fall back on.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from kiosk.campaign.faults import line_of
from kiosk.campaign.manifest import MANIFEST, SIGNATURE, parse_manifest, read_listed, read_plain
from kiosk.campaign.pack import Campaign, load_campaign
from kiosk.errors import CampaignError
from kiosk.files import write_durably


class Chosen(msgspec.Struct, frozen=True):
    """The campaign to show; `passed_over` says in one line each why others are not."""

    campaign: Campaign
    passed_over: tuple[str, ...]


def choose_campaign(
    folders: Iterable[Path], issuer_keys: tuple[bytes, ...], today: date, at_least: int = 0
) -> Chosen:
    """The good pack in force with the highest version; an expired one only when there is no other.

    Of packs alike the first folder's is taken. A version below `at_least` (the highest ever shown) is an
    old pack put back. Raises the CampaignError of the first folder when none is good, "no-pack" when there
    is no folder.
    """
    good: list[Campaign] = []
    errors: list[CampaignError] = []
    for folder in folders:
        try:
            campaign = load_campaign(folder, issuer_keys, today)
            _refuse_older(campaign, at_least)
            good.append(campaign)
        except CampaignError as error:
            errors.append(error)
    if not good:
        raise errors[0] if errors else CampaignError("no-pack", detail="put a campaign pack in its folder")
    best = max(good, key=lambda each: (each.in_force(today), each.version, each.valid_from))
    ended = [expired(each) for each in good if not each.in_force(today)]
    return Chosen(best, tuple(str(error) for error in (*errors, *ended)))


def expired(campaign: Campaign) -> CampaignError:
    """What to say of a pack whose time is over: it is shown, without prices."""
    mend = f"ended {campaign.valid_to}: get the new pack; no prices are shown until then"
    return _of_manifest(campaign, "expired", "valid_to", mend)


def _refuse_older(campaign: Campaign, at_least: int) -> None:
    if campaign.version < at_least:
        mend = f"version {at_least} was shown before: get the new pack"
        raise _of_manifest(campaign, "older-version", "version", mend)


def _of_manifest(campaign: Campaign, code: str, key: str, mend: str) -> CampaignError:
    path = campaign.folder / MANIFEST
    return CampaignError(code, file=str(path), line=line_of(path.read_bytes(), (key,)), detail=mend)


def keep(campaign: Campaign, place: Path) -> Path:
    """Copy a good pack to `place`/<id>, whole or not at all; answers the copy's folder.

    A copy that is the same already stays. OSError: disk full or read-only; CampaignError: the pack was
    changed since it was read. An older copy is kept then.
    """
    import shutil

    kept = place / campaign.id
    files = {
        name: read_listed(campaign.folder, name, digest) for name, digest in campaign.manifest.files.items()
    }
    files |= {name: read_plain(campaign.folder, name) for name in (MANIFEST, SIGNATURE)}
    if parse_manifest(campaign.folder, files[MANIFEST]) != campaign.manifest:
        raise CampaignError("wrong-hash", file=str(campaign.folder / MANIFEST), detail="look at it again")
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
    write_durably(path, data)


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
