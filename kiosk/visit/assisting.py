"""Lets an agent go on with a villager's visit: who typed what, and what only the villager may do (pure)."""

from dataclasses import replace

from kiosk.people.names import clean_name
from kiosk.registration import fields_that
from kiosk.visit import flow
from kiosk.visit.visit import Purpose, Step, Visit

ANSWERS = {"consent_data": "consent", "consent_contact": "contact", "birth_year": "birth_date"} | {
    name: name for name in fields_that(lambda rule: rule.asked)
}
"""Answers of a visit, each with the name of the field that it becomes."""


def begin(visit: Visit, label: str, name: str) -> Visit:
    """The agent with this label in the trace goes on; who only asked for the agent begins to register."""
    helped = replace(visit, agent=label, agent_name=name)
    if visit.purpose is Purpose.REGISTER:
        return helped
    return flow.enter(replace(helped, purpose=Purpose.REGISTER), Step.CONSENT)


def end(visit: Visit) -> Visit:
    """The villager goes on alone; what the agent typed stays known as theirs."""
    return replace(visit, agent="", agent_name="")


def can_begin(visit: Visit) -> bool:
    """Whether an agent may go on from here: before saving, in a registration or on the way to one."""
    purposes = (None, Purpose.REGISTER, Purpose.AGENT)
    return visit.receipt is None and not visit.agent and visit.purpose in purposes


def credited(before: Visit | None, after: Visit) -> Visit:
    """The visit with each changed answer under whoever is typing; what a villager retypes is theirs again."""
    if before is None or before.entry_id != after.entry_id:
        return after
    changed = [answer for answer in ANSWERS if _differs(before, after, answer)]
    if not changed:
        return after
    typed = dict(after.assisted)
    for answer in changed:
        if after.agent:
            typed[ANSWERS[answer]] = after.agent
        else:
            typed.pop(ANSWERS[answer], None)
    return replace(after, assisted=tuple(sorted(typed.items())))


def must_confirm(visit: Visit) -> bool:
    """Whether the villager is to say, before saving, that what an agent typed is right and may be kept."""
    return bool(visit.agent or visit.assisted)


def who_saves(visit: Visit) -> str:
    """Whose entry it is in the trace: the agent who types or typed last, else the kiosk."""
    typed = [label for _, label in visit.assisted]
    return visit.agent or (typed[-1] if typed else "kiosk")


def answered(visit: Visit) -> tuple[str, ...]:
    """The fields that have an answer, by the names that they have in a registration."""
    without = () if visit.phone else ("phone_owner",)
    given = (name for answer, name in ANSWERS.items() if getattr(visit, answer) and name not in without)
    return tuple(sorted(given))


def how_consented(visit: Visit) -> str:
    """How the consent was given: on the screen alone, or spoken and confirmed before an agent."""
    return "agent" if visit.agent or visit.assisted else "screen"


def _differs(before: Visit, after: Visit, answer: str) -> bool:
    old, new = getattr(before, answer), getattr(after, answer)
    if answer == "name":
        return clean_name(old) != clean_name(new)
    return bool(old != new)
