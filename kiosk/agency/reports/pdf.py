"""Draws the monthly report on two sheets of A4: one of pictures, one of tables, meanings and signatures."""

from collections.abc import Sequence
from typing import BinaryIO

from kiosk.agency.reports.month import AgentMonth, MonthReport, programmes_word, protected_note, towards_text
from kiosk.campaign.wording import rupiah
from kiosk.paper import plots
from kiosk.paper.a4 import (
    BOLD,
    EXTRABOLD,
    HEIGHT,
    INK,
    INK_SOFT,
    KUNYIT_LIGHT,
    NEUTRAL,
    NILA,
    PANDAN,
    SEMIBOLD,
    SOFT,
    SURFACE,
    WARNING,
    WARNING_TINT,
    WIDTH,
    Paper,
    fitted,
    width_of,
    wrapped,
)
from kiosk.paper.plots import Bar, Frame
from kiosk.paper.tables import table
from kiosk.words import Words

LEFT, RIGHT = 46.0, WIDTH - 34
ROOM = RIGHT - LEFT
GAP = 12.0
HALF = (ROOM - GAP) / 2
MOST_ROWS = 7
MOST_PIPS = 75
"""As many little blocks as can be told apart; of more, each stands for several people."""
OUTREACH_PARTS = (0.34, 0.2, 0.25, 0.21)


def write_report(file: BinaryIO, report: MonthReport, say: Words) -> None:
    """Draw the report into an open file."""
    title = say("report", "title", month=say.calendar.month(report.month))
    paper = Paper(file, title=title, author=report.wadah, language=say.language)
    _ground(paper, report, say, 1)
    y = _head(paper, report, say, title)
    y = _cards(paper, report, say, y + 16)
    _pictures(paper, report, say, y + GAP)
    paper.next_page()
    _ground(paper, report, say, 2)
    paper.text(LEFT, 44, title, size=9, font=EXTRABOLD, colour=PANDAN)
    paper.text(RIGHT, 44, fitted(report.place.village, 200, 9), size=9, colour=INK_SOFT, align="right")
    paper.line(LEFT, 52, RIGHT, 52)
    y = _agents(paper, report, say, 82)
    y = _side_by_side(paper, report, say, y + 30)
    y = _meanings(paper, say, y + 30)
    if y + 26 > HEIGHT - 176:
        paper.next_page()
        _ground(paper, report, say, 3)
        y = 40
    _signatures(paper, report, say, max(y + 26, HEIGHT - 200))
    paper.save()


def _ground(paper: Paper, report: MonthReport, say: Words, page: int) -> None:
    paper.selvedge()
    y = HEIGHT - 30
    paper.line(LEFT, y - 14, RIGHT, y - 14)
    chain = say("report", "chain", count=say.number(report.audit_count), head=report.audit_head[:16])
    paper.text(LEFT, y, chain, size=7, colour=INK_SOFT)
    paper.text(LEFT, y + 10, say("report", "private"), size=7, colour=INK_SOFT)
    paper.text(RIGHT, y, say("report", "page", page=page), size=7, colour=INK_SOFT, align="right")


def _head(paper: Paper, report: MonthReport, say: Words, title: str) -> float:
    place = report.place
    made = say("report", "made", day=say.calendar.long_day(report.made_on), kiosk=report.kiosk)
    paper.kawung(LEFT + 8, 46, 8, PANDAN, None)
    paper.text(LEFT + 22, 49.5, say("report", "campaign"), size=10, font=EXTRABOLD, colour=PANDAN)
    paper.text(RIGHT, 49.5, made, size=8, colour=INK_SOFT, align="right")
    paper.text(LEFT - 1, 84, fitted(title, ROOM, 25, EXTRABOLD), size=25, font=EXTRABOLD)
    where = ", ".join(part for part in (place.village, place.district, place.regency, place.province) if part)
    paper.text(LEFT, 102, fitted(where, ROOM, 10, SEMIBOLD), size=10, font=SEMIBOLD)
    note = say("report", "coming" if report.coming else "invented")
    wide = width_of(note, 8.5, BOLD) + 18
    paper.text(LEFT, 116, fitted(report.wadah, ROOM - wide - 8, 10), size=10, colour=INK_SOFT)
    if report.invented or report.coming:
        paper.box(RIGHT - wide, 107, wide, 18, fill=WARNING_TINT, edge=WARNING, radius=5)
        paper.text(RIGHT - wide / 2, 119, note, size=8.5, font=BOLD, colour=WARNING, align="centre")
    return 120


