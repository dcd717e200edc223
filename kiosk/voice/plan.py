"""Words what the screens of income, protection and period say aloud, with the price (pure)."""

from kiosk.visit.checks import PERIODS
from kiosk.visit.context import price_change, quoted
from kiosk.voice.parts import Month, Rupiah
from kiosk.voice.speaker import Speaker


def plan(speaker: Speaker) -> None:
    """Income, protection and price on one screen."""
    speaker.word("plan", "title")
    _chosen_income(speaker)
    _chosen_protection(speaker)
    price(speaker)
    benefits(speaker)
    if not speaker.visit.bracket:
        speaker.word("help", "plan")
    speaker.way_on()


def income(speaker: Speaker) -> None:
    """How much is earned in a month."""
    speaker.word("plan", "incomeTitle", "incomeCaption")
    _chosen_income(speaker)
    speaker.word("help", "income")
    speaker.way_on()


def _chosen_income(speaker: Speaker) -> None:
    row = speaker.facts.campaign.tariffs.bracket(speaker.visit.bracket or 0)
    if row is None:
        return
    if row.below is None:
        speaker.say("above", lowest=Rupiah(row.lowest))
    elif row.lowest == 0:
        speaker.say("below", below=Rupiah(row.below))
    else:
        speaker.say("between", lowest=Rupiah(row.lowest), below=Rupiah(row.below))


def protection(speaker: Speaker) -> None:
    """Two or three programmes."""
    speaker.word("plan", "protectionTitle")
    speaker.choices(f"{speaker.texts.protection.two}.", f"{speaker.texts.protection.three}.")
    _chosen_protection(speaker)
    speaker.word("help", "protection")
    speaker.way_on()


def _chosen_protection(speaker: Speaker) -> None:
    both = speaker.texts.protection
    speaker.say("chosen", chosen=both.three if "jht" in speaker.visit.programmes else both.two)


def period(speaker: Speaker) -> None:
    """For how many months, and the price."""
    speaker.word("plan", "periodTitle")
    speaker.say("choices")
    for months in PERIODS:
        speaker.fill("plan", "month" if months == 1 else "months", {"months": months})
    price(speaker)
    benefits(speaker)
    speaker.way_on()


def price(speaker: Speaker) -> None:
    """What is paid a month, until when, and in all; to ask the agent where no tariff is known."""
    visit = speaker.visit
    if not visit.occupation or not visit.bracket:
        speaker.word("plan", "open")
        return
    found = quoted(visit, speaker.facts)
    if found is None:
        speaker.word("plan", "askAgent")
        return
    first = Rupiah(found.months[0].total)
    change = price_change(visit, speaker.facts)
    if change is None:
        speaker.say("price", price=first)
    else:
        last, after = change
        speaker.say("priceUntil", price=first, month=Month(last), after=Rupiah(after))
    speaker.say("total", months=visit.months, total=Rupiah(found.total))


def benefits(speaker: Speaker) -> None:
    """What the chosen programmes would pay, and that there are conditions."""
    visit = speaker.visit
    lines = speaker.facts.campaign.benefits(visit.bracket or 0, visit.programmes, speaker.language)
    main = [line for line in lines if line.main]
    for line in main:
        speaker.read(f"{line.caption}: {line.value}.")
    if any(line.conditions for line in main):
        speaker.word("plan", "footnote")
