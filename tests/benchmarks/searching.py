"""The desk's search and lists with a million people, against plain SQLite with FTS5 on the same rows."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from tests.benchmarks.measure import PLACE, Row, percentile
from tests.benchmarks.starting import million_station

QUERIES = 1000
LONGEST = 16.0
"""Milliseconds: one frame."""

_PEOPLE = (
    "SELECT r.sequence, r.name, r.number, r.phone, r.nik, r.name_key, c.dusun, c.state, c.due "
    "FROM registrations r JOIN cases c ON c.sequence = r.sequence ORDER BY r.sequence"
)
_FOUND = (
    "SELECT p.* FROM (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 50) f "
    "JOIN people p ON p.sequence = f.rowid"
)


def search() -> Iterator[Row]:
    """What an agent types, as they type it: names, beginnings, numbers, phones, last digits of the NIK."""
    from kiosk.staff import TERMINAL
    from kiosk.station import open_ground, open_station

    station = open_station(open_ground(million_station()), use_keyring=False)
    desk = station.desk()
    bare = plain(station, PLACE / "plain.db")
    typed = queries(station)
    ours = timed(lambda text: desk.lists.search(TERMINAL, text), typed)
    theirs = timed(lambda text: bare.execute(_FOUND, (match_of(text),)).fetchall(), typed)
    yield Row("search, 1,000,000: p99", percentile(ours, 0.99), percentile(theirs, 0.99), "ms", 3.0)
    frame = "bare column: a frame at 60 Hz"
    yield Row("search, 1,000,000: p99, a frame", percentile(ours, 0.99), LONGEST, "ms", 1.0, note=frame)
    pages = timed(lambda after: desk.lists.page(TERMINAL, "new", after=after), keys(desk))
    yield Row(
        "next page of a list: p99 within a frame", percentile(pages, 0.99), LONGEST, "ms", 1.0, note=frame
    )
    bare.close()
    station.store.close()


def timed(ask: Callable[[Any], object], questions: list[Any]) -> list[float]:
    """Milliseconds of each answer, after one round to warm the caches."""
    for question in questions:
        ask(question)
    moments = [time.perf_counter()]
    for question in questions:
        ask(question)
        moments.append(time.perf_counter())
    return [(after - before) * 1000 for before, after in pairwise(moments)]


def queries(station: Any) -> list[str]:
    """Made from the people themselves: names, numbers, phones in two spellings, a NIK's end and all of it."""
    random = Random(1)
    last = station.store.last_sequence()
    made: list[str] = []
    with station.store.reading() as connection:
        while len(made) < QUERIES:
            row = connection.exec_driver_sql(
                "SELECT name, phone, nik, sequence FROM registrations WHERE sequence = ?",
                (random.randint(1, last),),
            ).one()
            words = row[0].split() or ["siti"]
            made += [row[0], words[0], words[0][: random.randint(1, 3)], " ".join(reversed(words))]
            made += [f"{row[3]:06d}", str(row[3]), f"K7M {row[3]}"]
            made += [row[2][-digits:] for digits in (3, 4, 6, 16)] if row[2] else []
            made += ["0" + row[1][3:], row[1][1:9]] if row[1] else []
    return made[:QUERIES]


def keys(desk: Any) -> list[Any]:
    """Places all over a long list from which to go on."""
    from kiosk.staff import TERMINAL

    total = desk.lists.counts()["new"]
    spread = range(0, max(1, total - 100), max(1, total // 100))
    return [desk.lists.page(TERMINAL, "new", skip=skip, limit=1).next for skip in spread]


def plain(station: Any, path: Path) -> sqlite3.Connection:
    """The same people in plain SQLite: a table, and their words in an FTS5 index."""
    path.unlink(missing_ok=True)
    bare = sqlite3.connect(path)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute(
        "CREATE TABLE people "
        "(sequence INTEGER PRIMARY KEY, name, number, phone, nik, name_key, dusun, state, due)"
    )
    bare.execute("CREATE VIRTUAL TABLE words USING fts5(name_key, number, phone, nik, prefix='2 3')")
    with station.store.reading() as connection:
        rows = connection.exec_driver_sql(_PEOPLE)
        while some := [tuple(row) for row in rows.fetchmany(10_000)]:
            bare.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", some)
            bare.executemany(
                "INSERT INTO words (rowid, name_key, number, phone, nik) VALUES (?, ?, ?, ?, ?)",
                [
                    (row[0], row[5], f"{row[0]:06d}", "0" + (row[3] or "")[3:], (row[4] or "")[-4:])
                    for row in some
                ],
            )
    bare.commit()
    return bare


def match_of(text: str) -> str:
    """The same words for FTS5, each by its beginning."""
    from kiosk.store.search import query_words

    return " ".join(f'"{word}"*' for word in query_words(text) or ("siti",))
