"""From the desk's entries to paper for the road: the stops of a route sheet, worded."""

from collections.abc import Callable, Iterable
from datetime import date

from kiosk.agency.entries import Entry, FollowUpState
from kiosk.agency.reports import Words
from kiosk.agency.routes import Stop
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


def _plan(draft: Draft, say: Words) -> str:
    programmes = " ".join(draft.programmes).upper()
    price = rupiah(draft.quote.total) if draft.quote else say("route", "no_price")
    return say("route", "plan_text", programmes=programmes, months=draft.months, price=price)


def _last(state: FollowUpState, say: Words) -> str:
    if not state.outcome:
        return ""
    outcome = say("outcomes", state.outcome)
    return f"{outcome} · {say.short_day(state.outcome_on)}" if state.outcome_on else outcome
