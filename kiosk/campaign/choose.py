"""Which of several packs the kiosk shows: the newest good one, and why the others were passed over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.campaign.pack import Campaign, load_campaign
from kiosk.errors import CampaignError


@dataclass(frozen=True, slots=True)
class Chosen:
    """The campaign to show; `passed_over` says in one line each why others are not."""

    campaign: Campaign
    passed_over: tuple[str, ...]


def choose_campaign(folders: Iterable[Path], issuer_keys: tuple[bytes, ...], today: date) -> Chosen:
    """The good pack in force with the highest version; an expired one only when there is no other.

    Raises the CampaignError of the first folder when none is good, "no-pack" when there is no folder.
    """
    good: list[Campaign] = []
    errors: list[CampaignError] = []
    for folder in folders:
        try:
            good.append(load_campaign(folder, issuer_keys, today))
        except CampaignError as error:
            errors.append(error)
    if not good:
        raise errors[0] if errors else CampaignError("no-pack", detail="put a campaign pack in its folder")
    best = max(good, key=lambda each: (each.in_force(today), each.version, each.valid_from))
    reasons = [str(error) for error in errors]
    reasons += [str(expired(each)) for each in good if not each.in_force(today)]
    return Chosen(best, tuple(reasons))


def expired(campaign: Campaign) -> CampaignError:
    """What to say of a pack whose time is over: it is shown, without prices."""
    from kiosk.campaign.faults import line_of
    from kiosk.campaign.manifest import MANIFEST

    path = campaign.folder / MANIFEST
    return CampaignError(
        "expired",
        file=str(path),
        line=line_of(path.read_bytes(), ("valid_to",)),
        detail=f"ended {campaign.valid_to}: get the new pack; no prices are shown until then",
    )
