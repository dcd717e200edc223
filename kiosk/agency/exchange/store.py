"""Counts bundles to the branch and replies from it, so that nothing is lost and nothing is taken twice."""

from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.outcomes import ACCEPTED, ContactReport
from kiosk.agency.followups.sendings import note_sent
from kiosk.agency.followups.store import FollowUps
from kiosk.agency.lists.export_store import Exports
from kiosk.campaign.followup import BranchAnswers
from kiosk.errors import Refused
from kiosk.exchange.bundle import BundleContent, digest
from kiosk.exchange.entries import Place
from kiosk.exchange.keys import PublicBranch
from kiosk.exchange.reply import Decision, ReplyContent
from kiosk.exchange.travel import WHOLE
from kiosk.files import Tell, keep_going, watched
from kiosk.staff import Staff
from kiosk.store.part import TracedStore, asked, set_value, value
from kiosk.work import Aside, Work, run_through, sliced

LEDGER = "branch:"
WINDOW = 100
"""How far beyond the last one taken a reply's number may be: two years of replies that got lost."""
BRANCH = Staff(id=0, role="supervisor", name="branch")
"""Who reports what a reply says."""

KNOWN = "known"
_LAST_WORD = (
    "SELECT r.number, f.outcome, f.kpj, f.reason FROM registrations r LEFT JOIN follow_ups f "
    "ON f.sequence = r.sequence AND f.origin = 'branch' AND f.undone_at IS NULL "
    "WHERE r.entry_id = ? ORDER BY f.id DESC LIMIT 1"
)
"""Who an entry is, and the branch's last word on it."""
_PASSED_ON = "INSERT OR IGNORE INTO passed_on (sequence, position) SELECT ?, audit_count FROM kiosk_identity"


