"""From the desk's entries to paper for the road: stops of a route sheet, reminder slips to leave behind."""

from collections.abc import Callable, Iterable
from datetime import date

from kiosk.agency.coverage import Paid, ends_on
from kiosk.agency.entries import Entry, FollowUpState
from kiosk.agency.reports import Words
from kiosk.agency.routes import Slip, Stop
from kiosk.agency.rules import StayingRule
from kiosk.campaign.wording import rupiah
from kiosk.people.phone import format_phone
from kiosk.registration import Draft


def stops_of(entries: Iterable[Entry], label: Callable[[str], str], say: Words, today: date) -> list[Stop]:
    """One stop a person, worded; `label` names an occupation. Never a NIK."""
    return [
        Stop(
            number=entry.number,
            name=entry.registration.draft.name,
            dusun=entry.registration.draft.dusun,
            rt=entry.registration.draft.rt,
            rw=entry.registration.draft.rw,
            phone=format_phone(phone) if (phone := entry.registration.draft.phone) else "",
            phone_owner=entry.registration.draft.phone_owner,
            work=label(entry.registration.draft.occupation),
            plan=_plan(entry.registration.draft, say),
            last=_last(entry.state, say),
            due=entry.state.due,
            late=entry.state.due is not None and entry.state.due < today,
        )
        for entry in entries
    ]


def slips_of(
    entries: Iterable[Entry], agent: str, wadah: str, staying: StayingRule, say: Words, today: date
) -> list[Slip]:
    """A reminder for everybody without a phone of their own: members to pay, others of the next visit."""
    return [
        _slip(entry, agent, wadah, staying, say, today)
        for entry in entries
        if not entry.registration.draft.phone or entry.registration.draft.phone_owner == "neighbour"
    ]


def _slip(entry: Entry, agent: str, wadah: str, staying: StayingRule, say: Words, today: date) -> Slip:
    state, draft = entry.state, entry.registration.draft
    if state.paid_months:
        paid = Paid(state.paid_months, today)
        before, until = ends_on(paid, staying, today), say.month(paid.run_on(today).last)
    else:
        before, until = max(state.due or today, today), ""
    return Slip(number=entry.number, name=draft.name, agent=agent, wadah=wadah, day=before, paid_until=until)


def _plan(draft: Draft, say: Words) -> str:
    programmes = " ".join(draft.programmes).upper()
    price = rupiah(draft.quote.total) if draft.quote else say("route", "no_price")
    return say("route", "plan_text", programmes=programmes, months=draft.months, price=price)


def _last(state: FollowUpState, say: Words) -> str:
    if not state.outcome:
        return ""
    outcome = say("outcomes", state.outcome)
    return f"{outcome} · {say.short_day(state.outcome_on)}" if state.outcome_on else outcome
