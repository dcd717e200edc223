"""Words what the form of assisted registration shows (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.campaign.wording import millions, rupiah
from kiosk.desk.form import HOWS, PENDING
from kiosk.registration import PAYERS
from kiosk.visit.context import consent_words
from kiosk.visit.flow import PHONE_OWNERS
from ui.desk.parts.choices import option, options
from ui.desk.parts.wording import Map, Wording

if TYPE_CHECKING:
    from kiosk.desk.form import Form

FIELDS = ("nik", "name", "phone", "dusun", "occupation", "income", "consent", "save")
PLANS = (("jkk", "jkm"), ("jkk", "jkm", "jht"))


def answers(form: Form, said: Wording) -> Map:
    """What stands in the fields."""
    visit = form.visit
    return {
        "nik": visit.nik,
        "name": visit.name,
        "phone": visit.phone,
        "dusun": visit.dusun,
        "rt": visit.rt,
        "rw": visit.rw,
        "search": form.search,
        "income": form.income,
        "contact": visit.consent_contact,
        "occupation": visit.occupation,
        "entry": visit.entry_id,
    }


def slips(form: Form, said: Wording) -> Map:
    """What is wrong, each under its field; `first` is where to go on after saving was refused."""
    found = {field: form.slip(field) for field in FIELDS}
    worded = {field: said("problems", code) if code else "" for field, code in found.items()}
    first = form.problem.field if form.problem else ""
    if found["dusun"]:
        worded["dusun"] = said("form", "dusunNew")
    if found["consent"]:
        worded["consent"] = said("form", "consentMissing")
    elsewhere = form.problem is not None and first not in (*FIELDS, *form.asked())
    rest = said.slip(form.problem.code) if form.problem and elsewhere else ""
    return worded | {"first": first, "rest": rest}


def read_back(form: Form, said: Wording) -> Map:
    """What the NIK says, for the agent to compare with the card; `years` where the century is open."""
    if form.visit.without_nik:
        return {"text": said("form", "withoutNik"), "tone": "warning", "years": []}
    found = form.reading()
    if found is None:
        missing = 16 - len(form.visit.nik)
        text = said("nik", "missing", count=missing) if 0 < missing < 16 else said("form", "nikHint")
        return {"text": text, "tone": "plain", "years": []}
    years = [option(str(year), str(year), str(form.visit.birth_year)) for year in form.open_years()]
    if "century-ambiguous" in found.flags:
        return {"text": said("readBack", "century"), "tone": "warning", "years": years}
    if not found.birth_dates:
        return {"text": said("flags", "date-impossible"), "tone": "warning", "years": []}
    parts = (
        said("form", "bornOn", day=said.texts.calendar.long_day(found.birth_dates[0])),
        said("readBack", found.sex) if found.sex else "",
        (found.region.regency or found.region.province) if found.region else said("flags", "region-unknown"),
    )
    sure = found.region is not None and not form.slip("nik") and not form.known
    return {
        "text": ", ".join(part for part in parts if part),
        "tone": "good" if sure else "warning",
        "years": years,
    }


def owners(form: Form, said: Wording) -> list[Map]:
    return options(PHONE_OWNERS, lambda each: said("form", f"owner-{each}"), form.visit.phone_owner)


def dusuns(form: Form, said: Wording) -> list[Map]:
    """Dusuns to touch; where what was typed is none of them, last that it is a new one."""
    now, offered = form.visit.dusun.casefold(), form.offered_dusuns()
    rows = [option(each, each) | {"selected": each.casefold() == now} for each in offered]
    if form.asks_dusun:
        rows.append(option("", said("form", "newDusun", dusun=form.visit.dusun.strip()), "other"))
    return rows


def works(form: Form, said: Wording) -> list[Map]:
    return [
        option(each.id, said.occupation(each.id)) | {"picture": said.picture(each.id)}
        for each in form.occupations()
    ]


def plans(form: Form, said: Wording) -> list[Map]:
    now = ",".join(form.visit.programmes)
    return [option(",".join(plan), " ".join(plan).upper(), now) for plan in PLANS]


def periods(form: Form, said: Wording) -> list[Map]:
    offered = form.facts.campaign.tariffs.rules.periods
    return options(map(str, offered), str, str(form.visit.months))


def payers(form: Form, said: Wording) -> list[Map]:
    return options(PAYERS, lambda each: said("payer", each), form.visit.payer)


def bracket(form: Form, said: Wording) -> str:
    """Rp1,4 – 1,5 juta: what is kept of the income."""
    no = form.visit.bracket
    row = form.facts.campaign.tariffs.bracket(no) if no else None
    if row is None:
        return said("form", "incomeHint")
    if row.below is None:
        return said("plan", "above", lowest=millions(row.lowest))
    if row.lowest == 0:
        return said("plan", "below", below=millions(row.below))
    return said("plan", "between", lowest=millions(row.lowest), below=millions(row.below))


def price(form: Form, said: Wording) -> Map:
    """The first month's price, and the whole period's."""
    visit, found = form.visit, form.quote()
    if found is None:
        known = bool(visit.occupation and visit.bracket)
        total = said("plan", "askAgent") if known else said("form", "priceOpen")
        return {"month": "", "total": total, "note": ""}
    unsure = form.facts.campaign.tariffs.rules.discount_for(visit.payer) == "ask"
    return {
        "month": rupiah(found.months[0].total),
        "total": said("form", "total", months=visit.months, price=rupiah(found.total)),
        "note": said("payer", "ask") if unsure else "",
    }


def consent(form: Form, said: Wording) -> Map:
    """The words to read aloud, those whose hash is kept with the answer."""
    text = consent_words(form.facts, form.visit.language)
    return {
        "read": " · ".join(f"{point.label}: {point.value}" for point in text.points),
        "contact": said("form", "agreesContact"),
        "mayContact": form.how != PENDING,
    }


def hows(form: Form, said: Wording) -> list[Map]:
    """How the person agreed; nothing is chosen in advance."""
    return options(HOWS, lambda how: said("form", f"how-{how}"), form.how)


def known(form: Form, said: Wording) -> Map:
    """That this NIK is registered already, and what may be done then; empty text: it is not."""
    if not form.known:
        return {"text": "", "open": "", "again": "", "chosen": False}
    number, more = form.known[0], len(form.known) - 1
    text = (
        said("form", "knownMore", number=number, more=more) if more else said("form", "known", number=number)
    )
    return {
        "text": text,
        "open": said("form", "openKnown"),
        "again": said("form", "registerAgain"),
        "chosen": form.again,
    }


def last(form: Form, said: Wording) -> str:
    """Who was saved before, and how many in this sitting."""
    return said("form", "last", name=form.last[1], number=form.last[0], count=form.count) if form.last else ""
