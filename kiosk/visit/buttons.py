"""Names the word on the button that leads on from each screen (pure)."""

from kiosk.visit import flow
from kiosk.visit.context import Facts
from kiosk.visit.visit import Purpose, Step, Visit

NEXT_WORDS = {
    Step.REVIEW: "save",
    Step.RECEIPT: "done",
    Step.STATUS: "done",
    Step.WITHDRAW: "withdraw",
    Step.WITHDRAWN: "done",
    Step.PROVE: "agree",
    Step.AGREED: "done",
    Step.AGENT: "done",
    Step.AGE: "done",
    Step.NOT_BPU: "done",
    Step.CARDS: "register",
    Step.CHECK: "look",
}
"""Keys of the table `bar`; "next" where nothing else is named."""


def next_word(visit: Visit, facts: Facts) -> str:
    """The key of the word on the button that leads on from this screen."""
    if visit.step is Step.NIK and flow.ready(visit, facts):
        return "right"
    if visit.purpose is Purpose.PRICE and visit.step in (Step.PLAN, Step.PERIOD):
        return "register"
    return NEXT_WORDS.get(visit.step, "next")
