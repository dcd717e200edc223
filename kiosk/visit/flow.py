"""Decides the course of a visit: which screens, what is missing, what comes next (pure)."""

from dataclasses import replace
from typing import Any

from kiosk.errors import Problem
from kiosk.people.names import clean_name
from kiosk.people.phone import read_phone
from kiosk.people.regions import read_place
from kiosk.registration import Consent, Draft
from kiosk.visit.checks import problem, problem_of
from kiosk.visit.context import Facts, consent_given, quoted, reading
from kiosk.visit.details import read_details
from kiosk.visit.keys import typed
from kiosk.visit.visit import Purpose, Step, Visit

PHONE_OWNERS = ("self", "family", "neighbour")

GROUPS = (
    (Step.CONSENT,),
    (Step.NIK, Step.AGE),
    (Step.NAME,),
    (Step.PHONE, Step.ADDRESS),
    (Step.WORK, Step.NOT_BPU),
    (Step.PLAN, Step.INCOME, Step.PROTECTION, Step.PERIOD),
    (Step.REVIEW,),
)

FIRST_FIELD = {
    Step.NIK: "nik",
    Step.NAME: "name",
    Step.PHONE: "phone",
    Step.ADDRESS: "rt",
    Step.WORK: "search",
    Step.CHECK: "check",
    Step.WITHDRAW: "nik_tail",
    Step.PROVE: "nik_tail",
}

FIELDS_OF = {
    Step.NIK: ("nik",),
    Step.NAME: ("name",),
    Step.PHONE: ("phone",),
    Step.ADDRESS: ("dusun", "rt", "rw"),
    Step.WORK: ("search",),
    Step.CHECK: ("check",),
    Step.WITHDRAW: ("nik_tail",),
    Step.PROVE: ("nik_tail",),
}

ENDS = frozenset({Step.AGE, Step.NOT_BPU, Step.RECEIPT, Step.STATUS, Step.WITHDRAWN, Step.AGREED, Step.AGENT})
NO_WAY_BACK = frozenset({Step.HOME, Step.RECEIPT, Step.WITHDRAWN, Step.AGREED})


def steps(visit: Visit, facts: Facts) -> tuple[Step, ...]:
    """The path of this visit as far as the answers tell it; next and back are neighbours on it."""
    plan = (Step.INCOME, Step.PROTECTION, Step.PERIOD) if visit.split_plan else (Step.PLAN,)
    match visit.purpose:
        case Purpose.REGISTER:
            path: tuple[Step, ...] = (Step.HOME, Step.CONSENT, Step.NIK)
            if age_exit(visit, facts):
                return (*path, Step.AGE)
            path += (Step.NAME, Step.PHONE, Step.ADDRESS, Step.WORK)
            if _not_bpu(visit, facts):
                return (*path, Step.NOT_BPU)
            return (*path, *plan, Step.REVIEW, Step.RECEIPT)
        case Purpose.PRICE:
            if _not_bpu(visit, facts):
                return (Step.HOME, Step.WORK, Step.NOT_BPU)
            return (Step.HOME, Step.WORK, *plan)
        case Purpose.LEARN:
            return (Step.HOME, Step.TOPICS, Step.CARDS)
        case Purpose.CHECK:
            path = (Step.HOME, Step.CHECK, Step.STATUS)
            if visit.agreeing:
                return (*path, Step.AGREE, Step.PROVE, Step.AGREED)
            return (*path, Step.WITHDRAW, Step.WITHDRAWN) if visit.withdrawing else path
        case Purpose.AGENT:
            return (Step.HOME, Step.AGENT)
    return (Step.HOME,)


def age_exit(visit: Visit, facts: Facts) -> str:
    """age-under-15 or age-65-or-over when the NIK surely says so, else nothing."""
    if visit.without_nik or not visit.nik_confirmed:
        return ""
    found = reading(visit, facts)
    if found.age is None:
        return ""
    return next((flag for flag in found.flags if flag.startswith("age-")), "")


def can_go_next(visit: Visit, facts: Facts) -> bool:
    """Whether this step has a way forwards at all (its slips are told when it is tried)."""
    path = steps(visit, facts)
    return visit.step not in ENDS and visit.step is not Step.HOME and visit.step in path


def ready(visit: Visit, facts: Facts) -> bool:
    """Whether the next step may be taken now; a number is only looked up when Lanjut is touched."""
    if visit.step is Step.CHECK:
        return bool(visit.check)
    return visit.step is Step.REVIEW or visit.step in ENDS or problem(visit, facts) is None


