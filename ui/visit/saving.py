"""Shows the answers once more before saving, and the receipt after (pure)."""

from kiosk.people.nik import mask
from kiosk.people.regions import read_place
from kiosk.session import Paper, Session
from kiosk.visit.assisting import can_begin
from kiosk.visit.visit import Step, Visit
from kiosk.words import interface
from ui.visit.person import phone_shown
from ui.visit.plan import months_word, quote
from ui.visit.wording import Map, picture, say
from ui.visit.work import occupation_label

PHONE_OF = {"family": "phoneFamily", "neighbour": "phoneNeighbour"}
HARD_SPACE = "\u00a0"
"""Keeps a number on one line."""
PICTURE_OF = {
    "nik": "identification-card.png",
    "name": "bust-in-silhouette.png",
    "phone": "telephone-receiver.png",
    "address": "house.png",
    "occupation": "hammer-and-wrench.png",
    "quote": "coin.png",
}


def review(session: Session) -> list[Map]:
    """Everything that will be saved, with the screen where it can be changed."""
    visit = session.visit
    if visit is None:
        return []
    price = quote(session)
    plan = Step.INCOME if visit.split_plan else Step.PLAN
    address = " ".join(
        part for part in (session.ground.settings.station.village, _dusun(session), _rt(visit)) if part
    )
    rows = (
        (
            "nik",
            Step.NIK,
            mask(visit.nik).replace(" ", HARD_SPACE) if visit.nik else say(session, "review", "noNik"),
        ),
        ("name", Step.NAME, visit.name),
        ("phone", Step.PHONE, _phone_line(session)),
        ("address", Step.ADDRESS, address),
        ("occupation", Step.WORK, occupation_label(session)),
        ("quote", plan, price["total"] or say(session, "plan", "askAgentShort")),
    )
    captions = {
        "quote": say(session, "review", "quote", period=months_word(session, visit.months)),
        "phone": say(session, "review", PHONE_OF.get(visit.phone_owner if visit.phone else "", "phone")),
    }
    return [
        {
            "key": key,
            "step": str(step),
            "caption": captions.get(key) or say(session, "review", key),
            "value": value,
            "picture": picture(session, _work_picture(session) if key == "occupation" else PICTURE_OF[key]),
        }
        for key, step, value in rows
    ]


def _phone_line(session: Session) -> str:
    visit = session.visit
    if visit is None or visit.without_phone:
        return say(session, "review", "noPhone")
    return phone_shown(session).replace(" ", HARD_SPACE)


def _dusun(session: Session) -> str:
    return session.visit.dusun.title() if session.visit else ""


def _rt(visit: Visit) -> str:
    _, rt, rw = read_place("", visit.rt, visit.rw)
    return " / ".join(part for part in (f"RT {rt}" if rt else "", f"RW {rw}" if rw else "") if part)


def _work_picture(session: Session) -> str:
    chosen = session.visit.occupation if session.visit else ""
    found = session.ground.campaign.occupation(chosen) if chosen else None
    return found.picture if found else PICTURE_OF["occupation"]


def receipt(session: Session) -> Map:
    """The number in large type, the pictures of paper and code, and what happens next."""
    paper = session.visit.receipt if session.visit else None
    if paper is None:
        return {"number": "", "qr": "", "paper": "", "agent": "", "hours": ""}
    return {
        "number": paper.number,
        "qr": f"image://receipt/qr/{paper.number}",
        "paper": f"image://receipt/paper/{paper.number}",
        "agent": paper.agent,
        "hours": paper.hours,
    }


def paper_text(session: Session) -> str:
    """What to do about the paper; a fault that has no words of its own is said in general."""
    if session.paper is Paper.NONE:
        return ""
    if session.paper is not Paper.FAILED:
        return say(session, "paper", str(session.paper))
    said = interface(session.language)
    return said.find("paper", session.paper_problem) or said("paper", "failed")


def can_be_helped(session: Session) -> bool:
    """Whether an agent could go on with this visit."""
    return session.ready and session.visit is not None and can_begin(session.visit)


def confirm_text(session: Session) -> str:
    """What the villager is asked before an assisted registration is saved."""
    visit = session.visit
    return say(session, "assist", "confirmText", name=visit.name) if visit else ""
