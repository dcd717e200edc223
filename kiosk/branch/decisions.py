"""Keeps the branch's decisions and sends them to each kiosk until it has confirmed them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kiosk.agency.lists.reading.read_sheet import BadCell
from kiosk.branch.memory import Memory, kept_entries, read_trusted, station_of, write_memory
from kiosk.exchange.keys import BranchKeys
from kiosk.exchange.reply import Decision, ReplyContent, make_reply
from kiosk.files import write_whole
from kiosk.receipt.trust import Trust


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row of the branch's decision sheet; `row` is where it stands."""

    row: int
    number: str
    verdict: str
    reason: str = ""
    kpj: str = ""


def decide(memory: Memory, verdicts: Sequence[Verdict]) -> tuple[int, tuple[BadCell, ...]]:
    """Enter decisions into the memory; answers how many were news, and the rows that cannot be taken.

    A changed mind is news too. People who came in twice are answered "duplicate" with the KPJ of the entry
    that was accepted.
    """
    by_number: dict[str, str] = {}
    twice: set[str] = set()
    for entry_id, entry in memory.entries.items():
        if by_number.setdefault(entry.number, entry_id) != entry_id:
            twice.add(entry.number)
    bad: list[BadCell] = []
    news = 0
    seen: dict[str, Verdict] = {}
    for verdict in verdicts:
        entry_id = by_number.get(verdict.number, verdict.number)
        if entry_id not in memory.entries:
            bad.append(BadCell(verdict.row, "number", "unknown-entry"))
            continue
        if verdict.number in twice:
            bad.append(BadCell(verdict.row, "number", "two-entries"))
            continue
        before = seen.setdefault(entry_id, verdict)
        if (before.verdict, before.reason, before.kpj) != (verdict.verdict, verdict.reason, verdict.kpj):
            bad.append(BadCell(verdict.row, "number", "two-decisions"))
            continue
        news += _enter(memory, entry_id, verdict)
    return news + _answer_duplicates(memory), tuple(bad)


def _enter(memory: Memory, entry_id: str, verdict: Verdict) -> bool:
    entry = memory.entries[entry_id]
    since = memory.kiosks[entry.station].reply + 1
    decision = Decision(
        entry_id=entry_id,
        number=entry.number,
        verdict=verdict.verdict,
        reason=verdict.reason,
        kpj=verdict.kpj,
        since=since,
    )
    if entry.decision is not None and replace(entry.decision, since=since) == decision:
        return False
    entry.decision = decision
    return True


def _answer_duplicates(memory: Memory) -> int:
    kept = kept_entries(memory)
    news = 0
    for entry_id, entry in memory.entries.items():
        keeper = memory.entries[kept.get(entry.person, entry_id)]
        if keeper is entry or keeper.decision is None or keeper.decision.verdict != "accepted":
            continue
        if entry.decision is None:
            news += _enter(
                memory, entry_id, Verdict(0, entry.number, "rejected", "duplicate", keeper.decision.kpj)
            )
    return news


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply that was written; `new` counts decisions that no earlier reply held."""

    file: str
    kiosk: str
    number: int
    decisions: int
    new: int


def write_replies(keys: BranchKeys, memory: Memory, out: Path, now: datetime) -> tuple[Answered, ...]:
    """A reply file for each kiosk whose bundles were opened; the number rises only with news.

    The memory is written down before the files: no number stands for two contents, and a file that did not
    come about is made again the next time. Raises Refused as whole_file does.
    """
    planned = _plan(keys, memory, now)
    write_memory(keys, memory, now)
    for answer, content, key in planned:
        write_whole(out / answer.file, make_reply(content, keys, key))
    return tuple(answer for answer, _, _ in planned)


def _plan(keys: BranchKeys, memory: Memory, now: datetime) -> list[tuple[Answered, ReplyContent, bytes]]:
    """What is to be said to each kiosk, with the key it is for; counts the numbers on."""
    trust = read_trusted(keys)
    planned = []
    for station, kiosk in sorted(memory.kiosks.items(), key=lambda each: each[1].code):
        key = _station_key(trust, station)
        if key is None:
            continue
        decisions = _unconfirmed(memory, station)
        new = sum(decision.since > kiosk.reply for decision in decisions)
        if new or kiosk.answered < kiosk.newest_bundle or not kiosk.reply:
            kiosk.reply += 1
            kiosk.answered = kiosk.newest_bundle
        elif kiosk.confirmed >= kiosk.reply:
            continue
        content = ReplyContent(
            branch=keys.public.fingerprint,
            kiosk=kiosk.code,
            number=kiosk.reply,
            answers=kiosk.answered,
            made_at=now,
            decisions=decisions,
        )
        name = f"{kiosk.code}-balasan-{kiosk.reply:04d}.kkbc"
        planned.append((Answered(name, kiosk.code, kiosk.reply, len(decisions), new), content, key))
    return planned


def _unconfirmed(memory: Memory, station: str) -> tuple[Decision, ...]:
    confirmed = memory.kiosks[station].confirmed
    mine = (entry.decision for entry in memory.entries.values() if entry.station == station)
    return tuple(decision for decision in mine if decision is not None and decision.since > confirmed)


def _station_key(trust: Trust, station: str) -> bytes | None:
    return next(
        (
            each.key
            for each in trust.stations
            if station_of(each.code, each.key) == station and each.key not in trust.revoked
        ),
        None,
    )
