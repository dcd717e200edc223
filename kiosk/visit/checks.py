"""Checks each answer of a visit; the same checks serve screen, desk and terminal (pure)."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.errors import Problem
from kiosk.people.names import read_name
from kiosk.people.phone import read_phone
from kiosk.visit.context import Facts, reading
from kiosk.visit.visit import Step, Visit

PERIODS = (1, 3, 6, 12)
TAIL_DIGITS = 4


def problem(visit: Visit, facts: Facts) -> Problem | None:
    """What keeps this step from being left forwards."""
    return problem_of(visit.step, visit, facts)


def problem_of(step: Step, visit: Visit, facts: Facts) -> Problem | None:
    """What would keep a step from being left forwards, wherever the visit stands."""
    check = _CHECKS.get(step)
    return check(visit, facts) if check else None


def _consent_problem(visit: Visit, facts: Facts) -> Problem | None:
    return None if visit.consent_data else Problem("consent", "consent-missing")


def _nik_problem(visit: Visit, facts: Facts) -> Problem | None:
    if visit.without_nik:
        return None
    found = reading(visit, facts)
    if found.problem:
        return Problem("nik", "nik-none" if found.problem == "no-nik" else "nik-length")
    if "century-ambiguous" in found.flags:
        return Problem("nik", "nik-century")
    return None


def _name_problem(visit: Visit, facts: Facts) -> Problem | None:
    return _slip(read_name(visit.name))


def _phone_problem(visit: Visit, facts: Facts) -> Problem | None:
    if not visit.phone:
        return None if visit.without_phone else Problem("phone", "phone-missing")
    return _slip(read_phone(visit.phone))


def _slip(found: object) -> Problem | None:
    """A slip under a code that is unique among all fields."""
    return replace(found, code=f"{found.field}-{found.code}") if isinstance(found, Problem) else None


def _work_problem(visit: Visit, facts: Facts) -> Problem | None:
    if not visit.occupation:
        return Problem("occupation", "occupation-missing")
    if facts.campaign.occupation(visit.occupation) is None:
        return Problem("occupation", "occupation-unknown")
    return None


def _income_problem(visit: Visit, facts: Facts) -> Problem | None:
    return None if visit.bracket else Problem("income", "income-missing")


def _period_problem(visit: Visit, facts: Facts) -> Problem | None:
    return None if visit.months in PERIODS else Problem("months", "months")


def _protection_problem(visit: Visit, facts: Facts) -> Problem | None:
    chosen = set(visit.programmes)
    whole = {"jkk", "jkm"} <= chosen <= {"jkk", "jkm", "jht"} and len(chosen) == len(visit.programmes)
    return None if whole else Problem("programmes", "programmes")


def _plan_problem(visit: Visit, facts: Facts) -> Problem | None:
    checks = (_income_problem, _protection_problem, _period_problem)
    return next((found for check in checks if (found := check(visit, facts))), None)


def _topics_problem(visit: Visit, facts: Facts) -> Problem | None:
    return None if visit.topic else Problem("topic", "topic-missing")


def _check_problem(visit: Visit, facts: Facts) -> Problem | None:
    return None if visit.status else Problem("check", "number-missing")


def _tail_problem(visit: Visit, facts: Facts) -> Problem | None:
    return None if len(visit.nik_tail) == TAIL_DIGITS else Problem("nik_tail", "tail-length")


_CHECKS: dict[Step, Callable[[Visit, Facts], Problem | None]] = {
    Step.CONSENT: _consent_problem,
    Step.NIK: _nik_problem,
    Step.NAME: _name_problem,
    Step.PHONE: _phone_problem,
    Step.WORK: _work_problem,
    Step.PLAN: _plan_problem,
    Step.INCOME: _income_problem,
    Step.PROTECTION: _protection_problem,
    Step.PERIOD: _period_problem,
    Step.TOPICS: _topics_problem,
    Step.CHECK: _check_problem,
    Step.WITHDRAW: _tail_problem,
    Step.AGREE: _consent_problem,
    Step.PROVE: _tail_problem,
}