def go_next(visit: Visit, facts: Facts) -> Visit:
    """One step on, or the same step with the slip that keeps the person there."""
    if not can_go_next(visit, facts):
        return visit
    slip = problem(visit, facts)
    if slip:
        return replace(visit, problem=slip)
    if visit.step is Step.NIK:
        visit = replace(visit, nik_confirmed=not visit.without_nik)
    if visit.step is Step.NAME:
        visit = replace(visit, name=clean_name(visit.name))
    path = steps(visit, facts)
    place = path.index(visit.step)
    if place == len(path) - 1:
        return enter(replace(visit, purpose=Purpose.REGISTER), Step.CONSENT)
    if visit.returning and Step.REVIEW in path and not _unfinished(visit, facts, path):
        return enter(visit, Step.REVIEW)
    return enter(visit, path[place + 1])


def go_back(visit: Visit, facts: Facts) -> Visit:
    """One step back; after saving there is no way back into the answers."""
    path = steps(visit, facts)
    if visit.step in NO_WAY_BACK or visit.step not in path:
        return visit
    if visit.step is Step.NOT_BPU:
        visit = replace(visit, occupation="")
    if visit.step in (Step.WITHDRAW, Step.PROVE):
        visit = replace(visit, nik_tail="")
    if visit.step is Step.AGREE:
        visit = replace(visit, consent_data=False, consent_contact=False)
    if visit.step is Step.AGE:
        visit = replace(visit, nik_confirmed=False, birth_year=None)
    before = path[path.index(visit.step) - 1]
    return replace(enter(visit, before), forward=False)


def change(visit: Visit, step: Step) -> Visit:
    """From the review back to one question; leaving it returns to the review."""
    return replace(enter(visit, step), forward=False, returning=True)


def enter(visit: Visit, step: Step) -> Visit:
    """Stand on a step with a clean slate of slips and its first field ready."""
    returning = visit.returning and step is not Step.REVIEW
    return replace(
        visit,
        step=step,
        forward=True,
        problem=None,
        field=FIRST_FIELD.get(step, ""),
        returning=returning,
        search="" if step is Step.WORK else visit.search,
    )


def can_withdraw(visit: Visit) -> bool:
    """Whether this kiosk holds the data of the receipt looked up: only here is consent taken back."""
    found = visit.status
    return visit.step is Step.STATUS and found is not None and found.result not in ("elsewhere", "erased")


def withdraw(visit: Visit) -> Visit:
    """From the receipt's status to taking consent back, which asks for the NIK's last four digits."""
    if not can_withdraw(visit):
        return visit
    return enter(replace(visit, withdrawing=True, agreeing=False, nik_tail=""), Step.WITHDRAW)


def withdrawn(visit: Visit) -> Visit:
    """The store has written it down: nothing of the person is left on the screen, and no way back."""
    return enter(replace(visit, nik_tail="", status=None, check=""), Step.WITHDRAWN)


def can_agree(visit: Visit) -> bool:
    """Whether the receipt that was looked up waits for its person's own consent."""
    return visit.step is Step.STATUS and visit.status is not None and visit.status.pending


def agree(visit: Visit) -> Visit:
    """From the receipt's status to giving consent: the text with its boxes, then the NIK's last digits."""
    if not can_agree(visit):
        return visit
    fresh = replace(visit, agreeing=True, withdrawing=False, nik_tail="")
    return enter(replace(fresh, consent_data=False, consent_contact=False), Step.AGREE)


def agreed(visit: Visit) -> Visit:
    """The store has written it down: nothing of the person is left on the screen, and no way back."""
    return enter(replace(visit, nik_tail="", status=None, check=""), Step.AGREED)


def fit(visit: Visit) -> Visit:
    """The same question on a screen of another size: the price page as one or in three."""
    if visit.split_plan and visit.step is Step.PLAN:
        return replace(visit, step=Step.INCOME)
    if not visit.split_plan and visit.step in (Step.INCOME, Step.PROTECTION, Step.PERIOD):
        return replace(visit, step=Step.PLAN)
    return visit


def choose_purpose(visit: Visit, purpose: Purpose, facts: Facts) -> Visit:
    """Leave Home for one of its five purposes."""
    visit = replace(visit, purpose=purpose)
    return enter(visit, steps(visit, facts)[1])


