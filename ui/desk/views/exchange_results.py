"""Words what came of a task as a card: a tone, a title and a few lines (pure)."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import Problem

if TYPE_CHECKING:
    from kiosk.agency.lists.export import Exported
    from kiosk.desk.tasks.exchange import Sent
    from ui.desk.parts.wording import Wording
    from ui.desk.views.exchange import Say

Card = dict[str, Any]
MOST_SKIPPED = 6


def card(tone: str, title: str, *lines: str) -> Card:
    """A card; tones are good and bad."""
    return {"tone": tone, "title": title, "lines": [line for line in lines if line]}


def result_of(value: Any, said: "Wording") -> Card:
    """The card of a job's value, or of what it was refused for; nothing where there is none."""
    if value is None:
        return {}
    if isinstance(value, Problem):
        lines = (value.detail,) if value.code == "column-missing" else ()
        return card("bad", said.advice("exchange", value.code, value.detail), *lines)
    say = partial(said, "exchange")
    match type(value).__name__:
        case "Sent":
            return _sent(value, say)
        case "TakenReply":
            return _replied(value, say, said)
        case "Exported":
            return _exported(value, say)
        case "Imported":
            return _imported(value, say)
        case "AuditReport":
            return _audited(value, say)
        case "MonthFiles":
            return card("good", say("reportDone"), value.pdf.name, value.xlsx.name)
    return card("good", say("dayDone"), Path(value).name if value else "")


def _sent(sent: "Sent", say: "Say") -> Card:
    waiting = say("bundleWaiting", count=sent.waiting) if sent.waiting else ""
    if sent.file is None:
        return card("good", say("bundleIdle", number=sent.number), waiting)
    title = say("bundleDone" if sent.is_new else "bundleAgain", number=sent.number)
    gone = say("bundleGone", count=sent.gone) if sent.gone else ""
    return card("good", title, say("bundleEntries", count=sent.entries), gone, waiting, sent.file.name)


def _replied(taken: Any, say: "Say", said: "Wording") -> Card:
    if taken.known:
        return card("good", say("replyKnown", number=taken.number))
    skipped = [f"{number}: {said.advice('exchange', code)}" for number, code in taken.skipped[:MOST_SKIPPED]]
    title = say("replyDone", number=taken.number, count=taken.applied)
    return card("bad" if skipped else "good", title, say("replyAnswers", number=taken.answers), *skipped)


def _exported(done: "Exported", say: "Say") -> Card:
    safe = say("exportSealed") if done.manifest else say("exportPlain")
    waiting = say("exportWaiting", count=done.waiting) if done.waiting else ""
    return card("good", say("exportDone", count=done.rows), done.file.name, safe, waiting)


def _imported(done: Any, say: "Say") -> Card:
    known = say("importKnown", count=done.known) if done.known else ""
    refused = say("importRefused", count=done.refused) if done.refused else ""
    return card("good", say("importDone", count=done.accepted), known, refused, say("importConsent"))


def _audited(report: Any, say: "Say") -> Card:
    if report.is_whole:
        return card("good", say("chainWhole", count=report.count), say("chainHead", head=report.head[:16]))
    what = (
        ("contentAltered", ", ".join(report.altered[:6]))
        if report.altered
        else ("chainBroken", report.position)
    )
    return card("bad", say(*what), say("chainCall"))
