"""Checks that the files of one pack agree: words for everything shown, and no loose ends."""

import re
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from kiosk.campaign.campaign import Campaign
from kiosk.campaign.faults import Place
from kiosk.campaign.followup import FollowUpRules
from kiosk.campaign.manifest import is_safe_path
from kiosk.campaign.source import Source
from kiosk.campaign.words import MESSAGES, RECEIPT_LABELS, TextFile
from kiosk.registration import DETAILS

BLANKS: dict[str, frozenset[str]] = {
    "forms": frozenset({"amount", "millions"}),
    "consent": frozenset({"controller", "address", "contact", "months"}),
    "receipt": frozenset({"months", "amount", "version", "controller", "n", "head"}),
    "agency": frozenset({"agent", "hours"}),
    "messages": frozenset({"name", "agent", "number", "month", "date", "hours", "payer"}),
}
"""Words in braces that are filled in later than at loading, by section of the texts."""

_BLANK = re.compile(r"\{([^{}]*)\}")


def check_words(campaign: Campaign, words: TextFile, source: Source, language: str) -> None:
    """Everything the pack shows has its words in this language, and no others."""
    name = f"texts/{language}.toml"
    for section, ids in _wanted(campaign).items():
        have = msgspec.to_builtins(words)
        for step in section:
            have = have[step]
        heading = f"[{'.'.join(section)}]"
        known = frozenset(ids)
        spare = [each for each in have if each not in known]
        lacking = [each for each in ids if each not in have]
        if spare:
            meant = f" (did you mean {lacking[0]}?)" if lacking else ""
            mend = f"remove or correct {spare[0]} in {heading}{meant}: nothing in the pack is called so"
            raise source.fault("bad-key", name, (*section, spare[0]), mend)
        if lacking:
            raise source.fault("missing-text", name, section, f"add {lacking[0]} to {heading}")
    _check_shapes(campaign, words, source, name)


def check_blanks(words: TextFile, known: Collection[str], source: Source, language: str) -> None:
    """Every word in braces is one that is filled in, now or later."""
    name = f"texts/{language}.toml"
    for place, text in _strings((), msgspec.to_builtins(words)):
        for blank in _BLANK.findall(text):
            if blank not in known and blank not in BLANKS.get(str(place[0]), ()):
                mend = f"correct {{{blank}}}: nothing of this name can be filled in here"
                raise source.fault("bad-value", name, place, mend)


def _wanted(campaign: Campaign) -> dict[tuple[str, ...], Collection[str]]:
    """The words that each section of the texts must hold: exactly these."""
    content, rules = campaign.content, campaign.tariffs.rules
    forms = {rule.form for rule in campaign.benefit_rules.benefits if rule.form}
    return {
        ("slides",): [place.id for place in content.slides],
        ("cards",): [place.id for place in content.cards],
        ("stories",): [place.id for place in content.stories],
        ("questions",): content.questions,
        ("slogans",): content.slogans,
        ("consent", "points"): [point.id for point in content.consent.points],
        ("programmes",): (*rules.compulsory, *rules.optional),
        ("benefits",): [rule.id for rule in campaign.benefit_rules.benefits],
        ("forms",): {"millions", *forms},
        ("occupations",): [occupation.id for occupation in campaign.occupations],
        ("tiles",): [tile.id for tile in campaign.tiles],
        ("figures",): [figure.id for figure in campaign.figures],
        ("outcomes",): [rule.id for rule in campaign.followup.outcomes],
        ("reasons",): campaign.followup.refusal_reasons,
        ("receipt",): RECEIPT_LABELS,
        ("messages",): MESSAGES,
    }


def _check_shapes(campaign: Campaign, words: TextFile, source: Source, name: str) -> None:
    for story in campaign.content.stories:
        if len(words.stories[story.id].scenes) != len(story.scenes):
            mend = f"write {len(story.scenes)} scenes, one for each picture in content.toml"
            raise source.fault("bad-value", name, ("stories", story.id, "scenes"), mend)
    for rule in campaign.benefit_rules.benefits:
        if not rule.has_amount and not words.benefits[rule.id].word:
            mend = f"add word to [benefits.{rule.id}]: this benefit has no amount"
            raise source.fault("missing-text", name, ("benefits", rule.id), mend)
    own = words.calendar
    if own and (len(own.months) != 12 or len(own.short) != 12):
        raise source.fault("bad-value", name, ("calendar",), "write twelve months and twelve short months")


