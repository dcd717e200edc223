"""A station's entries with what lists call things: its place, occupations by name, bases by bracket."""

from collections.abc import Iterable, Iterator

from kiosk.agency.entries import Entry, Place
from kiosk.agency.exports import Subject
from kiosk.campaign.pack import Campaign
from kiosk.station import Station


def place_of(station: Station) -> Place:
    """Where a station stands, with the village's kind before its name where the pack knows it."""
    settings, village = station.ground.settings.station, station.ground.campaign.agency.village
    kind = village.kind if village.name.casefold() == settings.village.casefold() else ""
    name = f"{kind} {settings.village}".strip()
    return Place(
        village=name, district=settings.district, regency=settings.regency, province=settings.province
    )


def occupation_label(campaign: Campaign, occupation: str, language: str = "id") -> str:
    """An occupation's name, or its id where the pack does not know it."""
    return campaign.text(language).occupations.get(occupation, occupation)


def base_of(campaign: Campaign, bracket: int) -> int | None:
    """A bracket's monthly base in rupiah."""
    row = campaign.tariffs.bracket(bracket)
    return row.base if row else None


def subjects_of(station: Station, entries: Iterable[Entry]) -> Iterator[Subject]:
    """The entries as exports take them."""
    campaign, place = station.ground.campaign, place_of(station)
    for entry in entries:
        yield Subject(
            entry=entry,
            kiosk=station.code,
            place=place,
            label=lambda occupation: occupation_label(campaign, occupation),
            base=lambda bracket: base_of(campaign, bracket),
            hours=station.ground.settings.station.utc_offset_hours,
        )