def press(visit: Visit, key: str) -> Visit:
    """One key into the field that has the cursor."""
    if not visit.field:
        return visit
    text = typed(visit.field, getattr(visit, visit.field), key)
    return _write(visit, text)


def erase(visit: Visit) -> Visit:
    """Take the last character back."""
    return _write(visit, getattr(visit, visit.field)[:-1]) if visit.field else visit


def clear(visit: Visit) -> Visit:
    """Empty the field that has the cursor."""
    return _write(visit, "") if visit.field else visit


def _write(visit: Visit, text: str) -> Visit:
    typed_text: dict[str, Any] = {visit.field: text}
    changed = replace(visit, problem=None, **typed_text)
    if visit.field == "nik":
        return replace(changed, nik_confirmed=False, birth_year=None, without_nik=False)
    if visit.field == "phone":
        return replace(changed, without_phone=False)
    if visit.field == "check":
        return replace(changed, status=None)
    return changed


def focus(visit: Visit, field: str) -> Visit:
    """Put the cursor into another field of this step."""
    return replace(visit, field=field) if field in FIELDS_OF.get(visit.step, ()) else visit


def stand_in_nik(visit: Visit, facts: Facts) -> Visit:
    """Go on without a NIK: the agent will help to get one."""
    visit = replace(visit, nik="", without_nik=True, nik_confirmed=False, birth_year=None)
    return go_next(visit, facts)


def stand_in_phone(visit: Visit, facts: Facts) -> Visit:
    """Go on without a telephone."""
    return go_next(replace(visit, phone="", without_phone=True), facts)


def draft(visit: Visit, facts: Facts, *, source: str = "kiosk", how: str = "screen") -> Draft | Problem:
    """The finished visit ready to be saved, or the first slip on its path, whatever the screen."""
    for step in steps(visit, facts):
        if step is Step.AGE:
            return Problem("nik", age_exit(visit, facts))
        if step is Step.NOT_BPU:
            return Problem("occupation", "not-bpu")
        slip = problem_of(step, visit, facts)
        if slip:
            return slip
    found = None if visit.without_nik else reading(visit, facts)
    occupation = facts.campaign.occupation(visit.occupation)
    assert occupation is not None
    assert visit.bracket is not None
    phone = read_phone(visit.phone) if visit.phone else None
    dusun, rt, rw = read_place(visit.dusun, visit.rt, visit.rw, facts.dusun)
    consent = consent_of(visit, facts, how)
    details = read_details(visit, consent, facts.campaign.followup)
    if isinstance(details, Problem):
        return details
    return Draft(
        entry_id=visit.entry_id,
        language=visit.language,
        nik=None if visit.without_nik else visit.nik,
        nik_flags=found.flags if found else ("no-nik",),
        birth_date=found.birth_dates[0] if found and len(found.birth_dates) == 1 else None,
        sex=found.sex if found else None,
        name=clean_name(visit.name),
        phone=None if phone is None or isinstance(phone, Problem) else phone.e164,
        phone_owner=visit.phone_owner,
        dusun=dusun,
        rt=rt,
        rw=rw,
        occupation=occupation.id,
        sector=occupation.sector,
        bracket=visit.bracket,
        programmes=visit.programmes,
        months=visit.months,
        start=facts.today.strftime("%Y-%m"),
        quote=quoted(visit, facts),
        consent=consent,
        source=source,
        payer=visit.payer,
        assisted=visit.assisted,
        **details,
    )


def consent_of(visit: Visit, facts: Facts, how: str) -> Consent:
    """What was agreed to, by the text that this station shows."""
    return consent_given(facts, visit.language, how, contact=visit.consent_contact)


def progress(visit: Visit, facts: Facts) -> tuple[int, int]:
    """Which of how many groups of questions this step belongs to; (0, 0) beside a registration."""
    if visit.purpose is not Purpose.REGISTER:
        return (0, 0)
    for number, group in enumerate(GROUPS, 1):
        if visit.step in group:
            return (number, len(GROUPS))
    return (0, 0)


def _not_bpu(visit: Visit, facts: Facts) -> bool:
    occupation = facts.campaign.occupation(visit.occupation) if visit.occupation else None
    return occupation is not None and occupation.bpu == "no"


def _unfinished(visit: Visit, facts: Facts, path: tuple[Step, ...]) -> bool:
    return any(problem(replace(visit, step=step), facts) for step in path)
