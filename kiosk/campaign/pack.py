"""Reads a pack's folder into a campaign; refuses what is unsigned, and names file, line and fix."""

from datetime import date
from pathlib import Path
from typing import Any

from kiosk.campaign.benefits import BenefitRules, benefits_of, worded_amount
from kiosk.campaign.campaign import Campaign
from kiosk.campaign.checks import check_blanks, check_links, check_words
from kiosk.campaign.followup import FollowUpRules
from kiosk.campaign.manifest import Manifest, read_files, read_manifest
from kiosk.campaign.occupations import Occupations
from kiosk.campaign.parts import Agency, Content, Figures
from kiosk.campaign.source import Source
from kiosk.campaign.tariffs import TariffRules, Tariffs
from kiosk.campaign.texts import compose
from kiosk.campaign.wording import millions, rupiah
from kiosk.campaign.words import TextFile
from kiosk.errors import CampaignError

__all__ = ["Campaign", "build_campaign", "load_campaign"]

KINDS: dict[str, type[Any]] = {
    "content.toml": Content,
    "occupations.toml": Occupations,
    "tariffs.toml": TariffRules,
    "benefits.toml": BenefitRules,
    "agency.toml": Agency,
    "figures.toml": Figures,
    "followup.toml": FollowUpRules,
}
"""The language-neutral files and what they hold."""


def load_campaign(folder: Path, issuer_keys: tuple[bytes, ...], today: date) -> Campaign:
    """The pack in this folder, signed by one of these Ed25519 public keys (32 bytes each).

    An expired pack loads (its prices are gone: in_force). Raises CampaignError with code missing-file,
    wrong-hash, bad-signature, not-yet-valid, not-a-file, too-large, too-deep, bad-toml, bad-key, bad-value,
    missing-text or missing-picture. Nothing is parsed before its signature or hash was compared.
    """
    manifest = read_manifest(folder, issuer_keys, today)
    return build_campaign(folder, manifest, read_files(folder, manifest))


def build_campaign(folder: Path, manifest: Manifest, files: dict[str, bytes]) -> Campaign:
    """A campaign from files that were compared with the manifest. Raises CampaignError."""
    try:
        return _build(folder, manifest, files)
    except RecursionError:
        raise CampaignError("too-deep", file=str(folder), detail="too many tables in each other") from None


def _build(folder: Path, manifest: Manifest, files: dict[str, bytes]) -> Campaign:
    source = Source(folder, files, manifest.files)
    parts = {name: source.part(name, kind) for name, kind in KINDS.items()}
    campaign = Campaign(
        folder=folder,
        manifest=manifest,
        texts={},
        content=parts["content.toml"],
        listed=parts["occupations.toml"],
        tariffs=Tariffs(parts["tariffs.toml"], source.brackets("brackets.csv")),
        benefit_rules=parts["benefits.toml"],
        agency=parts["agency.toml"],
        figures=parts["figures.toml"].figures,
        followup=parts["followup.toml"],
    )
    check_links(campaign, source)
    for language in manifest.languages:
        words = source.words(language, complete=language in manifest.complete)
        check_words(campaign, words, source, language)
        known = _known(campaign, words)
        check_blanks(words, known, source, language)
        campaign.texts[language] = compose(language, words, campaign.content, known)
    return campaign


def _known(campaign: Campaign, words: TextFile) -> dict[str, str]:
    """What texts may name in braces: limits, figures, and amounts, which are those of the lowest bracket."""
    lowest = campaign.tariffs.brackets[0]
    rules = campaign.tariffs.rules
    known = {
        each.id: worded_amount(words.forms, each.form, each.amount)
        for each in benefits_of(campaign.benefit_rules, lowest, (*rules.compulsory, *rules.optional))
        if each.amount is not None
    }
    for figure in campaign.figures:
        known[f"{figure.id}-low"] = millions(figure.low)
        known[f"{figure.id}-high"] = millions(figure.high)
    village = campaign.agency.village
    return {
        **known,
        "age-below": str(campaign.limits.age_below),
        "inactive-months": str(campaign.limits.inactive_after_months),
        "member-months": str(campaign.followup.retention.member),
        "lowest-price": rupiah(lowest.jkk + lowest.jkm),
        "lowest-savings": rupiah(lowest.jht),
        "contact-centre": campaign.agency.branch.contact_centre,
        "wadah": campaign.agency.wadah.name,
        "village": f"{village.kind} {village.name}",
    }
