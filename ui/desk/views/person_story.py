"""Words what happened with a person (pure): contacts, papers, consent, merges, bundles, who looked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.agency.followups.outcomes import ACCEPTED, FollowUp
from kiosk.calendar import add_months
from kiosk.campaign.wording import rupiah
from kiosk.desk.person import PayerChange, payer_changes, to_undo
from ui.desk.parts.wording import Map, Wording

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.agency.accounts.audit_pages import AuditLine
    from kiosk.agency.followups.sendings import Sending
    from kiosk.desk.person import OpenPerson, Person

FOLDED = ("look", "phone")
"""What happens many times a day: one line for all, under the rest."""
TOLD_ELSEWHERE = ("register", "follow-up", "undo")
TYPED = ("name", "nik", "phone", "dusun", "rt", "rw")
REASONS = ("revealReasons", "undoReasons", "copyReasons", "payerReasons", "whys")


def story(open_: OpenPerson, said: Wording) -> list[Map]:
    """What happened, the newest first; below it the registration, and how often somebody looked."""
    found = open_.person
    if found is None:
        return []
    who, role = open_.who.label, open_.who.role
    rows = [(each.at, _contact(each, said, who, role)) for each in found.history]
    rows += [(each.at, _sent(each, said)) for each in found.sent]
    payers = payer_changes(found)
    rows += [(each.line.at, _payer(each, each is to_undo(payers), said)) for each in payers]
    rows += [
        (each.at, row)
        for each in found.trail
        if kind(each) not in FOLDED and (row := _entry(each, found, said)) is not None
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    began = _row(
        said.moment(found.saved_at),
        said("person", f"began-{found.draft.source or 'gone'}"),
        _assisted(found, said),
    )
    looks = (_looks(each, found, said) for each in FOLDED)
    return [*(row for _, row in rows), began, *(row for row in looks if row is not None)]


def kind(line: AuditLine) -> str:
    """The entry's action; what was revealed and what was printed by its name."""
    if line.action == "reveal":
        return "phone" if line.detail.get("field") == "phone" else "nik"
    if line.action in ("print", "print-failed"):
        return f"{line.action}-{line.why}"
    if line.action == "copy":
        return "copy-receipt" if "copy" in line.detail else "copy-data"
    return line.action


def why(text: str, said: Wording) -> str:
    """A reason of one of the desk's lists in words, or what was typed."""
    for table in REASONS:
        if found := said.find(table, text):
            return found
    return text


def _row(when: str, text: str, detail: str) -> Map:
    return {"id": 0, "when": when, "text": text, "detail": detail, "undone": "", "mayUndo": False}


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


# -- what the chain says ------------------------------------------------------------------------------


def _entry(line: AuditLine, found: Person, said: Wording) -> Map | None:
    text = _text(line, found, said)
    if not text:
        return None
    reason = "" if line.action in ("print", "print-failed", "consent") else why(line.why, said)
    how = said("person", f"how-{line.detail.get('how', '')}") if line.action == "consent" else ""
    number = line.number if line.number in found.merged else ""
    detail = _joined(how, reason, said.staff(line.who), number)
    return _row(said.moment(line.at), text, detail)


def _text(line: AuditLine, found: Person, said: Wording) -> str:
    """The entry in a few words; empty for what is told elsewhere."""
    action = kind(line)
    if action in TOLD_ELSEWHERE:
        if action == "register" and line.number in found.merged:
            return said("story", "register-other")
        return ""
    if action == "correct" and "payer" in line.detail and line.number == found.number:
        return ""
    if action in _WORDED:
        return _WORDED[action](line, found, said)
    return said.find("story", action) or said.find("actions", line.action)


def _correct(line: AuditLine, found: Person, said: Wording) -> str:
    fields = [said("rights", f"field-{each}") for each in line.detail.get("fields", ()) if each in TYPED]
    return said("story", "correct", fields=", ".join(fields))


