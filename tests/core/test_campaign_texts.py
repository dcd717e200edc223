"""The pack's words: short, complete in both languages, honest, and open to more languages."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.campaign.pack import load_campaign
from kiosk.campaign.texts import Card, ConsentWords, Texts
from tests.support.packs import KEY, SHIPPED, TODAY, change, copy_pack, resign, shipped, sign_only

CAMPAIGN = shipped()
LANGUAGES = ("id", "en")

both = pytest.mark.parametrize("language", LANGUAGES)


def written(language: str) -> dict[str, Any]:
    return tomllib.loads((SHIPPED / "texts" / f"{language}.toml").read_text(encoding="utf-8"))


def strings(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each, f"{place}.{key}")
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from strings(each, place)


def shown(language: str) -> list[tuple[str, str]]:
    """Every text as it is shown, with what the loader filled in."""
    texts = CAMPAIGN.text(language)
    return list(strings({name: _plain(getattr(texts, name)) for name in Texts.__struct_fields__}))


def _plain(value: Any) -> Any:
    if hasattr(value, "__struct_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def sentences(line: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:])\*?\s+", line) if part]


def test_both_languages_have_the_same_keys() -> None:
    """Keys in the same order too: whoever edits one file finds the place in the other."""
    indonesian, english = (list(dict(strings(written(language)))) for language in LANGUAGES)
    assert indonesian == english


def test_both_languages_fill_in_the_same_things() -> None:
    blanks = [
        {place: sorted(set(re.findall(r"\{[^}]+\}", " ".join(lines)))) for place, lines in grouped(language)}
        for language in LANGUAGES
    ]
    assert blanks[0] == blanks[1]


def grouped(language: str) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for place, text in strings(written(language)):
        found.setdefault(place, []).append(text)
    return list(found.items())


@both
def test_cards_are_short_enough_for_slow_readers(language: str) -> None:
    for card in CAMPAIGN.text(language).cards:
        assert 2 <= len(card.body) <= 3, card.id
        assert len(card.title) <= 42, card.title
        assert len(card.note) <= 110, card.note
        for line in card.body:
            assert len(line) <= 90, line
            for sentence in sentences(line):
                assert len(sentence.split()) <= 12, sentence


@both
def test_stories_questions_and_slides_are_short(language: str) -> None:
    texts = CAMPAIGN.text(language)
    lines = [scene.text for story in texts.stories for scene in story.scenes]
    lines += [line for question in texts.questions for line in question.answer]
    for line in lines:
        assert len(line) <= 90, line
        for sentence in sentences(line):
            assert len(sentence.split()) <= 12, sentence
    for question in texts.questions:
        assert len(question.question) <= 62, question.question
    for slide in texts.slides:
        assert len(slide.headline) <= 36, slide.headline
        assert len(slide.line) <= 60, slide.line
    for label in (*texts.occupations.values(), *texts.tiles.values()):
        assert len(label) <= 32, label
    for point in texts.consent.points:
        assert len(point.value) <= 36, point.value


@both
def test_sentences_end_and_are_tidy(language: str) -> None:
    texts = CAMPAIGN.text(language)
    ending = re.compile(r"[.?!]\*?$")
    for card in texts.cards:
        assert all(ending.search(line) for line in card.body), card.id
    for question in texts.questions:
        assert question.question.endswith("?")
        assert all(ending.search(line) for line in question.answer), question.id
    for story in texts.stories:
        assert all(ending.search(scene.text) for scene in story.scenes), story.id
    for place, text in shown(language):
        assert "  " not in text, place
        assert text == text.strip(), place
        assert not re.search(r" [.,?!]", text), place


@both
def test_a_star_always_has_its_footnote(language: str) -> None:
    texts = CAMPAIGN.text(language)
    pages: list[tuple[str, list[str], str]] = [(card.id, list(card.body), card.note) for card in texts.cards]
    pages += [(story.id, [scene.text for scene in story.scenes], story.note) for story in texts.stories]
    starred = 0
    for name, lines, note in pages:
        has_star = any("*" in line for line in lines)
        assert has_star == note.startswith("* "), name
        starred += has_star
    assert starred >= 6


@both
def test_every_promise_of_money_has_a_star(language: str) -> None:
    """An amount a person might receive is never without its conditions."""
    texts = CAMPAIGN.text(language)
    lines = [line for card in texts.cards for line in card.body]
    lines += [scene.text for story in texts.stories for scene in story.scenes]
    promised = [line for line in lines if re.search(r"Rp\d+(,\d+)? (juta|million)", line)]
    assert len(promised) >= 5
    assert all(line.endswith("*") for line in promised), promised


@both
def test_no_amount_is_written_by_hand(language: str) -> None:
    """Amounts come from the tariffs and benefits, so that one change is enough and none is stale."""
    for place, text in strings(written(language)):
        assert not re.search(r"Rp\s?\d", text), place
        numbers = {int(number) for number in re.findall(r"\d+", text)}
        years = set(range(2022, 2027))
        assert all(number <= 175 for number in numbers - years), (place, numbers)


@both
def test_nothing_is_promised_that_is_not_sure(language: str) -> None:
    forbidden = {
        "id": ("gratis", "murah", "selamat,", "terverifikasi", "pasti", "dijamin", "resmi menjadi peserta"),
        "en": ("free of charge", "cheap", "congratulations", "verified", "guarantee", "certainly"),
    }
    for place, text in shown(language):
        for word in forbidden[language]:
            assert word not in text.lower(), (place, word)


def card(language: str, name: str) -> Card:
    return next(each for each in CAMPAIGN.text(language).cards if each.id == name)


def test_the_issue_s_subjects_have_their_cards() -> None:
    ids = [each.id for each in CAMPAIGN.text("id").cards]
    wanted = {
        "apa-itu",
        "siapa-bpu",
        "serabutan",
        "jkk",
        "jkm",
        "jht",
        "cara-bayar",
        "berhenti-bayar",
        "agen",
    }
    assert wanted <= set(ids)
    assert {each.programme for each in CAMPAIGN.text("id").cards} == {None, "jkk", "jkm", "jht"}
    assert {story.occupation for story in CAMPAIGN.text("id").stories} == {"petani", "ojek", "pedagang"}
    assert len(CAMPAIGN.text("id").questions) >= 12


def test_the_death_benefit_warns_of_the_first_months() -> None:
    assert "3 bulan" in " ".join(card("id", "jkm").body)
    assert "bisa lebih kecil" in " ".join(card("id", "jkm").body)
    assert "under 3 months" in " ".join(card("en", "jkm").body)


def test_amounts_in_the_cards_follow_the_lowest_bracket() -> None:
    assert "sampai Rp244 juta" in " ".join(card("id", "jkk").body)
    assert "Rp42 juta" in " ".join(card("id", "jkm").body)
    assert "Rp20.000" in " ".join(card("id", "jht").body)
    assert "Rp16.800" in " ".join(card("id", "iuran").body)


def test_figures_carry_day_and_source() -> None:
    by_id = {figure.id: figure for figure in CAMPAIGN.figures}
    target = by_id["target-pekerja"]
    assert (target.kind, target.low, target.high, target.as_of) == ("target", 70_000_000, 70_000_000, "2026")
    for language in LANGUAGES:
        texts = CAMPAIGN.text(language)
        for figure in CAMPAIGN.figures:
            assert figure.source
            assert figure.low <= figure.high
            assert figure.as_of[:4] in texts.figures[figure.id]
            assert "{" not in texts.figures[figure.id]


@both
def test_only_what_is_filled_in_later_stays_open(language: str) -> None:
    allowed = {
        "forms": {"amount", "millions"},
        "consent": {"controller", "address", "contact", "months"},
        "receipt": {"months", "amount", "version", "controller", "n", "head"},
        "agency": {"agent", "hours"},
        "messages": {"name", "agent", "number", "month", "date", "hours", "payer"},
    }
    for place, text in shown(language):
        left = set(re.findall(r"\{([^}]+)\}", text))
        assert left <= allowed.get(place.split(".")[1], set()), place


@both
def test_letters_are_in_the_shipped_fonts(language: str) -> None:
    from PIL import ImageFont

    from kiosk.paths import RESOURCES

    fonts = RESOURCES / "fonts"
    font = ImageFont.truetype(str(fonts / "PlusJakartaSans_700Bold.ttf"), 20)
    missing = bytes(font.getmask("\uffff"))
    letters = {letter for _, text in shown(language) for letter in text if not letter.isspace()}
    assert len(letters) > 50
    assert [letter for letter in sorted(letters) if bytes(font.getmask(letter)) == missing] == []


# -- consent ----------------------------------------------------------------------------------------


def consent(language: str = "id", **changes: str) -> ConsentWords:
    known = {"controller": "BUMDes X", "address": "Desa Y", "contact": "meja agen", "months": "12"}
    return CAMPAIGN.text(language).consent.filled(**{**known, **changes})


def test_consent_says_who_why_what_how_long_and_which_rights() -> None:
    """UU 27/2022, articles 20 to 24."""
    found = consent()
    assert [point.id for point in found.points] == ["siapa", "untuk-apa", "data-apa", "berapa-lama", "hak"]
    assert found.points[0].value == "BUMDes X"
    assert found.points[3].value == "12 bulan, lalu dihapus"
    everything = " ".join(found.full)
    for word in ("BUMDes X", "Desa Y", "meja agen", "12 bulan", "60 bulan", "3 x 24 jam", "membetulkan"):
        assert word in everything
    assert "{" not in everything + "".join(point.value for point in found.points)


@both
def test_consent_is_told_in_each_language(language: str) -> None:
    found = consent(language)
    assert len(found.full) == 11
    assert all("{" not in line for line in found.full)
    assert found.version == CAMPAIGN.content.consent.version


def test_consent_hash_proves_every_word() -> None:
    found = consent()
    assert found.sha256 == consent().sha256
    assert re.fullmatch(r"[0-9a-f]{64}", found.sha256)
    others = [
        consent(controller="BUMDes Z"),
        consent(months="24"),
        consent("en"),
        CAMPAIGN.text("id").consent,
    ]
    assert len({found.sha256, *(other.sha256 for other in others)}) == 5


# -- more languages ---------------------------------------------------------------------------------


def with_language(folder: Path, code: str, text: str) -> Path:
    copy_pack(folder)
    (folder / "texts" / f"{code}.toml").write_text(text, encoding="utf-8")
    change(folder, "manifest.toml", 'languages = ["id", "en"]', f'languages = ["id", "en", "{code}"]')
    resign(folder)
    return folder


@pytest.mark.parametrize("code", ["jv", "su", "mad", "bjn", "ms"])
def test_a_partial_language_falls_back_key_by_key(tmp_path: Path, code: str) -> None:
    text = '[cards.jkk]\ntitle = "Cilaka nalika nyambut gawe"\n\n[tiles]\npetani = "Wong tani"\n'
    found = load_campaign(with_language(tmp_path / "pack", code, text), (KEY,), TODAY)
    own, indonesian = found.text(code), found.text("id")
    by_id = {each.id: each for each in own.cards}
    assert by_id["jkk"].title == "Cilaka nalika nyambut gawe"
    assert by_id["jkk"].body == card("id", "jkk").body
    assert (own.tiles["petani"], own.tiles["nelayan"]) == ("Wong tani", "Nelayan")
    assert own.consent == indonesian.consent
    assert own.receipt == indonesian.receipt
    assert own.language == code


def test_an_empty_language_is_all_indonesian(tmp_path: Path) -> None:
    found = load_campaign(with_language(tmp_path / "pack", "jv", "# coming\n"), (KEY,), TODAY)
    assert found.text("jv").cards == found.text("id").cards


def test_a_partial_language_is_still_checked(tmp_path: Path) -> None:
    folder = with_language(tmp_path / "pack", "jv", '[tiles]\npetanni = "Wong tani"\n')
    with pytest.raises(Exception, match=r"bad-key: .*jv\.toml:2 .*petanni"):
        load_campaign(folder, (KEY,), TODAY)


@both
def test_a_complete_language_may_lack_nothing(tmp_path: Path, language: str) -> None:
    folder = copy_pack(tmp_path / "pack")
    path = folder / "texts" / f"{language}.toml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(line for line in lines if line.startswith("nelayan = "))
    path.write_text("".join(lines).replace(gone, "", 1), encoding="utf-8")
    resign(folder)
    with pytest.raises(Exception, match=r"missing-text: .* add nelayan to \[(tiles|occupations)\]"):
        load_campaign(folder, (KEY,), TODAY)


def test_english_may_become_partial(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path / "pack")
    (folder / "texts" / "en.toml").write_text("", encoding="utf-8")
    change(folder, "manifest.toml", 'complete = ["id", "en"]', 'complete = ["id"]')
    resign(folder)
    sign_only(folder)
    assert load_campaign(folder, (KEY,), TODAY).text("en").tiles["nelayan"] == "Nelayan"


def test_an_unknown_language_is_indonesian() -> None:
    assert CAMPAIGN.text("xx").language == "id"


# -- the agent's work -------------------------------------------------------------------------------


def test_agents_say_their_hours_in_the_person_s_language() -> None:
    first = CAMPAIGN.agency.agents[0]
    assert first.hours_for("id") == first.hours == first.hours_for("jv")
    assert first.hours_for("en").startswith("Monday")


def test_invented_people_are_marked() -> None:
    assert CAMPAIGN.agency.demo
    assert "CONTOH" in CAMPAIGN.agency.agreement.number
    assert CAMPAIGN.agency.wadah.name == "BUMDes Senantiasa Jaya"


@both
def test_prepared_messages_hold_no_nik_and_fill_up(language: str) -> None:
    words = {"name": "Ibu Siti", "agent": "Budi", "number": "K7M-000123-4", "month": "November 2026"}
    words |= {"date": "10 Desember 2026", "hours": "08.00–12.00", "payer": "desa"}
    for name, text in CAMPAIGN.text(language).messages.items():
        assert "nik" not in text.lower().split(), name
        filled = text
        for key, value in words.items():
            filled = filled.replace("{" + key + "}", value)
        assert "{" not in filled, name
        assert len(filled) <= 400, name
