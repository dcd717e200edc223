"""What a screen shows of a session, worded in the person's language (pure: no state, no rule)."""

from datetime import date
from typing import Any

from kiosk import flow
from kiosk.campaign.texts import Texts
from kiosk.campaign.wording import long_date, millions, month_name, rupiah, short_month
from kiosk.people.nik import mask
from kiosk.session import Paper, Session
from kiosk.visit import Purpose, Status, Step, Visit
from ui.words import word

Map = dict[str, Any]

NEXT_WORDS = {
    Step.REVIEW: "save",
    Step.RECEIPT: "done",
    Step.STATUS: "done",
    Step.AGENT: "done",
    Step.AGE: "done",
    Step.NOT_BPU: "done",
    Step.CARDS: "register",
    Step.CHECK: "look",
}
PICTURE_OF = {
    "nik": "identification-card.png",
    "name": "bust-in-silhouette.png",
    "phone": "telephone-receiver.png",
    "address": "house.png",
    "occupation": "hammer-and-wrench.png",
    "quote": "coin.png",
}
QUESTIONS_PICTURE = "raised-hand.png"
PLANS = (("jkk", "jkm"), ("jkk", "jkm", "jht"))


def _texts(session: Session) -> Texts:
    return session.ground.campaign.text(session.language)


def say(session: Session, table: str, key: str) -> str:
    """One word of the interface in the session's language."""
    return word(session.language, table, key)


# -- frame ------------------------------------------------------------------------------------------


def languages(session: Session) -> list[Map]:
    """The campaign's languages, each by its own name."""
    campaign = session.ground.campaign
    return [{"code": code, "name": word(code, "language", "name")} for code in campaign.languages]


def can_go_back(session: Session) -> bool:
    visit = session.visit
    return visit is not None and visit.step not in (Step.HOME, Step.RECEIPT)


def can_go_next(session: Session) -> bool:
    """Whether the screen has the button at all."""
    return session.visit is not None and session.visit.step not in (Step.HOME, Step.TOPICS)


def next_ready(session: Session) -> bool:
    """Whether nothing is missing; the button says what is missing when it is touched all the same."""
    visit = session.visit
    return visit is not None and flow.ready(visit, session.facts)


def next_word(session: Session) -> str:
    visit = session.visit
    if visit is None:
        return ""
    if visit.step is Step.NIK and flow.ready(visit, session.facts):
        return say(session, "bar", "right")
    if visit.purpose is Purpose.PRICE and visit.step in (Step.PLAN, Step.PERIOD):
        return say(session, "bar", "register")
    return say(session, "bar", NEXT_WORDS.get(visit.step, "next"))


def next_icon(session: Session) -> str:
    visit = session.visit
    if visit is not None and visit.step is Step.REVIEW:
        return "printer"
    done = visit is not None and (
        visit.step in flow.ENDS or next_word(session) == say(session, "bar", "right")
    )
    return "check" if done else "arrow-right"


def progress(session: Session) -> tuple[int, int]:
    return flow.progress(session.visit, session.facts) if session.visit else (0, 0)


def problem(session: Session) -> Map:
    """The slip of this step in words; empty when there is none."""
    slip = session.visit.problem if session.visit else None
    if slip is None:
        return {"code": "", "field": "", "text": ""}
    return {"code": slip.code, "field": slip.field, "text": say(session, "problems", slip.code)}


def help_text(session: Session) -> str:
    return say(session, "help", screen_key(session))


def screen_key(session: Session) -> str:
    """The name of the screen as the word files spell it: first letter small."""
    name = str(session.visit.step) if session.visit else "Attract"
    return name[0].lower() + name[1:]


def slides(session: Session) -> list[Map]:
    return [
        {
            "headline": slide.headline,
            "line": slide.line,
            "picture": picture(session, slide.picture),
            "seconds": slide.seconds,
        }
        for slide in _texts(session).slides
    ]


def campaign_name(session: Session) -> str:
    return _texts(session).campaign.name