def _payer(change: PayerChange, last: bool, said: Wording) -> Map:
    """A change of who pays; the last that holds may be taken back."""
    before, after = (said("payer", each) for each in (change.before, change.after))
    detail = _joined(why(change.line.why, said), said.staff(change.line.who))
    row = _row(said.moment(change.line.at), said("story", "payer", before=before, after=after), detail)
    if (by := change.undone) is not None:
        row["undone"] = said(
            "person", "undone", who=said.staff(by.who), moment=said.moment(by.at), why=why(by.why, said)
        )
    return row | {"mayUndo": last}


def _merge(line: AuditLine, found: Person, said: Wording) -> str:
    folded = str(line.detail.get("folded", ""))
    return (
        said("story", "folded", number=line.number)
        if folded == found.number
        else said("story", "merge", number=folded)
    )


def _unmerge(line: AuditLine, found: Person, said: Wording) -> str:
    other = str(line.detail.get("kept", "")) if line.number == found.number else line.number
    return said("story", "unmerge", number=other)


def _apart(line: AuditLine, found: Person, said: Wording) -> str:
    other = str(line.detail.get("other", "")) if line.number == found.number else line.number
    return said("story", "keep-apart", number=other)


def _withdraw(line: AuditLine, found: Person, said: Wording) -> str:
    return said("story", "withdraw-contact" if line.detail.get("scope") == "contact" else "withdraw")


def _request(line: AuditLine, found: Person, said: Wording) -> str:
    return said("story", line.action, request=said("rights", f"kind-{line.detail.get('kind', '')}"))


_WORDED: dict[str, Callable[[AuditLine, Person, Wording], str]] = {
    "correct": _correct,
    "merge": _merge,
    "unmerge": _unmerge,
    "keep-apart": _apart,
    "withdraw": _withdraw,
    "request": _request,
    "request-done": _request,
    "copy-receipt": lambda line, found, said: said("story", "copy-receipt", copy=line.detail["copy"]),
}


def _looks(action: str, found: Person, said: Wording) -> Map | None:
    lines = [each for each in found.trail if kind(each) == action]
    if not lines:
        return None
    counted = Counter(said.staff(each.who) for each in lines).most_common()
    last: datetime = lines[-1].at
    detail = ", ".join(f"{name} {count}×" for name, count in counted)
    return _row(said.moment(last), said("story", action, count=len(lines)), detail)


def _sent(each: Sending, said: Wording) -> Map:
    return _row(said.moment(each.at), said("story", "sent", bundle=each.bundle), said.staff(each.who))


# -- contacts -----------------------------------------------------------------------------------------


def _contact(each: FollowUp, said: Wording, who: str, role: str) -> Map:
    report, undone = each.report, each.undone
    outcome = said.outcome(report.outcome)
    note = "" if report.note == ACCEPTED else report.note
    if each.origin == "branch":
        outcome = said(
            "story", "answered", answer=said("story", "accepted") if report.note == ACCEPTED else outcome
        )
    told = [said.reason(report.reason) if report.reason else ""]
    told += [f"KPJ {report.kpj}" if report.kpj else "", _months(each, said), note]
    return {
        "id": each.id,
        "when": said.moment(each.at),
        "text": outcome,
        "detail": _joined(*told, said.staff(each.who)),
        "undone": said(
            "person",
            "undone",
            who=said.staff(undone.who),
            moment=said.moment(undone.at),
            why=why(undone.why, said),
        )
        if undone
        else "",
        "mayUndo": undone is None and (role == "supervisor" or each.who == who),
    }


def _months(each: FollowUp, said: Wording) -> str:
    report = each.report
    if not report.month:
        return ""
    last = add_months(report.month, report.months - 1)
    span = (
        said.month(report.month) if report.months == 1 else f"{said.month(report.month)} – {said.month(last)}"
    )
    return f"{span}, {rupiah(report.amount)}" if report.amount else span


def _assisted(found: Person, said: Wording) -> str:
    names = sorted({said.staff(label) for _, label in found.draft.assisted})
    return said("person", "assisted", names=", ".join(names)) if names else ""