class Ledger(msgspec.Struct, kw_only=True):
    """What went to one branch and what came back.

    `positions` pairs bundle numbers that are not answered with the position of the audit chain up to which
    each tells everything; `since` is that of the last answered one. `made_on` is the day of the last one
    (YYYY-MM-DD). A store that was restored under a new
    code begins a new ledger: the branch hears everything again.
    """

    branch: PublicBranch
    kiosk: str
    last: int = 0
    digest: str = ""
    answered: int = 0
    since: int = 0
    replies: int = 0
    positions: dict[int, int] = {}
    made_on: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A bundle's content; `is_new` is False when it says again what bundle `number` says.

    `waiting` people stay here until their consent was given.
    """

    content: BundleContent
    is_new: bool
    waiting: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.content.entries and not self.content.gone and not self.content.notes


@dataclass(frozen=True, slots=True)
class TakenReply:
    """What a reply changed: how many decisions, which entries could not be changed and why.

    `known`: it was taken before.
    """

    number: int
    answers: int
    applied: int
    skipped: tuple[tuple[str, str], ...]
    known: bool = False


class Bundles:
    """The closed loop with the branch; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground
        self._exports = Exports(ground)
        self._follow_ups = FollowUps(ground)

    def ledgers(self) -> tuple[Ledger, ...]:
        """What stands with each branch that was ever written to."""
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT value FROM desk_values WHERE name LIKE ? ORDER BY name", (f"{LEDGER}%",)
            ).all()
        return tuple(msgspec.json.decode(row[0], type=Ledger) for row in rows)

    def unsent(self) -> int:
        """How many entries are new or changed since the last bundle to the branch written to last."""
        here = [ledger for ledger in self.ledgers() if ledger.kiosk == self._ground.store.code]
        last = max(here, key=lambda ledger: ledger.made_on, default=None)
        since = max(last.positions.values(), default=last.since) if last else 0
        return self._exports.count(since=since, which=WHOLE)

    def prepare(self, who: Staff, branch: PublicBranch, place: Place, campaign: str) -> Prepared:
        """Everything the branch has not answered yet, as the next bundle, or as the last if nothing changed.

        The number is kept before anything is written to a file, so no number stands for two contents.
        """
        prepared: Prepared = run_through(self.preparing(who, branch, place, campaign))
        return prepared

    def preparing(self, who: Staff, branch: PublicBranch, place: Place, campaign: str) -> Work:
        """The same a few entries at a time; answers Prepared. Broken off before the end it keeps no number.

        Whoever changes meanwhile comes again with the next bundle; whose data went meanwhile are left out.
        Raises Refused("bundle-busy") where another program made a bundle meanwhile.
        """
        require(who, "bundle")
        with self._ground.reading() as connection:
            ledger = _ledger(connection, branch, self._ground.store.code)
        position, total = self._exports.position(), self._exports.count(since=ledger.since, which=WHOLE)
        found = self._exports.entries(who, "bundle", "to-branch", since=ledger.since, which=WHOLE)
        entries = yield from sliced(found, total)
        gone = self._exports.gone(ledger.since)
        forgotten = frozenset(gone)
        noted = self._exports.notes(branch.fingerprint, ledger.since)
        content = BundleContent(
            kiosk=self._ground.store.code,
            place=place,
            branch=branch.fingerprint,
            number=ledger.last + 1,
            since=ledger.answered,
            replies=ledger.replies,
            made_at=self._ground.now(),
            campaign=campaign,
            entries=tuple(entry for entry in entries if entry.entry_id not in forgotten),
            gone=gone,
            notes=tuple(note for _, note in noted),
            counts=self._exports.counts(),
        )
        made = yield Aside(lambda tell: digest(content, tell))
        return self._number(who, branch, ledger, content, made, position, [each for each, _ in noted])

    def _number(
        self,
        who: Staff,
        branch: PublicBranch,
        ledger: Ledger,
        content: BundleContent,
        made: str,
        position: int,
        noted: list[int],
    ) -> Prepared:
        """Keep the number of this content, or find that the last one says the same."""
        repeated = ledger.last > ledger.answered and made == ledger.digest
        idle = ledger.last > 0 and not content.entries and not content.gone and not content.notes
        if repeated or idle:
            return Prepared(replace(content, number=ledger.last), False, self._exports.waiting())
        with self._ground.writing() as connection:
            if _ledger(connection, branch, self._ground.store.code) != ledger:
                raise Refused("bundle-busy", "branch")
            ledger.last, ledger.digest = content.number, made
            ledger.positions[content.number] = position
            ledger.made_on = self._ground.today().isoformat()
            self._ground.trace(connection, who, "bundle-made", bundle=content.number, digest=made)
            connection.connection.cursor().executemany(_PASSED_ON, [(sequence,) for sequence in noted])
            sequences = (each.registration.sequence for each in content.entries)
            note_sent(connection, who, branch.fingerprint, content.number, content.made_at, sequences)
            _keep(connection, ledger)
        return Prepared(content, True, self._exports.waiting())

    def take_reply(self, who: Staff, reply: ReplyContent, tell: Tell = keep_going) -> TakenReply:
        """Enter the branch's decisions in one transaction; those of earlier replies are not entered again.

        May run beside the screen. Raises Refused "older" where a newer reply was taken, "foreign" where
        nothing was ever sent there, "number-jumps" (taken, it would shut out all later ones), "cancelled"
        (nothing entered).
        """
        require(who, "bundle")
        with self._ground.writing() as connection:
            ledger = _known_ledger(connection, reply.branch)
            if reply.number < ledger.replies:
                raise Refused("older", "file", f"{reply.number} < {ledger.replies}")
            if reply.number > ledger.replies + WINDOW:
                raise Refused("number-jumps", "file", f"{reply.number} > {ledger.replies} + {WINDOW}")
            if reply.number == ledger.replies:
                return TakenReply(reply.number, reply.answers, 0, (), known=True)
            news = [decision for decision in reply.decisions if decision.since > ledger.replies]
            results = [
                (each.number, self._apply(connection, each)) for each in watched(news, len(news), tell)
            ]
            skipped = tuple(result for result in results if result[1] not in ("", KNOWN))
            applied = sum(problem == "" for _, problem in results)
            ledger.replies = reply.number
            if reply.answers in ledger.positions:
                ledger.answered, ledger.since = reply.answers, ledger.positions[reply.answers]
            ledger.positions = {n: at for n, at in ledger.positions.items() if n > ledger.answered}
            self._ground.trace(connection, who, "reply", reply=reply.number, applied=applied)
            _keep(connection, ledger)
        return TakenReply(reply.number, reply.answers, applied, skipped)

    def _apply(self, connection: Connection, decision: Decision) -> str:
        """Enter one decision; KNOWN where the branch's last word was the same, else a problem code or ""."""
        found = asked(connection, _LAST_WORD, bytes.fromhex(decision.entry_id))
        if not found:
            return "unknown-entry"
        report, last = _report(decision, self._ground.rules.branch), found[0]
        if (last["outcome"], last["kpj"], last["reason"]) == (report.outcome, report.kpj, report.reason):
            return KNOWN
        try:
            self._follow_ups.enter(connection, BRANCH, last["number"], report, "branch")
        except Refused as refused:
            return refused.detail if refused.code == "held" else refused.code
        return ""


def _report(decision: Decision, enters: BranchAnswers) -> ContactReport:
    """What a decision means in the follow-up: a member, someone who was one before, or work for the agent."""
    if decision.verdict == "accepted":
        if decision.kpj:
            return ContactReport(outcome=enters.member, kpj=decision.kpj)
        return ContactReport(outcome=enters.accepted, note=ACCEPTED)
    if decision.verdict == "already-member":
        return ContactReport(outcome=enters.duplicate, reason=decision.reason, kpj=decision.kpj)
    if decision.reason == "duplicate":
        return ContactReport(outcome=enters.duplicate, reason="duplicate", kpj=decision.kpj)
    return ContactReport(outcome=enters.rejected, reason=decision.reason)


def _ledger(connection: Connection, branch: PublicBranch, kiosk: str) -> Ledger:
    stored = value(connection, LEDGER + branch.fingerprint)
    ledger = msgspec.json.decode(stored, type=Ledger) if stored else None
    return ledger if ledger and ledger.kiosk == kiosk else Ledger(branch=branch, kiosk=kiosk)


def _known_ledger(connection: Connection, fingerprint: str) -> Ledger:
    stored = value(connection, LEDGER + fingerprint)
    if stored is None:
        raise Refused("foreign", "file", fingerprint)
    return msgspec.json.decode(stored, type=Ledger)


def _keep(connection: Connection, ledger: Ledger) -> None:
    set_value(connection, LEDGER + ledger.branch.fingerprint, msgspec.json.encode(ledger).decode())
