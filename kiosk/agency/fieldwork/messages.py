"""Fills in the pack's messages for one person: for the agent's own phone, or for a slip."""

from collections.abc import Mapping
from urllib.parse import quote

from kiosk.agency.followups.coverage import Protection
from kiosk.campaign.texts import Texts, fill
from kiosk.errors import Refused
from kiosk.words import Words

_MESSAGES = {
    "visit": "whatsapp",
    "first": "whatsapp-first",
    "reminder": "whatsapp-reminder",
    "lapse": "whatsapp-lapse",
    "visit-paid": "whatsapp-paid",
    "first-paid": "whatsapp-first-paid",
    "reminder-paid": "whatsapp-reminder-paid",
    "lapse-paid": "whatsapp-lapse-paid",
}


def about(protection: Protection, payer: str = "self") -> str:
    """What there is to say to this person: visit, first (a KPJ and nothing paid), reminder to pay, or lapse.

    The same with "-paid" where somebody else pays: then nobody tells the person to pay.
    """
    if protection.until is None:
        what = "first" if protection.state == "registered" else "visit"
    else:
        what = "lapse" if protection.state == "ended" else "reminder"
    return what if payer == "self" else f"{what}-paid"


def payer_word(payer: str, texts: Texts) -> str:
    """What messages call whoever pays for the person; empty where that is the person."""
    return texts.messages.get(f"payer-{payer}", "")


def values_of(
    protection: Protection, texts: Texts, *, name: str, number: str, agent: str, wadah: str, village: str
) -> dict[str, str]:
    """What the placeholders of messages and slips stand for."""
    known = {"name": name, "number": number, "agent": agent, "wadah": wadah, "village": village}
    if protection.until is not None:
        known["month"] = texts.calendar.month(protection.until.isoformat()[:7])
    before = protection.ends if protection.state == "overdue" else protection.until
    if before is not None:
        known["date"] = texts.calendar.long_day(before)
    return known


def message(what: str, values: Mapping[str, str], texts: Texts) -> str:
    """The WhatsApp message of this kind, filled."""
    return fill(texts.messages[_MESSAGES[what]], dict(values))


def hand_on(values: Mapping[str, str], say: Words) -> str:
    """The message for somebody else's phone: who would like to speak with whom, nothing more."""
    return say("chat", "hand_on", **{key: values[key] for key in ("name", "agent", "wadah", "village")})


def slip_text(what: str, values: Mapping[str, str], texts: Texts) -> str:
    """What the reminder slip of this kind says, filled."""
    return fill(texts.messages[f"slip-{what}"], dict(values))


def code_of(address: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code of an address as rows of dark modules with a quiet zone of four, for a screen."""
    from qrcode.constants import ERROR_CORRECT_L
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_L, border=4)
    code.add_data(address.encode("ascii"))
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


def whatsapp_link(phone: str | None, text: str) -> str:
    """The address that opens the chat with a prepared text; Refused("no-mobile") for other phones."""
    if not phone or not phone.startswith("+628"):
        raise Refused("no-mobile", "phone")
    return f"https://wa.me/{phone.removeprefix('+')}?text={quote(text, safe='')}"
