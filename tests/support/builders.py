"""Ready-made values for tests: every argument may be given, none must; all people are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from kiosk.receipt.receipt import Receipt
from kiosk.registration import Consent, Draft, Quote, QuotedMonth, Registration

NIK = "6201025003900004"
"""A woman born on 10 March 1990, entered in Kotawaringin Barat."""
NIK_MAN = "6201021708850003"
"""A man born on 17 August 1985."""
NIK_OLD = "3171011708450001"
"""Born on 17 August 1945: past 65."""
SEED = bytes(range(32))
"""A signing seed that nobody may use outside tests."""


def entry_id(n: int = 1) -> str:
    """The entry id of the n-th draft: 32 hex digits."""
    return f"{n:032x}"


def consent(**changes: Any) -> Consent:
    made = Consent(version="2026-11", language="id", text_sha256="ab" * 32, how="screen", contact=True)
    return replace(made, **changes)


def quote(**changes: Any) -> Quote:
    """The lowest bracket, two programmes, three months from December 2026."""
    months = tuple(
        QuotedMonth(month=month, jkk=10_000, jkm=6_800, jht=0) for month in ("2026-12", "2027-01", "2027-02")
    )
    return replace(Quote(bracket=1, base=1_000_000, months=months), **changes)


def draft(n: int = 1, **changes: Any) -> Draft:
    """The n-th finished visit: a farmer with a phone who chose two programmes for three months."""
    made = Draft(
        entry_id=entry_id(n),
        language="id",
        nik=NIK[:12] + f"{n % 10_000 or 1:04d}",
        birth_date=date(1990, 3, 10),
        sex="female",
        name="SITI AMINAH",
        phone="+6281234567890",
        dusun="Dusun I",
        rt="002",
        rw="001",
        occupation="petani",
        sector="other",
        bracket=1,
        programmes=("jkk", "jkm"),
        months=3,
        start="2026-12",
        quote=quote(),
        consent=consent(),
    )
    return replace(made, **changes)


def registration(n: int = 1, **changes: Any) -> Registration:
    """The n-th draft as the store holds it."""
    from kiosk.number import make_number

    made = Registration(
        sequence=n,
        number=make_number("K7M", n),
        saved_at=datetime(2026, 11, 21, 2, 14, tzinfo=UTC),
        draft=draft(n),
    )
    return replace(made, **changes)


def receipt(n: int = 1, **changes: Any) -> Receipt:
    """The n-th registration's paper, with a token that no key has signed."""
    from kiosk.number import make_number

    made = Receipt(
        number=make_number("K7M", n),
        day=date(2026, 11, 21),
        place="Desa Pangkalan Satu",
        language="id",
        name="SITI AMINAH",
        nik_tail="0004",
        occupation="Petani",
        programmes="JKK + JKM",
        months=3,
        quoted=tuple((month.month, month.total) for month in quote().months),
        agent="Agen contoh",
        hours="Senin-Jumat 08.00-15.00",
        wadah="BUMDes Senantiasa Jaya",
        controller="Pemerintah Desa Pangkalan Satu",
        consent_version="2026-11",
        token="6BF0XI5V%",
        chain_head="0a1b2c3d",
        words={"title": "BUKTI PENDAFTARAN MINAT"},
    )
    return replace(made, **changes)
