"""Holds one villager's answers in progress: a frozen value that lives in memory only."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.errors import Problem
from kiosk.receipt.receipt import Receipt


class Purpose(StrEnum):
    """What the person came for, chosen at Home."""

    REGISTER = "register"
    LEARN = "learn"
    PRICE = "price"
    CHECK = "check"
    AGENT = "agent"


class Step(StrEnum):
    """One screen of a visit; each has one QML file of the same name."""

    HOME = "Home"
    CONSENT = "Consent"
    NIK = "Nik"
    AGE = "Age"
    NAME = "Name"
    PHONE = "Phone"
    ADDRESS = "Address"
    WORK = "Work"
    NOT_BPU = "NotBpu"
    PLAN = "Plan"
    INCOME = "Income"
    PROTECTION = "Protection"
    PERIOD = "Period"
    REVIEW = "Review"
    RECEIPT = "Receipt"
    TOPICS = "Topics"
    CARDS = "Cards"
    CHECK = "Check"
    STATUS = "Status"
    WITHDRAW = "Withdraw"
    WITHDRAWN = "Withdrawn"
    AGREE = "Agree"
    PROVE = "Prove"
    AGREED = "Agreed"
    AGENT = "Agent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What anybody with a receipt may know: never a name, never a NIK. Days are ISO or empty.

    `since` is the day on which paid time begins that is still to come; `as_of` the day of what is known.
    `pending`: somebody else put the person on a list, and their own consent can be given here.
    """

    number: str
    result: str
    advice: str
    covered_until: str = ""
    since: str = ""
    as_of: str = ""
    pending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Everything the person chose or typed since the first touch.

    `entry_id` is 32 hex digits made at the start: saving twice is saving once. `field` is where typed keys
    go. `split_plan` is True on screens too small for the whole price page. `birth_year` settles a NIK whose
    century is open. `nik_tail` are the digits typed to take consent back or to give it later. `assisted` maps
    fields to the agent who typed them. `payer` and DETAILS are asked by agents alone. `agent` is the
    label of the agent who is typing now, else empty;
    `confirming` while the villager is asked whether what the agent typed may be kept.
    """

    entry_id: str
    step: Step = Step.HOME
    purpose: Purpose | None = None
    language: str = "id"
    split_plan: bool = False
    forward: bool = True
    field: str = ""
    problem: Problem | None = None

    consent_data: bool = False
    consent_contact: bool = False
    nik: str = ""
    nik_confirmed: bool = False
    without_nik: bool = False
    birth_year: int | None = None
    name: str = ""
    phone: str = ""
    phone_owner: str = "self"
    without_phone: bool = False
    dusun: str = ""
    rt: str = ""
    rw: str = ""
    search: str = ""
    occupation: str = ""
    bracket: int | None = None
    programmes: tuple[str, ...] = ("jkk", "jkm")
    months: int = 3
    payer: str = "self"
    mother: str = ""
    birth_place: str = ""
    marital: str = ""

    topic: str = ""
    check: str = ""
    status: Status | None = None
    withdrawing: bool = False
    agreeing: bool = False
    nik_tail: str = ""
    receipt: Receipt | None = None
    returning: bool = False
    assisted: tuple[tuple[str, str], ...] = ()
    agent: str = ""
    agent_name: str = ""
    confirming: bool = False
