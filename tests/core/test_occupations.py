"""Finding one's work by typing a few letters, as villagers and clerks spell it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.campaign.occupations import fold
from tests.support.packs import shipped

CAMPAIGN = shipped()


def found(query: str, language: str = "id") -> list[str]:
    return [occupation.id for occupation in CAMPAIGN.find_occupations(query, language)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("petani", "petani"),
        ("tani", "petani"),
        ("nelayan", "nelayan"),
        ("supir", "sopir"),
        ("ojol", "ojek-online"),
        ("gojek", "ojek-online"),
        ("sawit", "pekebun-sawit"),
        ("karet", "penyadap-karet"),
        ("klotok", "motoris-perahu"),
        ("serabutan", "buruh-harian"),
        ("kuli bangunan", "kuli-bangunan"),
        ("tukang las", "tukang-las"),
        ("PRT", "asisten-rumah-tangga"),
        ("pembantu", "asisten-rumah-tangga"),
        ("kades", "kepala-desa"),
        ("sekdes", "perangkat-desa"),
        ("pns", "pegawai-negeri"),
        ("jahit", "penjahit"),
        ("warung", "warung-kelontong"),
        ("ayam", "peternak-unggas"),
        ("ustadz", "guru-ngaji"),
        ("buruh tani", "buruh-tani"),
        ("tani buruh", "buruh-tani"),
        ("  Tukang   KAYU ", "tukang-kayu"),
        ("rt/rw", "rt-rw"),
    ],
)
def test_what_people_type(query: str, first: str) -> None:
    assert found(query)[0] == first


@pytest.mark.parametrize(("query", "first"), [("farmer", "petani"), ("taxi", "sopir"), ("nanny", "pengasuh")])
def test_english_words(query: str, first: str) -> None:
    assert found(query, "en")[0] == first


def test_indonesian_words_count_on_every_screen() -> None:
    assert "ojek-online" in found("ojol", "en")


def test_nothing_typed_shows_all_by_label() -> None:
    everything = found("")
    assert sorted(everything) == sorted(occupation.id for occupation in CAMPAIGN.occupations)
    labels = [CAMPAIGN.text("id").occupations[each].lower() for each in everything]
    assert labels == sorted(labels, key=fold)


@pytest.mark.parametrize("query", ["zzzz", "astronot", "%", "\x00", "🚀"])
def test_nonsense_finds_nothing_or_everything_but_never_breaks(query: str) -> None:
    assert found(query) in ([], found(""))


@given(st.text(max_size=40))
def test_any_letters_are_survived(query: str) -> None:
    assert set(found(query)) <= set(found(""))


@given(st.sampled_from([occupation.id for occupation in CAMPAIGN.occupations]), st.integers(1, 12))
def test_typing_on_a_label_keeps_its_occupation(occupation: str, length: int) -> None:
    for language in CAMPAIGN.languages:
        label = CAMPAIGN.text(language).occupations[occupation]
        assert occupation in found(label[:length], language)
