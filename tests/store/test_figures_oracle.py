"""Every figure of every month, reckoned again from the exported paid months by other means."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk.agency.agency import Agency
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.reports import gather
from kiosk.clock import FixedClock
from kiosk.desk.tasks.exchange import send_list, write_month
from kiosk.errors import Refused
from kiosk.sample import sample
from kiosk.staff import TERMINAL
from kiosk.station import Station, open_ground, open_station
from kiosk.terminal.files import mapping_of
from kiosk.work import run_through

Rows = list[dict[str, str]]
BEGIN, MONTHS = 2026 * 12 + 6, 14
GRACE = 3


def index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def text(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def reckon(rows: Rows, month: int) -> dict[str, int]:
    """The figures of a month from the rows alone: days are compared as text, months as numbers."""
    end = f"{text(month)}-31"
    paid: defaultdict[str, set[int]] = defaultdict(set)
    known: defaultdict[str, set[int]] = defaultdict(set)
    first: dict[str, str] = {}
    for row in rows:
        if row["paid_on"] <= end:
            paid[row["number"]].add(index(row["month"]))
            if row["entered_on"] <= end:
                known[row["number"]].add(index(row["month"]))
        first[row["number"]] = min(first.get(row["number"], "9999"), row["entered_on"])
    begun = [max((each for each in months if each <= month), default=None) for months in paid.values()]
    since = [month - last for last in begun if last is not None]
    return {
        "protected": since.count(0),
        "protected_at_close": sum(month in months for months in known.values()),
        "known_later": since.count(0) - sum(month in months for months in known.values()),
        "in_grace": sum(0 < months <= GRACE for months in since),
        "lapsed": sum(months > GRACE for months in since),
        "paid_months": sum(row["entered_on"][:7] == text(month) for row in rows),
        "joined": sum(day[:7] == text(month) for day in first.values()),
    }


def exported(station: Station, desk: Agency, folder: Path) -> Rows:
    out = folder / "paid.csv"
    out.unlink(missing_ok=True)
    mapping = mapping_of("contributions", of_people=False)
    run_through(send_list(station, desk, TERMINAL, out, mapping, None, "oracle"))
    with out.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def told(station: Station, desk: Agency, month: int) -> dict[str, int]:
    """What the report of a month says, without drawing it."""
    made = gather.month_report(
        desk.ground, text(month), place=station.place, wadah="x", occupation=str, outcome=str
    )
    figures = made.figures
    assert made.coming == (text(month) > station.ground.clock.today().isoformat()[:7])
    return figures | {"joined": figures["members"] + figures["known_before"]}


@pytest.fixture(params=[3, 11, 29], scope="module")
def station(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """A sample of 140 people, and then months of late entries, joins, partings, doubles and undoing."""
    clock = FixedClock(datetime(2026, 11, 21, 2, 14, tzinfo=UTC))
    folder = tmp_path_factory.mktemp("figures") / "station"
    opened = open_station(open_ground(folder, clock=clock), use_keyring=False)
    sample.fill(opened, 140, request.param)
    stir(opened, Random(request.param), clock)
    yield opened
    opened.store.close()


def stir(station: Station, random: Random, clock: FixedClock) -> None:
    desk = station.desk()
    numbers = [row[0] for row in _numbers(desk)]
    for _ in range(160):
        clock.advance(hours=random.randrange(1, 24))
        number, action, today = random.choice(numbers), random.random(), clock.today()
        try:
            if action < 0.6:
                month = index(today.isoformat()) + random.choice((-3, -1, -1, 0, 0, 1, 4))
                paid_on = today - timedelta(days=random.choice((0, 0, 2, 15, 40)))
                report = ContactReport(
                    outcome="month-paid",
                    month=text(month),
                    months=random.choice((1, 1, 3, 6)),
                    amount=50_400,
                    paid_on=paid_on,
                )
                desk.follow_ups.record(TERMINAL, number, report)
            elif action < 0.7:
                contacts = desk.follow_ups.history(TERMINAL, number)
                desk.follow_ups.undo(TERMINAL, contacts[-1].id if contacts else 0, "slip")
            elif action < 0.84:
                desk.duplicates.merge(TERMINAL, number, random.choice(numbers), "same")
            elif action < 0.92:
                desk.duplicates.unmerge(TERMINAL, number, "different")
            else:
                desk.rights.erase(TERMINAL, number, "asked")
        except Refused:
            continue


def _numbers(desk: Agency) -> list[tuple[str]]:
    with desk.ground.reading() as connection:
        rows = connection.exec_driver_sql("SELECT number FROM registrations ORDER BY sequence LIMIT 90")
        return [(str(row[0]),) for row in rows]


def test_every_figure_of_every_month_is_what_the_rows_say(station: Station, tmp_path: Path) -> None:
    desk = station.desk()
    rows = exported(station, desk, tmp_path)
    assert len({(row["number"], row["month"]) for row in rows}) == len(rows) > 100
    assert all(row["paid_on"] <= row["entered_on"] for row in rows)
    later = 0
    for month in range(BEGIN, BEGIN + MONTHS):
        expected, found = reckon(rows, month), told(station, desk, month)
        assert {key: found[key] for key in expected} == expected, text(month)
        later += expected["known_later"]
    assert later > 0, "nothing was entered late: the sample proves too little"
    today = station.ground.clock.today()
    coverage = desk.figures.coverage(today)
    assert coverage.covered == reckon(rows, index(today.isoformat()))["protected"]
    for number in {row["number"] for row in rows}:
        months = {index(row["month"]) for row in rows if row["number"] == number}
        state = desk.people.protection(number).state
        if state not in ("withdrawn", "erased"):
            assert (state == "covered") == (index(today.isoformat()) in months), number


def test_a_wrong_definition_is_caught(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it was once: whoever paid for this month or a later one counts as protected."""
    from kiosk.agency.followups import paid_months
    from kiosk.agency.followups.coverage import Protection

    def planted(paid: paid_months.Paid, rule: object, day: date) -> Protection:
        return Protection(state="covered" if paid.last >= day.isoformat()[:7] else "ended")

    desk = station.desk()
    rows = exported(station, desk, tmp_path)
    monkeypatch.setattr(paid_months, "protection", planted)
    wrong = [
        month
        for month in range(BEGIN, BEGIN + MONTHS)
        if told(station, desk, month)["protected"] != reckon(rows, month)["protected"]
    ]
    assert len(wrong) > 3


def test_a_closed_months_paper_stays_when_a_payment_is_entered_later(
    station: Station,
) -> None:
    desk = station.desk()
    month = index(station.ground.clock.today().isoformat()) - 1
    before = told(station, desk, month)
    page = desk.lists.page(TERMINAL, "new").rows[0].number
    report = ContactReport(
        outcome="first-paid", month=text(month), paid_on=date(month // 12, month % 12 + 1, 20)
    )
    desk.follow_ups.record(TERMINAL, page, report)
    after = told(station, desk, month)
    changed = {key for key in after if after[key] != before[key]}
    assert changed == {"protected", "known_later"}
    assert after["known_later"] == before["known_later"] + 1


def test_every_figure_has_its_definition(station: Station, tmp_path: Path) -> None:
    from kiosk.paths import RESOURCES
    from kiosk.words import words

    made = run_through(write_month(station, station.desk(), TERMINAL, tmp_path, "2027-06", "id")).report
    assert made.coming and made.registered == 0
    page = (RESOURCES.parent / "docs" / "figures.md").read_text(encoding="utf-8")
    for key in made.figures:
        assert f"| `{key}` |" in page
        assert all(": " in words(language, "reports")("definitions", key) for language in ("id", "en"))