def clip(session: Session) -> Any:
    """The spoken clip of this screen or of its slip, if the pack has one."""
    visit = session.visit
    slip = visit.problem.code if visit and visit.problem else ""
    campaign = session.ground.campaign
    return (campaign.clip(session.language, slip) if slip else None) or campaign.clip(
        session.language, screen_key(session)
    )


def picture(session: Session, name: str) -> str:
    """The file of a picture by its name, as QML wants it."""
    return session.ground.campaign.picture(name).as_uri() if name else ""


# -- questions --------------------------------------------------------------------------------------


def consent(session: Session) -> Map:
    """What is asked and by whom, in the words whose hash is kept with the answer."""
    text = flow.consent_words(session.facts, session.language)
    return {
        "title": text.title,
        "points": [
            {"caption": point.label, "value": point.value, "picture": picture(session, point.picture)}
            for point in text.points
        ],
        "agree": text.agree,
        "agreeCaption": text.agree_note,
        "contact": text.contact,
        "contactCaption": text.contact_note,
        "full": list(text.full),
    }


def nik_shown(session: Session) -> str:
    """The digits while they are typed; afterwards all but the last four as dots."""
    visit = session.visit
    if visit is None:
        return ""
    return "●" * 12 + visit.nik[-4:] if visit.nik_confirmed else visit.nik


def read_back(session: Session) -> Map:
    """What the typed NIK says, for the person to confirm; `kind` is none, sure, doubt or century."""
    visit = session.visit
    blank: Map = {"kind": "none", "text": "", "years": [], "from": -1, "to": -1}
    if visit is None or len(visit.nik) != 16:
        return blank
    found = flow.reading(visit, session.facts)
    texts = _texts(session)
    sex = say(session, "readBack", found.sex) if found.sex else ""
    place = _place(found.region)
    start, end = found.where or (-1, -1)
    if "century-ambiguous" in found.flags:
        years = [day.year for day in found.birth_dates]
        return blank | {"kind": "century", "text": say(session, "readBack", "century"), "years": years}
    if not found.birth_dates:
        return blank | {"kind": "doubt", "text": say(session, "readBack", "doubt"), "from": start, "to": end}
    day = long_date(found.birth_dates[0], texts)
    pattern = say(session, "readBack", "sure" if place else "noPlace")
    return blank | {
        "kind": "sure" if place else "doubt",
        "text": pattern.replace("%1", day).replace("%2", sex).replace("%3", place),
        "from": start,
        "to": end,
    }


def _place(region: Any) -> str:
    return "" if region is None else str(region.regency or region.province)


def age_exit(session: Session) -> Map:
    """Why this person cannot register here, and what to do."""
    visit = session.visit
    reason = flow.age_exit(visit, session.facts) if visit else ""
    table = {"age-under-15": "young", "age-65-or-over": "old"}.get(reason, "old")
    return {
        "title": say(session, "age", f"{table}Title"),
        "text": say(session, "age", f"{table}Text"),
        "todo": say(session, "age", f"{table}Todo"),
    }


def phone_shown(session: Session) -> str:
    """The typed digits in groups of four."""
    digits = session.visit.phone if session.visit else ""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def dusuns(session: Session) -> list[str]:
    return list(session.ground.settings.station.dusun)


def tiles(session: Session) -> list[Map]:
    """The pictured groups of work, in the campaign's order."""
    chosen = session.visit.occupation if session.visit else ""
    campaign = session.ground.campaign
    found = campaign.occupation(chosen) if chosen else None
    return [
        {
            "id": tile.id,
            "label": _texts(session).tiles[tile.id],
            "occupation": tile.occupation,
            "picture": picture(session, tile.picture),
            "accent": picture(session, tile.accent),
            "selected": found is not None and found.tile == tile.id,
        }
        for tile in campaign.tiles
    ]


