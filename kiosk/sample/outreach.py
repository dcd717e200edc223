"""Invents a sample's agency: agreement, certificates, launch and what hangs where, with drawn scans."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from kiosk.agency.outreach.items import Agreement, Certificate, LaunchEvent, OutreachItem
from kiosk.paths import RESOURCES
from kiosk.staff import TERMINAL

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from kiosk.agency.agency import Agency
    from kiosk.station import Station

KELURAHAN = ("Batu Selicin", "Sadai", "Sambau", "Teluk Tering", "Batu Merah")
EARLIER = "kkbc-perdana"
"""The campaign before this one; its items were put up a year ago."""

_PLACES = ("Kantor lurah", "Simpang pasar", "Depan posyandu", "Dermaga", "Lapangan bola", "Gerbang perumahan")
_KINDS = (("baliho", 1), ("spanduk", 2), ("banner", 2), ("poster", 4))
_CONDITIONS = ("good", "good", "good", "faded", "damaged", "good", "gone", "good", "good")
_CLOTH = {"baliho": (250, 150), "spanduk": (300, 60), "banner": (80, 190), "poster": (110, 150)}
_INK, _GREEN, _GOLD = "#22180F", "#0C4A3B", "#FFB81A"


def fill_outreach(desk: "Agency", station: "Station", seed: int) -> int:
    """Enter all that once for a station; answers how many outreach items it has."""
    if desk.documents.agreements():
        return len(desk.documents.items())
    random, today = Random(f"{seed} outreach"), station.ground.clock.today()
    place = station.ground.settings.station
    village = place.village
    _agency(desk, station, today, village)
    desk.figures.set_target(TERMINAL, 1200, 400)
    photos = {
        (kind, condition): desk.documents.add_scan(TERMINAL, photo_of(kind, condition), photo=True)
        for kind, _ in _KINDS
        for condition in ("good", "damaged")
    }
    items = list(_items(random, today, village, place.dusun, station.ground.campaign.id))
    for item in items:
        shown = "damaged" if item.condition in ("faded", "damaged") else "good"
        photo = None if item.condition == "gone" else photos[item.kind, shown]
        desk.documents.save_item(TERMINAL, replace(item, photo=photo))
    return len(items)


def _agency(desk: "Agency", station: "Station", today: date, village: str) -> None:
    agency = station.ground.campaign.agency
    signed = agency.agreement.signed or today - timedelta(days=200)
    branch, wadah = agency.branch.name, agency.wadah.name
    agreement = Agreement(
        number=agency.agreement.number or "CONTOH/PKS/01",
        wadah=wadah,
        branch=branch,
        village=village,
        signed=signed,
        valid_from=signed,
        valid_to=agency.agreement.valid_to or signed + timedelta(days=730),
        parties=(branch, wadah),
    )
    scan = desk.documents.add_scan(TERMINAL, scan_of(agreement))
    desk.documents.save_agreement(TERMINAL, replace(agreement, scan=scan))
    desk.documents.save_event(
        TERMINAL,
        LaunchEvent(
            day=signed,
            place=f"Balai Desa {village}",
            signed_by=(branch, wadah),
            witnesses=("Kepala kantor cabang", "Kepala Dinas PMD", "Perangkat desa", "Warga desa"),
            attendance=120,
            note="Keagenan komunitas dimulai",
        ),
    )
    for nth, account in enumerate(each for each in desk.accounts.all() if each.role == "agent"):
        issued = today - timedelta(days=700 - 40 * nth)
        certificate = Certificate(
            account=account.id,
            number=f"CONTOH-{nth + 1:03}",
            issued=issued,
            expires=issued + timedelta(days=730),
        )
        desk.documents.save_certificate(TERMINAL, certificate)


def _items(
    random: Random, today: date, village: str, dusun: tuple[str, ...], campaign: str
) -> Iterator[OutreachItem]:
    """Of each kelurahan's and the village's items some are damaged, one is missing, some were taken down."""
    for kelurahan in (*KELURAHAN, village):
        parts = dusun if kelurahan == village and dusun else ("RW 001", "RW 002", "RW 003")
        conditions = iter(_CONDITIONS)
        for kind, count in _KINDS:
            for _ in range(count):
                put_up = today - timedelta(days=random.randrange(5, 120))
                item = OutreachItem(
                    kind=kind,
                    place=random.choice(_PLACES),
                    dusun=random.choice(parts),
                    kelurahan=kelurahan,
                    campaign=campaign,
                    put_up=put_up,
                    condition=next(conditions),
                    checked=put_up + timedelta(days=3),
                )
                down = item.condition != "gone" and random.random() < 0.15
                yield (
                    replace(item, removed=_between(random, put_up + timedelta(days=3), today))
                    if down
                    else item
                )
        yield OutreachItem(
            kind="spanduk",
            place="Kantor lurah" if kelurahan != village else "Kantor desa",
            dusun=parts[0],
            kelurahan=kelurahan,
            campaign=EARLIER,
            put_up=today - timedelta(days=400),
            condition="faded",
            checked=today - timedelta(days=300),
            removed=today - timedelta(days=random.randrange(150, 250)),
        )


def _between(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randrange((last - first).days + 1))


# Pictures: drawn here, so that no sample holds anybody's paper or photo.


def photo_of(kind: str, condition: str) -> bytes:
    """A small JPG of an item in the open, plainly a drawing and marked as a sample."""
    from PIL import Image
    from PIL.ImageDraw import Draw

    picture = Image.new("RGB", (400, 300), "#BFE0EE")
    draw = Draw(picture)
    draw.rectangle((0, 235, 400, 300), fill="#B9A77C")
    draw.polygon(
        ((40, 235), (40, 150), (110, 105), (180, 150), (180, 235)), fill="#D9C9A3", outline="#8A7A55"
    )
    wide, high = _CLOTH[kind]
    left, top = 210 - wide // 2, 215 - high
    for post in (left + 6, left + wide - 10):
        draw.rectangle((post, top + high // 2, post + 4, 245), fill="#5C4A32")
    faded = condition != "good"
    draw.rectangle((left, top, left + wide, top + high), fill="#7E9C92" if faded else _GREEN)
    draw.rectangle((left, top + high - 10, left + wide, top + high), fill="#E5CE94" if faded else _GOLD)
    lines = ("KERJA KERAS BEBAS CEMAS",) if wide > 3 * high else ("KERJA", "KERAS", "BEBAS", "CEMAS")
    for at, words in enumerate(lines):
        place = (left + wide / 2, top + (high - 10) * (at + 0.5) / len(lines))
        draw.text(place, words, "#FFFFFF", _font(20), anchor="mm")
    if faded:
        torn = (left + wide, top), (left + wide - wide // 3, top), (left + wide, top + high // 2)
        draw.polygon(torn, fill="#BFE0EE", outline="#5C4A32")
    _mark(draw, 400, 300)
    return _bytes(picture, "JPEG", quality=70)


def scan_of(agreement: Agreement) -> bytes:
    """A page as a scanner would give it: a PDF of one picture, marked as a sample."""
    from PIL import Image
    from PIL.ImageDraw import Draw

    page = Image.new("RGB", (620, 877), "#FBF9F2")
    draw = Draw(page)
    draw.text((310, 90), "PERJANJIAN KERJA SAMA", _INK, _font(30), anchor="mm")
    draw.text((310, 128), f"Nomor {agreement.number}", _INK, _font(18), anchor="mm")
    for at, party in enumerate(agreement.parties):
        draw.text((70, 200 + 40 * at), f"Pihak {at + 1}: {party}", _INK, _font(18))
    for line in range(14):
        draw.rectangle((70, 310 + 24 * line, 550 - line % 3 * 40, 316 + 24 * line), fill="#CFC9BA")
    draw.text((70, 680), f"{agreement.village}, {agreement.signed:%d-%m-%Y}", _INK, _font(18))
    for x in (70, 350):
        draw.line((x, 790, x + 200, 790), fill=_INK, width=2)
    _mark(draw, 620, 877)
    return _bytes(page, "PDF", quality=60, resolution=75.0, creationDate=None, modDate=None)


def _mark(draw: "ImageDraw", width: int, height: int) -> None:
    draw.rectangle((0, height - 34, width, height), fill="#FFE8BC")
    middle = (width / 2, height - 17)
    draw.text(middle, "CONTOH · bukan foto atau surat asli", "#6B3A00", _font(17), anchor="mm")


def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(RESOURCES / "fonts" / "PlusJakartaSans_700Bold.ttf"), size)


def _bytes(picture: "Image", kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
