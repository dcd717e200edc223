"""Holds a campaign as the kiosk uses it: what it shows, and the rules it reckons with."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from kiosk.campaign.benefits import BenefitLine, BenefitRules, benefits_of, worded_amount
from kiosk.campaign.followup import FollowUpRules
from kiosk.campaign.manifest import SOUNDS, Manifest
from kiosk.campaign.occupations import Occupation, Occupations, Tile, find
from kiosk.campaign.parts import Agency, Content, Controller, Figure, Limits
from kiosk.campaign.tariffs import Tariffs
from kiosk.campaign.texts import Texts
from kiosk.paths import RESOURCES

PICTURES = RESOURCES / "images" / "pictures"
"""Pictures that every pack may use beside its own images/."""


class Campaign(msgspec.Struct, frozen=True):
    """A whole, genuine pack."""

    folder: Path
    manifest: Manifest
    texts: dict[str, Texts]
    content: Content
    listed: Occupations
    tariffs: Tariffs
    benefit_rules: BenefitRules
    agency: Agency
    figures: tuple[Figure, ...]
    followup: FollowUpRules

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def version(self) -> int:
        return self.manifest.version

    @property
    def valid_from(self) -> date:
        return self.manifest.valid_from

    @property
    def valid_to(self) -> date:
        return self.manifest.valid_to

    @property
    def languages(self) -> tuple[str, ...]:
        return self.manifest.languages

    @property
    def issuer(self) -> str:
        return self.manifest.issuer

    @property
    def limits(self) -> Limits:
        return self.content.limits

    @property
    def controller(self) -> Controller:
        return self.agency.controller

    @property
    def occupations(self) -> tuple[Occupation, ...]:
        return self.listed.occupations

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return self.listed.tiles

    def in_force(self, today: date) -> bool:
        """Whether its prices may be shown on this day."""
        return self.valid_from <= today <= self.valid_to

    def text(self, language: str) -> Texts:
        """The words in this language, Indonesian where the pack does not speak it."""
        return self.texts.get(language) or self.texts["id"]

    def occupation(self, occupation_id: str) -> Occupation | None:
        """The occupation of this slug."""
        return next((each for each in self.occupations if each.id == occupation_id), None)

    def find_occupations(self, query: str, language: str) -> tuple[Occupation, ...]:
        """The occupations that match what was typed, best first; all of them for an empty query."""
        return find(query, self.occupations, self.text(language).occupations, language)

    def benefits(self, bracket: int, programmes: Iterable[str], language: str) -> tuple[BenefitLine, ...]:
        """What these programmes would pay a person of this bracket (from 1), worded."""
        row = self.tariffs.bracket(bracket)
        if row is None:
            return ()
        words = self.text(language)
        return tuple(
            BenefitLine(
                id=each.id,
                programme=each.programme,
                picture=each.picture,
                caption=words.benefits[each.id].caption,
                value=worded_amount(words.forms, each.form, each.amount) or words.benefits[each.id].word,
                amount=each.amount,
                main=each.main,
                conditions=each.conditions,
            )
            for each in benefits_of(self.benefit_rules, row, programmes)
        )

    def picture(self, name: str) -> Path:
        """The file of a picture: the pack's own, else the common one."""
        own = f"images/{name}"
        return self.folder / own if own in self.manifest.files else PICTURES / name

    def clip(self, language: str, key: str) -> Path | None:
        """The recorded voice for this key, None where the pack has none."""
        for ending in SOUNDS:
            name = f"audio/{language}/{key}{ending}"
            if name in self.manifest.files:
                return self.folder / name
        return None