def occupations(session: Session) -> list[Map]:
    """What the typed letters find; all of them while nothing is typed."""
    query = session.visit.search if session.visit else ""
    campaign = session.ground.campaign
    return [
        {
            "id": found.id,
            "label": _texts(session).occupations[found.id],
            "picture": picture(session, found.picture),
            "selected": session.visit is not None and session.visit.occupation == found.id,
        }
        for found in campaign.find_occupations(query, session.language)
    ]


def occupation_label(session: Session) -> str:
    chosen = session.visit.occupation if session.visit else ""
    return _texts(session).occupations.get(chosen, "")


def brackets(session: Session) -> list[Map]:
    """The 33 income brackets as short ranges in millions of rupiah."""
    chosen = session.visit.bracket if session.visit else None
    return [
        {"no": row.no, "label": _range(session, row.lowest, row.below), "selected": row.no == chosen}
        for row in session.ground.campaign.tariffs.brackets
    ]


def _range(session: Session, low: int, above: int | None) -> str:
    if low == 0 and above is not None:
        return say(session, "plan", "below").replace("%1", millions(above))
    if above is None:
        return say(session, "plan", "above").replace("%1", millions(low))
    return say(session, "plan", "between").replace("%1", millions(low)).replace("%2", millions(above))


def plans(session: Session) -> list[Map]:
    chosen = session.visit.programmes if session.visit else ()
    return [
        {
            "programmes": ",".join(plan),
            "label": getattr(_texts(session).protection, "two" if len(plan) == 2 else "three"),
            "caption": _texts(session).programmes["jht" if len(plan) == 3 else "jkk"].pays,
            "picture": picture(session, "hospital.png"),
            "accent": picture(session, "coin.png" if len(plan) == 3 else "umbrella.png"),
            "selected": tuple(chosen) == plan,
        }
        for plan in PLANS
    ]


def periods(session: Session) -> list[Map]:
    chosen = session.visit.months if session.visit else 0
    return [
        {
            "months": months,
            "label": say(session, "plan", "months").replace("%1", str(months)),
            "selected": months == chosen,
        }
        for months in flow.PERIODS
    ]


def quote(session: Session) -> Map:
    """The price in words and bars; `state` is open (answers missing), unknown (no tariff) or known."""
    visit = session.visit
    blank: Map = {"state": "open", "perMonth": "", "note": "", "months": [], "total": "", "period": ""}
    if visit is None or not visit.occupation or not visit.bracket:
        return blank
    found = flow.quoted(visit, session.facts)
    period = say(session, "plan", "months").replace("%1", str(visit.months))
    if found is None:
        return blank | {"state": "unknown", "note": say(session, "plan", "askAgent"), "period": period}
    texts = _texts(session)
    return {
        "state": "known",
        "perMonth": rupiah(found.months[0].total),
        "note": _price_note(session, visit),
        "months": [
            {
                "name": short_month(month.month, texts),
                "amount": rupiah(month.total).removeprefix("Rp"),
                "value": month.total,
            }
            for month in found.months
        ],
        "total": rupiah(found.total),
        "period": period,
    }


def _price_note(session: Session, visit: Visit) -> str:
    """Until when this price holds and what follows, as far as the tariffs know."""
    change = flow.price_change(visit, session.facts)
    if change is None:
        return say(session, "plan", "perMonth")
    last, after = change
    pattern = say(session, "plan", "perMonthUntil")
    return pattern.replace("%1", month_name(last, _texts(session))).replace("%2", rupiah(after))


def benefits(session: Session) -> list[Map]:
    """What the chosen plan would pay."""
    visit = session.visit
    if visit is None or not visit.bracket:
        return []
    found = session.ground.campaign.benefits(visit.bracket, visit.programmes, session.language)
    return [
        {
            "label": line.caption,
            "value": line.value + ("*" if line.conditions else ""),
            "picture": picture(session, line.picture),
        }
        for line in found
        if line.main
    ]


