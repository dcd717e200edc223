"""Makes the signed receipt of a finished visit from the pack's words and the station's place."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from kiosk.campaign.campaign import Campaign
from kiosk.campaign.texts import Texts
from kiosk.errors import Problem, Refused
from kiosk.people.nik import tail
from kiosk.receipt.receipt import Receipt
from kiosk.receipt.token import TokenFields, read_token, sign_token
from kiosk.registration import Draft

if TYPE_CHECKING:
    from kiosk.security.keys import Keys
    from kiosk.settings import Settings

Issue = Callable[[int, str, str], Receipt]
Reissue = Callable[[Receipt, int, str], Receipt]
_COMMITMENT = b"anjungan-kkbc commitment 1\0"
_HEAD_DIGITS = 8
_MOST_COPIES = 255


def issue_for(campaign: Campaign, settings: "Settings", draft: Draft, day: date, keys: "Keys") -> Issue:
    """What the store calls inside the saving transaction to have this draft's receipt made."""

    def issue(sequence: int, number: str, chain_head: str) -> Receipt:
        fields = TokenFields(
            code=number[:3],
            sequence=sequence,
            entry_id=bytes.fromhex(draft.entry_id),
            day=day,
            copy=0,
            commitment=commitment(keys.index, number, draft),
        )
        texts = campaign.text(draft.language)
        agent = next(iter(campaign.agency.agents), None)
        return Receipt(
            number=number,
            day=day,
            place=place_of(campaign, settings),
            language=texts.language,
            name=draft.name,
            nik_tail=tail(draft.nik or ""),
            occupation=texts.occupations.get(draft.occupation, draft.occupation),
            programmes=worded_programmes(draft.programmes, texts),
            months=draft.months,
            quoted=tuple((month.month, month.total) for month in draft.quote.months) if draft.quote else (),
            agent=agent.name if agent else "",
            hours=agent.hours_for(texts.language) if agent else "",
            wadah=campaign.agency.wadah.name,
            controller=settings.controller.name or campaign.controller.name,
            consent_version=draft.consent.version,
            token=sign_token(fields, keys.signing),
            chain_head=chain_head[:_HEAD_DIGITS],
            words=_labels(texts, draft),
        )

    return issue


def _labels(texts: Texts, draft: Draft) -> dict[str, str]:
    """The paper's labels; it says where somebody else pays, and where consent is still to be obtained."""
    labels = texts.receipt | {"price": texts.receipt.get(f"price-{draft.payer}", texts.receipt["price"])}
    return labels | ({"consent": labels["consent-pending"]} if draft.consent.how == "pending" else {})


def make_reissue(keys: "Keys") -> Reissue:
    """What the store calls to have a marked copy of a receipt made: same content, own number and token."""

    def reissue(original: Receipt, copy: int, chain_head: str) -> Receipt:
        fields = read_token(original.token)
        if isinstance(fields, Problem) or not 0 < copy <= _MOST_COPIES:
            raise Refused("no-copy", "number")
        token = sign_token(replace(fields, copy=copy), keys.signing)
        return replace(original, copy=copy, token=token, chain_head=chain_head[:_HEAD_DIGITS])

    return reissue


def commitment(key: bytes, number: str, draft: Draft) -> bytes:
    """Eight bytes that bind a token to what was registered; without the station's key they tell nothing."""
    quoted = [(month.month, month.total) for month in draft.quote.months] if draft.quote else []
    said: list[Any] = [number, draft.entry_id, draft.nik, draft.name, draft.occupation]
    said += [draft.programmes, draft.months, draft.start, quoted, draft.consent.version]
    canonical = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return hmac.digest(key, _COMMITMENT + canonical, hashlib.sha256)[:8]


def place_of(campaign: Campaign, settings: "Settings") -> str:
    """Desa Pangkalan Satu, Kotawaringin Barat; Desa or Kelurahan only where the pack knows the village."""
    station, known = settings.station, campaign.agency.village
    kind = f"{known.kind} " if known.name == station.village else ""
    return f"{kind}{station.village}, {station.regency}"


def worded_programmes(programmes: tuple[str, ...], texts: Texts) -> str:
    """The pack's word for the usual combinations, else the programmes' short names."""
    chosen = frozenset(programmes)
    if chosen == {"jkk", "jkm"}:
        return texts.protection.two
    if chosen == {"jkk", "jkm", "jht"}:
        return texts.protection.three
    return ", ".join(texts.programmes[each].short for each in programmes if each in texts.programmes)
