"""What a receipt says of a draft: the pack's words, the station's place, and a signature over neither."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from kiosk.errors import Refused
from kiosk.number import make_number
from kiosk.receipt.issue import commitment, issue_for, make_reissue, place_of, worded_programmes
from kiosk.receipt.layout import draw
from kiosk.receipt.receipt import Receipt
from kiosk.receipt.token import public_key
from kiosk.receipt.trust import Identity, Trust, verify
from kiosk.receipt.words import MONTHS, RECEIPT_WORDS, SHORT_MONTHS
from kiosk.registration import Draft
from kiosk.security.keys import Keys
from tests.support.builders import NIK, draft
from tests.support.context import FACTS
from tests.support.station_settings import SETTINGS

KEYS = Keys(bytes(32), bytes(range(32)), bytes(range(1, 33)))
DAY = date(2026, 11, 21)


def issued(wish: Draft, sequence: int = 7) -> Receipt:
    issue = issue_for(FACTS.campaign, SETTINGS, wish, DAY, KEYS)
    return issue(sequence, make_number("K7M", sequence), "9f3ac01b" * 8)


def test_it_says_what_was_registered() -> None:
    receipt = issued(draft(1, nik=NIK))
    assert (receipt.name, receipt.nik_tail, receipt.occupation) == ("SITI AMINAH", "0004", "Petani, pekebun")
    assert receipt.programmes == "Kecelakaan & kematian"
    assert receipt.quoted == (("2026-12", 16800), ("2027-01", 16800), ("2027-02", 16800))
    assert receipt.place == "Desa Pangkalan Satu, Kotawaringin Barat"
    assert receipt.controller == "BUMDes Senantiasa Jaya"
    assert receipt.agent == FACTS.campaign.agency.agents[0].name
    assert receipt.chain_head == "9f3ac01b"
    assert receipt.consent_version == "2026-11"
    assert receipt.copy == 0


@pytest.mark.parametrize("language", FACTS.campaign.languages)
def test_the_shipped_pack_brings_every_label(language: str) -> None:
    receipt = issued(draft(1, language=language))
    assert receipt.language == language
    assert set(receipt.words) >= {*RECEIPT_WORDS, *MONTHS, *SHORT_MONTHS}
    for dots in (384, 576):
        assert draw(receipt, dots).height < 2200


def test_a_language_the_pack_lacks_is_indonesian() -> None:
    assert issued(draft(1, language="mad")).language == "id"


def test_the_agents_hours_are_in_the_persons_language() -> None:
    assert "Monday" in issued(draft(1, language="en")).hours


def test_without_nik_and_quote_there_is_neither_tail_nor_price() -> None:
    receipt = issued(draft(1, nik=None, quote=None))
    assert (receipt.nik_tail, receipt.quoted) == ("", ())


def test_the_token_proves_the_number_and_holds_no_person() -> None:
    receipt = issued(draft(1))
    verdict = verify(receipt.token, Trust((Identity("K7M", public_key(KEYS.signing)),)))
    assert (verdict.result, verdict.number) == ("genuine", receipt.number)
    assert verdict.fields is not None
    assert verdict.fields.entry_id.hex() == draft(1).entry_id
    assert (verdict.fields.day, verdict.fields.copy) == (DAY, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "SITI AMINAH "},
        {"nik": None},
        {"months": 6},
        {"programmes": ("jkk", "jkm", "jht")},
        {"quote": None},
        {"occupation": "nelayan"},
        {"start": "2027-01"},
        {"entry_id": "ff" * 16},
    ],
)
def test_the_commitment_changes_with_what_was_registered(change: dict) -> None:
    wish = draft(1)
    number = make_number("K7M", 1)
    assert commitment(KEYS.index, number, wish) != commitment(KEYS.index, number, replace(wish, **change))


def test_the_commitment_tells_nothing_without_the_stations_key() -> None:
    number = make_number("K7M", 1)
    assert commitment(bytes(32), number, draft(1)) != commitment(KEYS.index, number, draft(1))


def test_a_copy_says_the_same_under_its_own_signature() -> None:
    original = issued(draft(1))
    copy = make_reissue(KEYS)(original, 2, "ab" * 32)
    assert copy == replace(original, copy=2, token=copy.token, chain_head="abababab")
    verdict = verify(copy.token, Trust((Identity("K7M", public_key(KEYS.signing)),)))
    assert verdict.fields is not None
    assert (verdict.result, verdict.fields.copy, verdict.number) == ("genuine", 2, original.number)


@pytest.mark.parametrize("copy", [0, 256, -1])
def test_a_copy_that_cannot_be_marked_is_refused(copy: int) -> None:
    with pytest.raises(Refused, match="no-copy"):
        make_reissue(KEYS)(issued(draft(1)), copy, "ab" * 32)


def test_a_receipt_without_a_token_of_ours_is_not_copied() -> None:
    with pytest.raises(Refused, match="no-copy"):
        make_reissue(KEYS)(replace(issued(draft(1)), token="6BF0XI5V%"), 1, "ab" * 32)


def test_programmes_are_worded_by_the_pack() -> None:
    texts = FACTS.campaign.text("id")
    assert worded_programmes(("jkm", "jkk"), texts) == texts.protection.two
    assert worded_programmes(("jkk", "jkm", "jht"), texts) == texts.protection.three
    assert worded_programmes(("jht",), texts) == texts.programmes["jht"].short


def test_a_village_the_pack_does_not_know_stands_without_its_kind() -> None:
    other = msgspec.structs.replace(
        SETTINGS, station=msgspec.structs.replace(SETTINGS.station, village="Batu Merah", regency="Batam")
    )
    assert place_of(FACTS.campaign, other) == "Batu Merah, Batam"