# -- review, receipt --------------------------------------------------------------------------------


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
        ("nik", Step.NIK, mask(visit.nik) if visit.nik else say(session, "review", "noNik")),
        ("name", Step.NAME, visit.name),
        ("phone", Step.PHONE, _phone_line(session)),
        ("address", Step.ADDRESS, address),
        ("occupation", Step.WORK, occupation_label(session)),
        ("quote", plan, price["total"] or say(session, "plan", "askAgentShort")),
    )
    captions = {"quote": say(session, "review", "quote").replace("%1", str(visit.months))}
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
    return phone_shown(session)


def _dusun(session: Session) -> str:
    return session.visit.dusun.title() if session.visit else ""


def _rt(visit: Visit) -> str:
    parts = [f"RT {visit.rt.zfill(2)}" if visit.rt else "", f"RW {visit.rw.zfill(2)}" if visit.rw else ""]
    return " / ".join(part for part in parts if part)


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
    """What to do about the paper."""
    if session.paper is Paper.NONE:
        return ""
    if session.paper is Paper.FAILED:
        return say(session, "paper", session.paper_problem or "failed")
    return say(session, "paper", str(session.paper))


# -- learning, checking, agents ---------------------------------------------------------------------


def topics(session: Session) -> list[Map]:
    """What one can learn about: the cards, the stories, and the questions as one."""
    texts = _texts(session)
    found = [{"id": f"card:{card.id}", "title": card.title, "picture": card.picture} for card in texts.cards]
    found += [
        {"id": f"story:{story.id}", "title": story.title, "picture": story.picture} for story in texts.stories
    ]
    found.append(
        {"id": "questions:", "title": say(session, "topics", "questions"), "picture": QUESTIONS_PICTURE}
    )
    return [topic | {"picture": picture(session, topic["picture"])} for topic in found]


def cards(session: Session) -> list[Map]:
    """The pages of the chosen topic: title, picture, two or three sentences, a note in small type."""
    kind, _, chosen = (session.visit.topic if session.visit else "").partition(":")
    texts = _texts(session)
    if kind == "card":
        return [
            _page(session, card.title, card.picture, card.body, card.note)
            for card in texts.cards
            if card.id == chosen
        ]
    if kind == "story":
        return [
            _page(
                session,
                story.title,
                scene.picture,
                (scene.text,),
                story.note if scene is story.scenes[-1] else "",
            )
            for story in texts.stories
            if story.id == chosen
            for scene in story.scenes
        ]
    return [_page(session, each.question, QUESTIONS_PICTURE, each.answer, "") for each in texts.questions]


def _page(session: Session, title: str, image: str, lines: tuple[str, ...], note: str) -> Map:
    return {"title": title, "picture": picture(session, image), "lines": list(lines), "note": note}


def status(session: Session) -> Map:
    """Status of a receipt in words that tell nothing about the person."""
    found = session.visit.status if session.visit else None
    if found is None:
        return {"number": "", "title": "", "text": ""}
    return {
        "number": found.number,
        "result": found.result,
        "title": say(session, "status", found.result),
        "text": say(session, "status", found.advice),
        "covered": say(session, "status", "covered")
        .replace("%1", found.covered_until)
        .replace("%2", found.as_of)
        if found.covered_until
        else "",
        "asOf": found.as_of,
    }


def _covered(session: Session, found: Status) -> str:
    if not found.covered_until:
        return ""
    texts = _texts(session)
    until, known = (long_date(date.fromisoformat(day), texts) for day in (found.covered_until, found.as_of))
    return say(session, "status", "paidUntil").replace("%1", until).replace("%2", known)


def agency(session: Session) -> Map:
    """Who the village's agents are and when they are there."""
    found = session.ground.campaign.agency
    words_of_agent = _texts(session).agency
    return {
        "wadah": found.wadah.name,
        "village": found.village.name,
        "summary": " · ".join(f"{agent.name}, {agent.hours}" for agent in found.agents[:2]),
        "contactCentre": found.branch.contact_centre,
        "who": words_of_agent.who,
        "when": words_of_agent.when,
        "beware": words_of_agent.beware,
        "agents": [
            {"name": agent.name, "hours": agent.hours, "phone": agent.phone} for agent in found.agents
        ],
    }
