"""Words what a person's page shows (pure): masked data, what is missing, what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kiosk.calendar import add_months
from kiosk.campaign.quote import runs
from kiosk.campaign.wording import rupiah
from kiosk.desk.person import CONSENTS, payer_name
from ui.desk.parts.choices import option, options
from ui.desk.parts.wording import Map, Wording, place

if TYPE_CHECKING:
    from kiosk.campaign.followup import OutcomeRule
    from kiosk.desk.person import OpenPerson, Person
    from kiosk.registration import Quote

GROUPS = (6, 6, 4)
NOT_ELIGIBLE = ("age", "not-bpu", "moved", "died", "other")
MONTHS_OFFERED = (1, 3, 6, 12)
FACTS = {
    "born": {"nik", "birth_date"},
    "nik": {"nik"},
    "phone": {"phone", "phone_owner"},
    "address": {"dusun", "rt", "rw"},
    "work": {"occupation", "programmes"},
    "price": {"bracket", "months", "payer"},
}
"""The facts on the page, each with the fields that it is made of."""


def person(open_: OpenPerson, said: Wording) -> Map:
    """The head and the table of data."""
    found = open_.person
    if found is None:
        return {"number": "", "name": ""}
    draft = found.draft
    return {
        "number": found.number,
        "name": draft.name or said("deskQueue", "erased"),
        "saved": said("person", "saved", number=found.number, moment=said.moment(found.saved_at))
        + merged(found, said),
        "picture": said.picture(draft.occupation),
        "born": born(draft.birth_date, said),
        "sex": said("readBack", draft.sex) if draft.sex else "",
        "nik": f"•••••• {found.nik[-4:]}" if found.nik else said("review", "noNik"),
        "hasNik": bool(found.nik),
        "phone": f"•••• •••• {found.phone[-4:]}" if found.phone else said("review", "noPhone"),
        "hasPhone": bool(found.phone),
        "phoneCaption": said("person", f"phone-{draft.phone_owner or 'self'}"),
        "address": place(draft.dusun, draft.rt, draft.rw) or said("person", "noAddress"),
        "occupation": said.occupation(draft.occupation),
        "plan": said.programmes(draft.programmes),
        "reminderToPayer": reminds_payer(found),
        "priceCaption": price_caption(found, said),
        "price": price(found, said),
        "hold": hold(found, said),
        "flags": flags(found, said),
        "suspects": list(found.suspects),
        "mayWrite": found.consent.contact and bool(found.phone) and not found.hold,
        "whyNotWrite": why_not_write(found, said),
        "copies": found.copies,
        "typed": typed(found),
        "typedText": typed_text(found, said),
        "printed": found.printed,
    }


def price_caption(found: Person, said: Wording) -> str:
    """For how many months, and who pays where that is not the person."""
    months = found.draft.months
    span = _months(months, said)
    if found.draft.payer in ("", "self"):
        return said("review", "quote", period=span)
    name = payer_name(found)
    return (
        said("payer", "paid-named", period=span, payer=name)
        if name
        else said("payer", f"paid-{found.draft.payer}", period=span)
    )


def price(found: Person, said: Wording) -> str:
    """What was quoted; it says so where that is the full price because the branch has to check."""
    quoted = found.draft.quote
    if quoted is None:
        return said("plan", "askAgentShort")
    total = rupiah(quoted.total)
    return said("payer", "full", price=total) if asks_branch(found, said) else total


def reminds_payer(found: Person) -> bool:
    """Whether a reminder is for who pays, and not for the person."""
    return found.draft.payer not in ("", "self") and found.protection.until is not None


def asks_branch(found: Person, said: Wording) -> bool:
    """Whether only the branch can say if the discount holds for who pays here."""
    rules = said.session.station.ground.campaign.tariffs.rules
    return bool(found.draft.payer) and rules.discount_for(found.draft.payer) == "ask"


def born(day: date | None, said: Wording) -> str:
    """17-08-1985 (41)."""
    if day is None:
        return said("person", "unknown")
    today = said.today
    age = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return f"{day:%d-%m-%Y} ({age})"


def hold(found: Person, said: Wording) -> str:
    """Why this person is out of the queue."""
    if not found.hold:
        return ""
    return said("person", f"hold-{found.hold}", number=found.merged_into)


def flags(found: Person, said: Wording) -> list[str]:
    """What to look at when meeting this person, in plain words."""
    shown = [said("flags", flag) for flag in found.draft.nik_flags if flag != "no-nik"]
    if found.draft.nik is None and not found.nik and not found.hold:
        shown.append(said("flags", "no-nik"))
    if found.consent.how == "pending":
        shown.append(said("flags", "consent-pending"))
    return shown


def merged(found: Person, said: Wording) -> str:
    """Which registrations go on under this number."""
    return said("person", "mergedFrom", numbers=", ".join(found.merged)) if found.merged else ""


def typed(found: Person) -> Map:
    """Which facts on the page an agent typed, at least in part."""
    fields = {field for field, _ in found.draft.assisted}
    return {fact: bool(fields & parts) for fact, parts in FACTS.items()}


def typed_text(found: Person, said: Wording) -> str:
    """What the mark at a fact means: who typed it, and where the rest comes from."""
    names = sorted({said.staff(label) for _, label in found.draft.assisted})
    rest = (
        "list"
        if found.draft.source == "import"
        else "terminal"
        if found.draft.source == "terminal"
        else "self"
    )
    if not names:
        return said("person", f"all-{rest}")
    if all(typed(found).values()):
        return said("person", "typedAll", names=", ".join(names))
    return said("person", "typed", names=", ".join(names), rest=said("person", f"rest-{rest}"))


def consent(open_: OpenPerson, said: Wording) -> Map:
    """What to read to a person who was not asked yet, and how they may have agreed."""
    text = open_.consent_words() if open_.asks_consent else None
    if text is None:
        return {
            "asked": False,
            "writes": False,
            "facts": [],
            "full": [],
            "agree": "",
            "contact": "",
            "ways": [],
        }
    return {
        "asked": True,
        "writes": open_.person is not None and open_.person.consent.contact,
        "facts": [{"caption": point.label, "text": point.value} for point in text.points],
        "full": list(text.full),
        "agree": text.agree,
        "contact": text.contact,
        "ways": options(CONSENTS, lambda way: said("person", f"consent-{way}")),
    }


def chat_owner(open_: OpenPerson, said: Wording) -> str:
    """Whose phone the code opens, where it is not the person's own."""
    owner = open_.person.draft.phone_owner if open_.person else "self"
    return "" if owner in ("", "self") else said("person", f"chat-{owner}")


