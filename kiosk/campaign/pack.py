"""A campaign as the kiosk uses it, and how a pack's folder becomes one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from kiosk.campaign.benefits import BenefitLine, BenefitRules, benefits_of
from kiosk.campaign.faults import convert, line_of, read_toml
from kiosk.campaign.followup import FollowUp
from kiosk.campaign.manifest import MANIFEST, Manifest, read_files, read_manifest
from kiosk.campaign.occupations import Occupation, Occupations, Tile, find
from kiosk.campaign.parts import Agency, Content, Controller, Figure, Figures, Limits
from kiosk.campaign.tariffs import TariffRules, Tariffs, read_brackets
from kiosk.campaign.texts import TextFile, Texts, compose
from kiosk.campaign.wording import millions, rupiah
from kiosk.errors import CampaignError
from kiosk.paths import RESOURCES

T = TypeVar("T")

PICTURES = RESOURCES / "images" / "pictures"
"""Pictures that every pack may use beside its own images/."""

SOUNDS = (".ogg", ".wav", ".mp3")


@dataclass(frozen=True)
class Campaign:
    """A whole, genuine pack: what the kiosk shows, and the rules it reckons with."""

    folder: Path
    manifest: Manifest
    texts: dict[str, Texts]
    content: Content
    listed: Occupations
    tariffs: Tariffs
    benefit_rules: BenefitRules
    agency: Agency
    figures: tuple[Figure, ...]
    followup: FollowUp

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

    @cached_property
    def _by_id(self) -> dict[str, Occupation]:
        return {occupation.id: occupation for occupation in self.occupations}

    def in_force(self, today: date) -> bool:
        """Whether its prices may be shown on this day."""
        return self.valid_from <= today <= self.valid_to

    def text(self, language: str) -> Texts:
        """The words in this language, Indonesian where the pack does not speak it."""
        return self.texts.get(language) or self.texts["id"]

    def occupation(self, occupation_id: str) -> Occupation | None:
        """The occupation of this slug."""
        return self._by_id.get(occupation_id)

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
                value=worded_amount(words, each.form, each.amount) or words.benefits[each.id].word,
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


def worded_amount(words: TextFile | Texts, form: str, amount: int | None) -> str:
    """An amount in its sentence: from a million on in millions; empty without an amount."""
    if amount is None:
        return ""
    if amount < 1_000_000:
        return words.forms[form].replace("{amount}", rupiah(amount))
    return words.forms[form].replace(
        "{amount}", words.forms["millions"].replace("{millions}", millions(amount))
    )


def load_campaign(folder: Path, issuer_keys: tuple[bytes, ...], today: date) -> Campaign:
    """The pack in this folder, signed by one of these Ed25519 public keys (32 bytes each).

    An expired pack loads (its prices are gone: in_force). Raises CampaignError with code missing-file,
    wrong-hash, bad-signature, not-yet-valid, bad-toml, bad-key, bad-value, missing-text or missing-picture.
    """
    manifest, manifest_data = read_manifest(folder, issuer_keys, today)
    return build_campaign(folder, manifest, read_files(folder, manifest, manifest_data))


def build_campaign(folder: Path, manifest: Manifest, files: dict[str, bytes]) -> Campaign:
    """A campaign from files that were compared with the manifest. Raises CampaignError."""
    source = _Source(folder, files)
    content = source.part("content.toml", Content)
    tariffs = Tariffs(source.part("tariffs.toml", TariffRules), source.brackets("brackets.csv"))
    benefits = source.part("benefits.toml", BenefitRules)
    campaign = Campaign(
        folder=folder,
        manifest=manifest,
        texts={},
        content=content,
        listed=source.part("occupations.toml", Occupations),
        tariffs=tariffs,
        benefit_rules=benefits,
        agency=source.part("agency.toml", Agency),
        figures=source.part("figures.toml", Figures).figures,
        followup=source.part("followup.toml", FollowUp),
    )
    for language in manifest.languages:
        words = source.words(language, complete=language in manifest.complete)
        _check_words(campaign, words, source, language)
        campaign.texts[language] = compose(language, words, content, _known(campaign, words))
    _check_links(campaign, source)
    return campaign


class _Source:
    """The pack's files, parsed when asked for, each fault with its file and line."""

    def __init__(self, folder: Path, files: dict[str, bytes]) -> None:
        self.folder = folder
        self.files = files

    def bytes_of(self, name: str) -> bytes:
        try:
            return self.files[name]
        except KeyError:
            mend = f"add {name} to the pack and sign it again"
            raise CampaignError("missing-file", file=str(self.folder / MANIFEST), detail=mend) from None

    def part(self, name: str, kind: type[T]) -> T:
        data = self.bytes_of(name)
        file = str(self.folder / name)
        return convert(read_toml(data, file), kind, file, data)

    def brackets(self, name: str) -> Any:
        data = self.bytes_of(name)
        try:
            return read_brackets(data.decode("utf-8"))
        except UnicodeDecodeError:
            raise CampaignError("bad-value", file=str(self.folder / name), detail="save as UTF-8") from None
        except ValueError as error:
            line, mend = error.args
            raise CampaignError("bad-value", file=str(self.folder / name), line=line, detail=mend) from None

    def words(self, language: str, *, complete: bool) -> TextFile:
        name = f"texts/{language}.toml"
        data = self.bytes_of(name)
        file = str(self.folder / name)
        raw = read_toml(data, file)
        if not complete:
            raw = _merged(read_toml(self.bytes_of("texts/id.toml"), file), raw)
        return convert(raw, TextFile, file, data)

    def fault(self, code: str, name: str, place: tuple[str | int, ...], mend: str) -> CampaignError:
        line = line_of(self.files.get(name, b""), place)
        return CampaignError(code, file=str(self.folder / name), line=line, detail=mend)


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Tables joined key by key; what `over` says wins, what it leaves out falls back."""
    both = dict(under)
    for key, value in over.items():
        below = both.get(key)
        both[key] = _merged(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return both


def _known(campaign: Campaign, words: TextFile) -> dict[str, str]:
    """The amounts and limits that texts may name in braces; amounts are those of the lowest bracket."""
    lowest = campaign.tariffs.brackets[0]
    everything = (*campaign.tariffs.rules.compulsory, *campaign.tariffs.rules.optional)
    known = {
        each.id: worded_amount(words, each.form, each.amount)
        for each in benefits_of(campaign.benefit_rules, lowest, everything)
        if each.amount is not None
    }
    for figure in campaign.figures:
        known[f"{figure.id}-low"] = millions(figure.low)
        known[f"{figure.id}-high"] = millions(figure.high)
    limits = campaign.limits
    known["age-below"] = str(limits.age_below)
    known["inactive-months"] = str(limits.inactive_after_months)
    known["lowest-price"] = rupiah(lowest.jkk + lowest.jkm)
    known["lowest-savings"] = rupiah(lowest.jht)
    known["contact-centre"] = campaign.agency.branch.contact_centre
    known["wadah"] = campaign.agency.wadah.name
    known["village"] = f"{campaign.agency.village.kind} {campaign.agency.village.name}"
    return known


def _check_words(campaign: Campaign, words: TextFile, source: _Source, language: str) -> None:
    """Everything the pack shows has its words in this language."""
    content = campaign.content
    forms = {"millions", "plain", *(rule.form for rule in campaign.benefit_rules.benefits if rule.form)}
    wanted: dict[str, Iterable[str]] = {
        "slides": [place.id for place in content.slides],
        "cards": [place.id for place in content.cards],
        "stories": [place.id for place in content.stories],
        "questions": content.questions,
        "slogans": content.slogans,
        "programmes": (*campaign.tariffs.rules.compulsory, *campaign.tariffs.rules.optional),
        "benefits": [rule.id for rule in campaign.benefit_rules.benefits],
        "forms": forms,
        "occupations": [occupation.id for occupation in campaign.occupations],
        "tiles": [tile.id for tile in campaign.tiles],
        "figures": [figure.id for figure in campaign.figures],
        "outcomes": [rule.id for rule in campaign.followup.outcomes],
        "reasons": campaign.followup.refusal_reasons,
    }
    name = f"texts/{language}.toml"
    for section, ids in wanted.items():
        have = getattr(words, section)
        for each in ids:
            if each not in have:
                raise source.fault("missing-text", name, (section,), f"add {each} to [{section}]")
        spare = sorted(set(have) - set(ids))
        if spare:
            mend = f"remove or correct {spare[0]} in [{section}]: nothing in the pack is called so"
            raise source.fault("bad-key", name, (section, spare[0]), mend)
    for point in content.consent.points:
        if point.id not in words.consent.points:
            mend = f"add {point.id} to [consent.points]"
            raise source.fault("missing-text", name, ("consent", "points"), mend)
    for story in content.stories:
        if len(words.stories[story.id].scenes) != len(story.scenes):
            mend = f"write {len(story.scenes)} scenes, one for each picture in content.toml"
            raise source.fault("bad-value", name, ("stories", story.id, "scenes"), mend)
    if len(words.calendar.months) != 12 or len(words.calendar.short) != 12:
        raise source.fault("bad-value", name, ("calendar",), "write twelve months and twelve short months")


def _check_links(campaign: Campaign, source: _Source) -> None:
    """Tiles, occupations, stories and pictures that are named do exist."""
    tiles = {tile.id for tile in campaign.tiles}
    for index, occupation in enumerate(campaign.occupations):
        if occupation.tile not in tiles:
            place = ("occupations", index, "tile")
            mend = f"{occupation.tile} is no tile; choose one of {', '.join(sorted(tiles))}"
            raise source.fault("bad-value", "occupations.toml", place, mend)
    for index, tile in enumerate(campaign.tiles):
        if tile.occupation and campaign.occupation(tile.occupation) is None:
            place = ("tiles", index, "occupation")
            mend = f"{tile.occupation} is no occupation in this file"
            raise source.fault("bad-value", "occupations.toml", place, mend)
    for index, story in enumerate(campaign.content.stories):
        if campaign.occupation(story.occupation) is None:
            place = ("stories", index, "occupation")
            mend = f"{story.occupation} is no occupation of occupations.toml"
            raise source.fault("bad-value", "content.toml", place, mend)
    for name, where, picture in _pictures(campaign):
        if picture and not campaign.picture(picture).exists():
            mend = f"{picture} is neither in the pack's images/ nor among the common pictures"
            raise source.fault("missing-picture", name, where, mend)


def _pictures(campaign: Campaign) -> Iterable[tuple[str, tuple[str | int, ...], str]]:
    """Every picture that is named, with the file and place that name it."""
    content = campaign.content
    for index, tile in enumerate(campaign.tiles):
        yield "occupations.toml", ("tiles", index, "picture"), tile.picture
        yield "occupations.toml", ("tiles", index, "accent"), tile.accent
    for index, occupation in enumerate(campaign.occupations):
        yield "occupations.toml", ("occupations", index, "picture"), occupation.picture
    for index, rule in enumerate(campaign.benefit_rules.benefits):
        yield "benefits.toml", ("benefits", index, "picture"), rule.picture
    for index, slide in enumerate(content.slides):
        yield "content.toml", ("slides", index, "picture"), slide.picture
    for index, card in enumerate(content.cards):
        yield "content.toml", ("cards", index, "picture"), card.picture
    for index, story in enumerate(content.stories):
        yield "content.toml", ("stories", index, "picture"), story.picture
        for picture in story.scenes:
            yield "content.toml", ("stories", index, "scenes"), picture
    for index, point in enumerate(content.consent.points):
        yield "content.toml", ("consent", "points", index, "picture"), point.picture