def _strings(place: Place, value: Any) -> Iterator[tuple[Place, str]]:
    """Every text with a brace in it, and the key it stands under."""
    if isinstance(value, str):
        if "{" in value:
            yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _strings((*place, key), each)
    else:
        for each in value:
            yield from _strings(place, each)


def check_links(campaign: Campaign, source: Source) -> None:
    """What one file names, another (or the same) has; no two things have one name."""
    tiles = {tile.id for tile in campaign.tiles}
    occupations = {occupation.id for occupation in campaign.occupations}
    for index, occupation in enumerate(campaign.occupations):
        if occupation.tile not in tiles:
            mend = f"{occupation.tile} is no tile; choose one of {', '.join(sorted(tiles))}"
            raise source.fault("bad-value", "occupations.toml", ("occupations", index, "tile"), mend)
    for index, tile in enumerate(campaign.tiles):
        if tile.occupation and tile.occupation not in occupations:
            mend = f"{tile.occupation} is no occupation in this file"
            raise source.fault("bad-value", "occupations.toml", ("tiles", index, "occupation"), mend)
    for index, story in enumerate(campaign.content.stories):
        if story.occupation not in occupations:
            mend = f"{story.occupation} is no occupation of occupations.toml"
            raise source.fault("bad-value", "content.toml", ("stories", index, "occupation"), mend)
    for index, rule in enumerate(campaign.benefit_rules.benefits):
        if rule.has_amount and not rule.form:
            mend = f"give {rule.id} a form: its amount needs a sentence to stand in"
            raise source.fault("bad-value", "benefits.toml", ("benefits", index, "form"), mend)
    version = campaign.content.consent.version
    for field, versions in campaign.followup.asking.items():
        if field not in DETAILS:
            mend = f"{field} is nothing that an agent asks; choose one of {', '.join(DETAILS)}"
            raise source.fault("bad-key", "followup.toml", ("asking", field), mend)
        if version not in versions:
            mend = f"add {version}, the version of this pack's consent, once its text names {field}"
            raise source.fault("bad-value", "followup.toml", ("asking", field), mend)
    _check_outcomes(campaign.followup, source)
    for file, section, listed in _lists(campaign):
        seen = set()
        for index, each in enumerate(listed):
            if each.id in seen:
                mend = f"{each.id} is there twice: rename or remove one"
                raise source.fault("bad-value", file, (*section, index, "id"), mend)
            seen.add(each.id)
    for file, place, picture in _pictures(campaign):
        if picture and not (is_safe_path(picture) and campaign.picture(picture).is_file()):
            mend = f"{picture[:100]!r} is neither in the pack's images/ nor among the common pictures"
            raise source.fault("missing-picture", file, place, mend)


def _check_outcomes(rules: FollowUpRules, source: Source) -> None:
    """What is offered first and what the branch's answers enter are outcomes of the file."""
    named: list[tuple[Place, str]] = []
    for stage, listed in rules.offered.items():
        named += [(("offered", stage), each) for each in listed]
    if rules.edition > 1:
        named += [(("branch", name), each) for name, each in msgspec.structs.asdict(rules.branch).items()]
    for place, outcome in named:
        if rules.outcome(outcome) is None:
            mend = f"{outcome} is no outcome of this file"
            raise source.fault("bad-value", "followup.toml", place, mend)


def _lists(campaign: Campaign) -> Iterator[tuple[str, tuple[str, ...], tuple[Any, ...]]]:
    content = campaign.content
    yield "occupations.toml", ("tiles",), campaign.tiles
    yield "occupations.toml", ("occupations",), campaign.occupations
    yield "benefits.toml", ("benefits",), campaign.benefit_rules.benefits
    yield "figures.toml", ("figures",), campaign.figures
    yield "followup.toml", ("outcomes",), campaign.followup.outcomes
    yield "content.toml", ("slides",), content.slides
    yield "content.toml", ("cards",), content.cards
    yield "content.toml", ("stories",), content.stories
    yield "content.toml", ("consent", "points"), content.consent.points


def _pictures(campaign: Campaign) -> Iterator[tuple[str, Place, str]]:
    """Every picture that is named, with the file and place that name it."""
    for file, section, listed in _lists(campaign):
        for index, each in enumerate(listed):
            for key in ("picture", "accent"):
                yield file, (*section, index, key), getattr(each, key, "")
    for index, story in enumerate(campaign.content.stories):
        for picture in story.scenes:
            yield "content.toml", ("stories", index, "scenes"), picture
