"""Agreements, certificates, outreach items and launch events: what may be stored and what runs out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.agency.outreach.items import (
    MAX_SCAN,
    Agreement,
    Certificate,
    LaunchEvent,
    OutreachItem,
    check_agreement,
    check_certificate,
    check_event,
    check_item,
    check_scan,
    expiries,
)
from kiosk.errors import Refused

TODAY = date(2026, 11, 21)
PKS = Agreement(
    number="PER/12/2026",
    wadah="BUMDes Senantiasa Jaya",
    branch="Pangkalan Bun",
    signed=date(2026, 1, 5),
    valid_from=date(2026, 1, 5),
    valid_to=date(2026, 12, 5),
)
PAPER = Certificate(account=1, number="S-1", issued=date(2025, 1, 1), expires=date(2026, 11, 20))
ITEM = OutreachItem(
    kind="baliho", place="Simpang kantor desa", kelurahan="Sadai", campaign="kkbc", put_up=TODAY
)


@pytest.mark.parametrize(
    ("content", "media"), [(b"%PDF-1.7\n...", "application/pdf"), (b"\xff\xd8\xff\xe0JFIF", "image/jpeg")]
)
def test_scans_are_pdf_or_jpg(content: bytes, media: str) -> None:
    assert check_scan(content) == media


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "scan-empty"),
        (b"%PDF-" + bytes(MAX_SCAN), "scan-large"),
        (b"MZ\x90", "scan-kind"),
        (b"<svg>", "scan-kind"),
    ],
)
def test_other_files_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_scan(content)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "balon"}, "item-kind"),
        ({"condition": "nice"}, "item-condition"),
        ({"place": " "}, "item-place"),
        ({"kelurahan": ""}, "item-place"),
        ({"put_up": TODAY + timedelta(1)}, "item-date"),
        ({"removed": TODAY - timedelta(1)}, "item-removed"),
        ({"removed": TODAY + timedelta(1)}, "item-removed"),
        ({"checked": TODAY - timedelta(1)}, "item-checked"),
        ({"checked": TODAY + timedelta(1)}, "item-checked"),
        ({"campaign": ""}, "item-campaign"),
    ],
)
def test_an_impossible_outreach_item_is_refused(change: dict, code: str) -> None:
    assert check_item(ITEM, TODAY) == ITEM
    with pytest.raises(Refused) as refusal:
        check_item(replace(ITEM, **change), TODAY)
    assert refusal.value.code == code


def test_papers_that_run_out_are_named_the_most_urgent_first() -> None:
    lasting = replace(PKS, number="PER/13", valid_to=date(2029, 1, 1))
    found = expiries((PKS, lasting), (PAPER,), TODAY)
    assert [(each.kind, each.days, each.urgency) for each in found] == [
        ("certificate", -1, "expired"),
        ("agreement", 14, "soon"),
    ]
    assert expiries((replace(PKS, valid_to=TODAY + timedelta(60)),), (), TODAY)[0].urgency == "coming"


def test_papers_must_make_sense() -> None:
    assert check_agreement(PKS) == PKS and check_certificate(PAPER) == PAPER
    event = LaunchEvent(day=TODAY, place="Balai desa", signed_by=("Kepala cabang", "Direktur BUMDes"))
    assert check_event(event) == event
    for wrong, check, code in (
        (replace(PKS, valid_to=date(2025, 1, 1)), check_agreement, "agreement-dates"),
        (replace(PKS, number=""), check_agreement, "agreement-number"),
        (replace(PAPER, expires=date(2024, 1, 1)), check_certificate, "certificate-dates"),
        (replace(PAPER, number=" "), check_certificate, "certificate-number"),
        (replace(event, signed_by=()), check_event, "event-signed"),
        (replace(event, attendance=-1), check_event, "event-attendance"),
    ):
        with pytest.raises(Refused) as refusal:
            check(wrong)  # type: ignore[operator]
        assert refusal.value.code == code
