"""Gathers a month's figures from the desk, and puts the report's two files into a folder."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from kiosk.agency.outreach.items import OutreachItem, Tally, by_campaign, by_kind
from kiosk.agency.outreach.store import Documents
from kiosk.agency.reports.counts import Reports
from kiosk.agency.reports.figures import AgentMonth as AgentFigures
from kiosk.agency.reports.figures import Figures
from kiosk.agency.reports.month import AgentMonth, DusunMonth, MonthReport, OutreachCount, RequestCount
from kiosk.agency.reports.pdf import write_report
from kiosk.agency.reports.xlsx import write_workbook
from kiosk.agency.rights.law import Request
from kiosk.agency.rights.store import Requests
from kiosk.calendar import add_months, first_day, is_month, last_day, month_of
from kiosk.clock import local
from kiosk.errors import Refused
from kiosk.exchange.entries import Place
from kiosk.files import whole_file
from kiosk.store.part import TracedStore
from kiosk.words import words

MONTHS_TO_COME = 60
"""A month that lies farther ahead is a slip of the finger."""
Counted = tuple[tuple[str, Tally], ...]


def month_report(
    ground: TracedStore,
    month: str,
    *,
    place: Place,
    wadah: str,
    occupation: Callable[[str], str],
    outcome: Callable[[str], str],
    hours: int = 7,
    invented: bool = False,
) -> MonthReport:
    """The figures of a month (YYYY-MM) as known today; `occupation` and `outcome` name what they are given.

    Of a month to come (`coming`) only what was paid ahead can be told. Raises Refused "month" for none,
    and for one more than MONTHS_TO_COME ahead.
    """
    today = ground.store.clock.today()
    if not is_month(month) or month > add_months(month_of(today), MONTHS_TO_COME):
        raise Refused("month", "month", month)
    figures, reports, identity = Figures(ground), Reports(ground), ground.store.identity()
    first, last = first_day(month), last_day(month)
    items = Documents(ground).items()
    by_day = figures.per_day(first, last)
    before = add_months(month, -1)
    funnel = figures.funnel(last)
    staff = tuple(agent for agent in figures.agents(month) if agent.label.startswith("staff-"))
    cover, cover_then = figures.protected(last), figures.protected(last, last)
    members, known_before = figures.new_members(month)
    target = figures.coverage(today)
    return MonthReport(
        month=month,
        made_on=today,
        kiosk=ground.store.code,
        place=place,
        wadah=wadah,
        registered=sum(count for _, count in by_day),
        registered_before=sum(
            count for _, count in figures.per_day(last_day(before).replace(day=1), last_day(before))
        ),
        registered_total=funnel.registered,
        by_day=tuple(count for _, count in by_day),
        members=members,
        known_before=known_before,
        target=ground.rules.incentive.monthly_target,
        protected=cover["covered"],
        protected_at_close=cover_then["covered"],
        in_grace=cover["overdue"],
        lapsed=cover["ended"],
        paid_months=figures.paid_months(month),
        coming=month > month_of(today),
        funnel=(
            ("registered", funnel.registered),
            ("reached", funnel.reached),
            ("member", funnel.member),
            ("paid", funnel.paid),
            ("month-3", funnel.month_3),
        ),
        outcomes=tuple((outcome(key), count) for key, count in reports.outcomes(first, last)),
        dusun=tuple(
            DusunMonth(name=each.key, registered=each.registered, members=each.members)
            for each in figures.by("dusun", month, month, last)
        ),
        occupations=tuple(
            (occupation(each.key), each.registered) for each in figures.by("occupation", month, month)
        ),
        programmes=tuple(
            (each.key.replace(",", " "), each.registered) for each in figures.by("programmes", month, month)
        ),
        agents=tuple(_agent(agent) for agent in staff),
        wadah_share=figures.wadah_share(staff),
        rule_source=ground.rules.incentive.source,
        coverage_target=target.goal or target.workers or None,
        outreach=_outreach(items, first, last, by_kind),
        campaigns=_outreach(items, first, last, by_campaign),
        requests=_requests(Requests(ground).list(done=True), month, hours),
        consent_pending=reports.consent_pending(),
        paid_for=reports.paid_for(last.replace(day=1), last),
        audit_count=identity.audit_count,
        audit_head=identity.audit_head,
        invented=invented,
    )


def save_report(report: MonthReport, out: Path, language: str = "id") -> tuple[Path, Path]:
    """Write PDF and XLSX into a folder (made if missing), each whole or not at all; answers their paths."""
    say = words(language, "reports")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused("read-only", "out", str(out)) from error
    name = say("report", "file", month=report.month)
    pdf, xlsx = out / f"{name}.pdf", out / f"{name}.xlsx"
    with whole_file(pdf) as file:
        write_report(file, report, say)
    with whole_file(xlsx) as file:
        write_workbook(file, report, say)
    return pdf, xlsx


def _agent(figures: AgentFigures) -> AgentMonth:
    received = sum(line.base for line in figures.incentive.lines if line.rule == "share")
    return AgentMonth(
        name=figures.name,
        contacts=figures.contacts,
        members=figures.incentive.new_members,
        known_before=figures.incentive.known_before,
        has_target=figures.has_target,
        contributions=received,
        incentive=figures.incentive.total,
    )


def _outreach(
    items: Iterable[OutreachItem], first: date, last: date, group: Callable[..., Counted]
) -> tuple[OutreachCount, ...]:
    new = {
        name: found.put_up for name, found in group((each for each in items if each.put_up >= first), last)
    }
    return tuple(
        OutreachCount(kind=name, hanging=found.hanging, put_up=new.get(name, 0), damaged=found.poor)
        for name, found in group(items, last)
        if found.hanging or new.get(name)
    )


def _requests(requests: Iterable[Request], month: str, hours: int) -> tuple[RequestCount, ...]:
    counts: dict[str, list[int]] = {}
    for request in requests:
        if month_of(local(request.received, hours).date()) != month:
            continue
        count = counts.setdefault(request.kind, [0, 0, 0])
        count[0] += 1
        count[1] += request.done is not None and request.done <= request.deadline
        count[2] += request.done is None
    return tuple(
        RequestCount(kind=kind, received=received, in_time=in_time, open=still)
        for kind, (received, in_time, still) in sorted(counts.items())
    )