def _cards(paper: Paper, report: MonthReport, say: Words, y: float) -> float:
    high, first = 82.0, 196.0
    small = (ROOM - first - 3 * GAP) / 3
    paper.box(LEFT, y, first, high, fill=PANDAN, radius=9)
    paper.text(LEFT + 13, y + 19, say("cards", "members"), size=9.5, font=SEMIBOLD, colour=SURFACE)
    came = report.towards
    wide = paper.text(LEFT + 13, y + 50, str(report.members), size=29, font=EXTRABOLD, colour=SURFACE)
    x, room = LEFT + 20 + wide, first - 28 - wide
    for line, words in enumerate(towards_text(came, say)):
        text = fitted(words, room, 9, SEMIBOLD)
        paper.text(x, y + 40 + 12 * line, text, size=9, font=SEMIBOLD, colour=KUNYIT_LIGHT)
    pips = min(came.needed, MOST_PIPS)
    plots.pips(paper, LEFT + 13, y + 62, first - 24, came.counted * pips // came.needed, pips)
    values = (
        (
            "registered",
            say.number(report.registered),
            say(
                "cards",
                "registered_before",
                count=say.number(report.registered_before),
                total=say.number(report.registered_total),
            ),
        ),
        ("protected", say.number(report.protected_at_close), protected_note(report, say)),
        ("incentive", rupiah(report.incentive), say("cards", "incentive_note")),
    )
    for at, (key, value, note) in enumerate(values):
        x = LEFT + first + GAP + at * (small + GAP)
        paper.box(x, y, small, high, fill=SURFACE, edge=SOFT, radius=9)
        paper.text(
            x + 11, y + 19, fitted(say("cards", key), small - 16, 8.6, SEMIBOLD), size=8.6, font=SEMIBOLD
        )
        size = 22.0
        while width_of(value, size, EXTRABOLD) > small - 20:
            size -= 0.5
        paper.text(x + 11, y + 47, value, size=size, font=EXTRABOLD)
        for line, words in enumerate(wrapped(note, small - 20, 7.3)[:2]):
            paper.text(x + 11, y + 61 + line * 9.5, words, size=7.3, colour=INK_SOFT)
    return y + high


def _pictures(paper: Paper, report: MonthReport, say: Words, y: float) -> None:
    tall, middle, low = 180.0, 186.0, 164.0
    labels = [
        str(n) if n in (1, 8, 15, 22, len(report.by_day)) else "" for n in range(1, len(report.by_day) + 1)
    ]
    most = max(report.by_day, default=0)
    marked = report.by_day.index(most) if most else -1
    frame = _card(paper, say("plots", "days"), LEFT, y, HALF, tall)
    plots.columns(paper, frame, report.by_day, labels, marked)
    frame = _card(paper, say("plots", "funnel"), LEFT + HALF + GAP, y, HALF, tall)
    plots.funnel(paper, frame, [Bar(say("stages", name), count) for name, count in report.funnel])
    y += tall + GAP
    frame = _card(paper, say("plots", "dusun"), LEFT, y, HALF, middle)
    _bars(paper, frame, _dusun_bars(report, say), say, 104)
    works = [(label or say("plots", "unknown"), count) for label, count in report.occupations]
    frame = _card(paper, say("plots", "occupations"), LEFT + HALF + GAP, y, HALF, middle)
    _bars(paper, frame, [Bar(*work) for work in works], say, 112)
    y += middle + GAP
    frame = _card(paper, say("plots", "outcomes"), LEFT, y, HALF, low)
    _bars(paper, frame, [Bar(*each) for each in report.outcomes], say, 132)
    split = 96.0
    x = LEFT + HALF + GAP
    _programmes(paper, _card(paper, say("plots", "programmes"), x, y, HALF, split), report, say)
    frame = _card(paper, say("tables", "coverage"), x, y + split + GAP, HALF, low - split - GAP)
    _coverage(paper, frame, report, say)


def _programmes(paper: Paper, frame: Frame, report: MonthReport, say: Words) -> None:
    colours = (PANDAN, NILA, NEUTRAL)
    named = [(programmes_word(name, say), count) for name, count in report.programmes]
    rows = [
        Bar(label, count, colour=colour)
        for (label, count), colour in zip(_shortened(named, say, len(colours)), colours, strict=False)
    ]
    if any(row.value for row in rows):
        plots.shares(paper, frame, rows)
    else:
        _nothing(paper, frame, say)


def _coverage(paper: Paper, frame: Frame, report: MonthReport, say: Words) -> None:
    if not report.coverage_target:
        text = say("tables", "coverage_none")
        paper.paragraph(frame.x, frame.y + 3, frame.width, text, size=8.3, colour=INK_SOFT)
        return
    part = report.protected_at_close / report.coverage_target
    plots.progress(paper, frame.x, frame.y - 4, frame.width, part)
    text = say(
        "tables",
        "coverage_text",
        members=say.number(report.protected_at_close),
        target=say.number(report.coverage_target),
        share=f"{100 * part:.0f}",
    )
    paper.text(frame.x, frame.y + 18, fitted(text, frame.width, 8.3, SEMIBOLD), size=8.3, font=SEMIBOLD)


def _dusun_bars(report: MonthReport, say: Words) -> list[Bar]:
    return [
        Bar(
            dusun.name or say("plots", "nowhere"),
            dusun.registered,
            say("plots", "dusun_text", registered=dusun.registered, members=dusun.members),
            strong=dusun.members,
            colour="#9AA58E",
        )
        for dusun in sorted(report.dusun, key=lambda dusun: dusun.name)
    ]


def _shortened(rows: Sequence[tuple[str, int]], say: Words, most: int) -> list[tuple[str, int]]:
    """The largest rows, and the rest as one."""
    ordered = sorted(rows, key=lambda row: -row[1])
    if len(ordered) <= most:
        return ordered
    rest = sum(count for _, count in ordered[most - 1 :])
    return [*ordered[: most - 1], (say("plots", "others"), rest)]


def _bars(paper: Paper, frame: Frame, rows: list[Bar], say: Words, label_room: float) -> None:
    if rows:
        plots.bars(paper, frame, plots.longest(rows, MOST_ROWS, say("plots", "others")), label_room)
    else:
        _nothing(paper, frame, say)


def _nothing(paper: Paper, frame: Frame, say: Words) -> None:
    middle = frame.y + frame.height / 2
    paper.text(frame.x + frame.width / 2, middle, say("plots", "nothing"), colour=INK_SOFT, align="centre")


def _card(paper: Paper, title: str, x: float, y: float, width: float, height: float) -> Frame:
    paper.box(x, y, width, height, fill=SURFACE, edge=SOFT, radius=9)
    paper.text(x + 13, y + 19, fitted(title, width - 26, 9.5, BOLD), size=9.5, font=BOLD)
    return Frame(x + 13, y + 30, width - 26, height - 40)


def _section(paper: Paper, title: str, y: float, x: float = LEFT) -> float:
    paper.text(x, y, title, size=12, font=EXTRABOLD)
    return y + 8


def _agents(paper: Paper, report: MonthReport, say: Words, y: float) -> float:
    y = _section(paper, say("tables", "agents"), y)
    towards = say("tables", "towards", target=report.target)
    names = ("agent", "contacts", "new_members", None, "contributions", "incentive")
    heads = [say("tables", name) if name else towards for name in names]
    rows = [
        (
            agent.name,
            say.number(agent.contacts),
            say.number(agent.members),
            _way(agent, report.target, say),
            rupiah(agent.contributions),
            rupiah(agent.incentive),
        )
        for agent in report.agents
    ]
    totals = (
        say("tables", "total"),
        say.number(sum(agent.contacts for agent in report.agents)),
        say.number(report.members),
        "",
        rupiah(sum(agent.contributions for agent in report.agents)),
        rupiah(report.incentive),
    )
    y = table(paper, LEFT, y, (0.27, 0.11, 0.14, 0.13, 0.17, 0.18), heads, rows, totals, room=ROOM)
    paper.text(LEFT + 8, y + 15, say("tables", "wadah"), size=9, font=SEMIBOLD)
    paper.text(RIGHT - 8, y + 15, rupiah(report.wadah_share), size=9, font=BOLD, align="right")
    y += 32
    if report.known_before:
        text = say("tables", "known_before", count=say.number(report.known_before))
        y = paper.paragraph(LEFT, y, ROOM, text, size=8, colour=INK) + 2
    rule = say("tables", "rule", source=report.rule_source)
    return paper.paragraph(LEFT, y, ROOM, rule, size=8, colour=INK_SOFT) - 11


def _way(agent: AgentMonth, target: int, say: Words) -> str:
    """How far an agent came towards the own target."""
    if not agent.has_target:
        return ""
    return (
        say("tables", "reached") if agent.members >= target else f"{100 * agent.members // max(1, target)}%"
    )


def _side_by_side(paper: Paper, report: MonthReport, say: Words, y: float) -> float:
    top = _section(paper, say("tables", "outreach"), y)
    right = LEFT + HALF + GAP
    _section(paper, fitted(say("tables", "rights"), HALF, 12, EXTRABOLD), y, right)
    heads = [say("tables", name) for name in ("kind", "hanging", "put_up", "damaged")]
    rows: list[tuple[str, ...]] = [
        (say("items", item.kind), str(item.hanging), str(item.put_up), str(item.damaged))
        for item in report.outreach
    ]
    if rows:
        left_end = table(paper, LEFT, top, OUTREACH_PARTS, heads, rows, room=HALF)
        campaigns: list[tuple[str, ...]] = [
            (each.kind, str(each.hanging), str(each.put_up), str(each.damaged)) for each in report.campaigns
        ]
        heads = [say("tables", "campaign"), *heads[1:]]
        left_end = table(paper, LEFT, left_end + 8, OUTREACH_PARTS, heads, campaigns, room=HALF)
    else:
        left_end = paper.paragraph(LEFT, top + 10, HALF, say("tables", "no_outreach"), colour=INK_SOFT)
    heads = [say("tables", name) for name in ("request", "received", "in_time", "open")]
    rows = [
        (say("requests", each.kind), str(each.received), str(each.in_time), str(each.open))
        for each in report.requests
    ]
    if rows:
        right_end = table(paper, right, top, (0.34, 0.2, 0.25, 0.21), heads, rows, room=HALF)
    else:
        right_end = paper.paragraph(right, top + 10, HALF, say("tables", "no_requests"), colour=INK_SOFT)
    if report.consent_pending:
        text = say("tables", "pending", count=report.consent_pending)
        right_end = paper.paragraph(right, right_end + 14, HALF, text, size=8.5, colour=WARNING) - 12
    for payer, count in report.paid_for:
        text = say("tables", f"paid-{payer}", count=count)
        left_end = paper.paragraph(LEFT, left_end + 14, HALF, text, size=8.5, colour=INK_SOFT) - 12
    return max(left_end, right_end)


def _meanings(paper: Paper, say: Words, y: float) -> float:
    y = _section(paper, say("definitions", "title"), y) + 8
    for name in ("registered", "funnel", "members", "protected_at_close", "outcomes"):
        term, _, meaning = say("definitions", name).partition(": ")
        paper.text(LEFT, y, fitted(term, 104, 8.5, BOLD), size=8.5, font=BOLD)
        y = paper.paragraph(LEFT + 110, y, ROOM - 110, meaning, size=8.5, colour=INK_SOFT) + 4
    return y


def _signatures(paper: Paper, report: MonthReport, say: Words, y: float) -> None:
    village = report.place.village
    place = say("sign", "place", village=village, day="." * 34)
    paper.text(LEFT, y, place, size=9)
    paper.text(LEFT, y + 18, say("sign", "known"), size=9, colour=INK_SOFT)
    for x, role in (
        (LEFT, say("sign", "head", village=village)),
        (LEFT + HALF + GAP, say("sign", "wadah", wadah=report.wadah)),
    ):
        lines = wrapped(role, HALF - 30, 9.5, BOLD)[:2]
        for at, line in enumerate(lines):
            paper.text(x, y + 33 + at * 12, line, size=9.5, font=BOLD)
        paper.line(x, y + 108, x + HALF - 40, y + 108, colour=INK, width=0.8)
        paper.text(x, y + 120, say("sign", "name"), size=8, colour=INK_SOFT)