def why_not_write(found: Person, said: Wording) -> str:
    if not found.phone:
        return said("review", "noPhone") if reminds_payer(found) else said("person", "chatNoPhone")
    return "" if found.consent.contact else said("person", "chatNoConsent")


def shown(open_: OpenPerson, field: str) -> str:
    """What was revealed, in groups as on the card or as a number is read aloud."""
    text = open_.shown.get(field, "")
    if field == "nik" and len(text) == sum(GROUPS):
        return f"{text[:6]} {text[6:12]} {text[12:]}"
    if field == "phone" and text:
        from kiosk.people.phone import format_phone

        return format_phone(text)
    return text


def needs(open_: OpenPerson, said: Wording) -> Map:
    """The way to membership, and how long it lasts: what is missing and who mends it, prices, months."""
    found = open_.person
    if found is None:
        return {"missing": [], "there": [], "quotes": [], "cover": [], "priceNote": ""}
    now = open_.quote_now()
    return {
        "missing": [
            {"text": said("needs", each.code), "by": said("needsBy", each.by), "code": each.code}
            for each in found.checklist.missing
        ],
        "there": [said("needs", code) for code in found.checklist.there],
        "quotes": [
            {
                "label": said("person", "quoteThen", month=said.month(found.draft.start)),
                **_price(found.draft.quote, said),
            },
            {"label": said("person", "quoteNow"), **_price(now, said)},
        ],
        "cover": cover(found, said),
        "priceNote": said("payer", "ask") if asks_branch(found, said) else "",
    }


def _price(quote: Quote | None, said: Wording) -> Map:
    """The total and what each month costs, months of one price in one go."""
    if quote is None:
        return {"total": said("plan", "askAgentShort"), "months": ""}
    parts = [
        f"{len(group)} × {rupiah(group[0].total)}" if len(group) > 1 else rupiah(group[0].total)
        for group in runs(quote)
    ]
    return {"total": rupiah(quote.total), "months": " + ".join(parts)}


def _months(count: int, said: Wording) -> str:
    return said("plan", "month" if count == 1 else "months", months=count)


def cover(found: Person, said: Wording) -> list[Map]:
    """Until when this person is protected, as far as this kiosk knows."""
    protection = found.protection
    rows = [("coverState", said("cover", protection.state))]
    if protection.until is not None and protection.next_due is not None:
        rows += [
            ("coverMonths", _months(protection.months_paid, said)),
            ("coverUntil", said.day(protection.until)),
            ("coverNext", said.month(protection.next_due)),
        ]
    if found.standing.kpj:
        rows.append(("kpj", found.standing.kpj))
    return [{"label": said("person", key), "value": value} for key, value in rows]


# -- the contact that is being entered --------------------------------------------------------------


def outcomes(open_: OpenPerson, said: Wording) -> list[Map]:
    return options(open_.outcomes(), said.outcome, open_.report.outcome)


def report(open_: OpenPerson, said: Wording) -> Map:
    """The chosen outcome with what it needs, and the day on which it leads to the next contact."""
    entered, due = open_.report, open_.due()
    needs = open_.rule.needs
    listed = reasons(open_.rule, said)
    paying = open_.rule.pays
    return {
        "outcome": entered.outcome,
        "label": said.outcome(entered.outcome),
        "needs": list(needs),
        "reasons": options(listed, said.reason, entered.reason),
        "kpj": entered.kpj,
        "month": said.month(entered.month),
        "periods": [
            option(str(count), _months(count, said), str(entered.months)) for count in MONTHS_OFFERED
        ],
        "until": said.month(add_months(entered.month, entered.months - 1))
        if paying and entered.month
        else "",
        "amount": rupiah(entered.amount) if entered.amount else said("plan", "askAgentShort"),
        "note": entered.note,
        "due": due.isoformat() if due else "",
        "dueText": due_text(due, entered.outcome, said),
        "ownDue": entered.due is not None,
        "paidOn": said.weekday(entered.paid_on) if entered.paid_on else "",
        "paidToday": entered.paid_on == said.today,
        "doubt": doubts(open_, said),
        "doubtConfirmed": open_.doubts_confirmed,
        "ready": bool(entered.outcome)
        and all(_given(open_, need) for need in needs)
        and (open_.doubts_confirmed or not open_.doubts()),
    }


def doubts(open_: OpenPerson, said: Wording) -> str:
    """What is to be confirmed of this payment, a sentence each; empty where nothing is."""
    sentences = []
    for kind, months in open_.doubts():
        span = {"count": len(months), "first": said.month(months[0]), "last": said.month(months[-1])}
        one = said("person", f"{kind}One", month=span["first"])
        sentences.append(one if len(months) == 1 else said("person", kind, **span))
    return " ".join((*sentences, said("person", "reallySo"))) if sentences else ""


def reasons(rule: OutcomeRule, said: Wording) -> tuple[str, ...]:
    """The list to choose from: the pack's for a refusal, the desk's for who cannot be a member."""
    if rule.reasons == "eligibility":
        return NOT_ELIGIBLE
    return said.session.station.ground.campaign.followup.refusal_reasons


def _given(open_: OpenPerson, need: str) -> bool:
    return bool(getattr(open_.report, need))


def due_text(due: date | None, outcome: str, said: Wording) -> str:
    """Janji: Sel 24 Nov; or that the follow-up ends here."""
    if due is None:
        return said("person", "closes") if outcome else said("person", "noDue")
    return said("person", "due", day=said.weekday(due))


def saved(open_: OpenPerson, said: Wording) -> Map:
    """What was entered just now, to be undone with one touch."""
    last = open_.saved
    if last is None:
        return {"id": 0, "text": ""}
    return {"id": last.id, "text": said("person", "savedNow", outcome=said.outcome(last.report.outcome))}
