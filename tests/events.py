"""Writes docs/events.md, every log event and every audit action: python -m tests.events."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "events.md"
LEVELS = ("debug", "info", "warning", "error", "exception", "critical")
WRITERS = {"trace": 2, "audit": None, "append": None, "linked": None}
"""The calls that enter an action, with its place among their arguments (None: only as `action=`)."""
BESIDE = frozenset({"at", "who", "action", "subject", "detail", "number", "sequence", "why"})
"""What the writers take beside the fields: who, when, about which number and why."""

LOG_WHEN = {
    "bug": "A programming error ended the program; the kiosk starts again.",
    "camera": "The camera stopped because it could not be opened or read.",
    "idle-work": "A piece of idle work (such as the retention clock) could not use the store.",
    "not-ready": "The kiosk cannot start; the calm screen shows the code.",
    "voice-failed": "A spoken clip could not be played.",
    "worker-failed": "A task on the worker thread ended with a programming error.",
}
"""When each event of the log is written."""

AUDIT_WHEN = {
    "account-active": "A supervisor opens or closes an account.",
    "account-added": "A supervisor makes an account.",
    "account-birth-date": "A member of staff enters their own date of birth, which no PIN may then be.",
    "account-public": "A supervisor changes whether an agent is shown on the public screen.",
    "accounts-sealed": "Accounts, PIN counters and the recovery code get their first seal against edits.",
    "account-set-up": "The first supervisor of a new station is made.",
    "audit-verified": "Somebody has checked the whole audit chain; `problem` is empty when it is whole.",
    "backup": "A backup is made at the desk.",
    "branch-kept": "A supervisor takes a branch's public key file into the station.",
    "breach-list": "The list of people to notify after a breach is made.",
    "breach-pack": "A breach is entered, or a further breach pack is made for an open one.",
    "bundle": "People are read to be put into a bundle for the branch.",
    "bundle-made": "A bundle with news for the branch gets its number.",
    "consent": "A consent is given later, on paper, at the desk or at the public screen.",
    "consent-try": "Somebody at the public screen types the end of a NIK to give consent.",
    "contact": "An agent asks for a person's phone number to write a message.",
    "copy": "A marked copy of a receipt is to be printed, or a copy of all data of a person is made.",
    "correct": "Staff correct fields of a registration.",
    "created": "The store of a new station is made.",
    "day-slip": "The end-of-day slip is printed.",
    "erase": "A person's data are destroyed, on request, after a withdrawal or when their time is over.",
    "export": "A sealed list of people is made.",
    "export-plain": "A list of people is made that is not sealed.",
    "follow-up": "An outcome is entered at the desk, by the branch's reply, or for a sample.",
    "hand-over": "An agent goes on with a villager's visit.",
    "import": "A list of people is stored.",
    "import-check": "A list is checked for people who are registered already.",
    "keep-apart": "Two registrations that look alike are said to be two people.",
    "list": "Staff open a list; the same list is entered once in five minutes.",
    "look": "Staff open the page of a person.",
    "merge": "Two registrations are joined because they are one person.",
    "migrated": "A store of an older program is brought to the form of this one.",
    "nik-known": "A NIK typed at the desk is found to be registered already.",
    "outreach-sheet": "The outreach sheet is written to a drive.",
    "paper-saved": "An agreement, certificate, outreach item or launch event is saved.",
    "pin-changed": "A member of staff changes their own PIN.",
    "pin-reset": "A supervisor gives somebody a new first PIN.",
    "pin-tries-counted-again": "PIN tries that a data folder put back had forgotten are counted again.",
    "print": "A paper with a person's data is going to be printed.",
    "print-failed": "A reminder did not come out of the printer.",
    "purge": "The retention clock has run; the fields say how many people it erased.",
    "recovered": "A supervisor gets back in with the recovery code.",
    "recovery-kit": "The key that opens backups is written as a file and pages.",
    "recovery-printed": "The recovery code goes to the printer.",
    "recovery-refused": "A wrong recovery code is typed.",
    "recovery-renewed": "A supervisor makes a new recovery code.",
    "register": "A registration is saved.",
    "reply": "The branch's reply is taken in.",
    "report": "The monthly report is made.",
    "request": "A request about a person's rights is entered by staff.",
    "request-done": "Staff enter how a request was answered.",
    "restored": "A copied or carried store is opened under a new code.",
    "resume": "Processing of a person's data goes on after a suspension.",
    "reveal": "Staff show a whole NIK or phone number.",
    "scan-added": "A scan or photo is stored.",
    "scan-look": "Staff open a stored scan.",
    "scan-out": "A stored scan is copied out of the encrypted store.",
    "scan-refused": "A code scanned at the desk is not a good receipt of this station.",
    "search": "Staff search for people; entered once in five minutes.",
    "sign-in": "A member of staff signs in.",
    "sign-in-refused": "A wrong PIN is typed.",
    "sign-out": "A member of staff signs out, or the desk locks itself.",
    "store-went-back": "At the start the store held less than it had given; new numbers have the code `to`.",
    "store-went-back-confirmed": "A technician has read that the store went back.",
    "suspend": "Processing of a person's data is suspended.",
    "target": "A supervisor sets how many workers the village wants to cover.",
    "undo": "A contact that was entered is taken back.",
    "unmerge": "A merge is undone.",
    "withdraw": "A person takes consent back, for contact alone or for all.",
    "withdraw-try": "Somebody at the public screen types the end of a NIK to take consent back.",
}
"""When each action of the audit trail is entered."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Found = tuple[str, ast.Call, Function | None]
"""A call with its module and the function it stands in."""


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One event: its id, where it is written, its fields, and for the log its level."""

    id: str
    module: str
    fields: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A function that enters the action it is given: that argument's place, and the fields it adds.

    A call must fill the `least` arguments that have no default; those called `own` are no fields.
    """

    place: int | None
    fields: tuple[str, ...] = ()
    own: frozenset[str] = BESIDE
    least: int = 0


def events(root: Path) -> set[Event]:
    """Every log event and audit action of kiosk/ and ui/; "?" where the code's action is not readable."""
    calls = list(_calls(root))
    carriers = _carriers(calls)
    found: set[Event] = set()
    for module, call, inside in calls:
        name = _name(call)
        if name in LEVELS and isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "log":
            fields = tuple(each.arg for each in call.keywords if each.arg)
            found.add(Event(_text(call.args[0]), module, fields, name))
        for carrier in carriers.get(name, ()):
            action = _action(call, carrier)
            if action is None or _is_handed_on(action, inside):
                continue
            fields = tuple(dict.fromkeys((*carrier.fields, *_fields(call, carrier, inside))))
            found |= {Event(text, module, fields) for text in _texts(action, inside)}
    return found


def _calls(root: Path) -> Iterator[Found]:
    for path in sorted(path for top in ("kiosk", "ui") for path in (root / top).rglob("*.py")):
        module = path.relative_to(root).as_posix()
        yield from _within(ast.parse(path.read_text(encoding="utf-8")), module, None)


def _within(node: ast.AST, module: str, inside: Function | None) -> Iterator[Found]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield module, child, inside
        yield from _within(child, module, child if isinstance(child, Function) else inside)


def _carriers(calls: list[Found]) -> dict[str, set[Carrier]]:
    """The writers, and every function that hands its own parameter `action` on to one of them."""
    known = {name: {Carrier(place)} for name, place in WRITERS.items()}
    grown = True
    while grown:
        grown = False
        for _module, call, inside in calls:
            for carrier in tuple(known.get(_name(call), ())):
                action = _action(call, carrier)
                if inside is None or action is None or not _is_handed_on(action, inside):
                    continue
                if inside.name in WRITERS:
                    continue
                new = _handing_on(inside, (*carrier.fields, *_fields(call, carrier, inside)))
                if new not in known.setdefault(inside.name, set()):
                    known[inside.name].add(new)
                    grown = True
    return known


def _handing_on(function: Function, fields: tuple[str, ...]) -> Carrier:
    given = function.args
    names = [each.arg for each in given.args if each.arg != "self"]
    least = len(names) - len(given.defaults) + sum(each is None for each in given.kw_defaults)
    own = frozenset((*names, *(each.arg for each in given.kwonlyargs)))
    place = names.index("action") if "action" in names else None
    return Carrier(place, tuple(dict.fromkeys(fields)), own, least)


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _action(call: ast.Call, carrier: Carrier) -> ast.expr | None:
    if len(call.args) + len(call.keywords) < carrier.least:
        return None
    for each in call.keywords:
        if each.arg == "action":
            return each.value
    if carrier.place is not None and len(call.args) > carrier.place:
        return call.args[carrier.place]
    return None


def _is_handed_on(action: ast.expr, inside: Function | None) -> bool:
    """Whether the action is the function's own parameter: its callers name it."""
    if inside is None or not isinstance(action, ast.Name):
        return False
    parameters = (*inside.args.args, *inside.args.kwonlyargs)
    return action.id == "action" and "action" in {each.arg for each in parameters}


def _fields(call: ast.Call, carrier: Carrier, inside: Function | None) -> list[str]:
    """The detail that a call names: its own keywords, and the keys of a dictionary made in the function."""
    found = [each.arg for each in call.keywords if each.arg and each.arg not in carrier.own]
    for each in call.keywords:
        if each.arg in (None, "detail"):
            found += _keys(each.value, inside)
    return found


def _keys(value: ast.expr, inside: Function | None) -> list[str]:
    found = []
    for each in _values(value, inside):
        for node in ast.walk(each):
            if isinstance(node, ast.Dict):
                found += [_text(key) for key in node.keys if key is not None]
    if isinstance(value, ast.Name) and inside is not None:
        for node in ast.walk(inside):
            match node:
                case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name), slice=key)]) if (
                    name == value.id
                ):
                    found.append(_text(key))
    return found


def _texts(action: ast.expr, inside: Function | None) -> list[str]:
    """The actions that an expression may be: a text, either of two, or a variable's texts; else "?"."""
    found = []
    for each in _values(action, inside):
        either = [each.body, each.orelse] if isinstance(each, ast.IfExp) else [each]
        found += [_text(part) for part in either]
    return found or ["?"]


def _values(value: ast.expr, inside: Function | None) -> list[ast.expr]:
    """The expression, or what a variable of the function is set to."""
    if not isinstance(value, ast.Name) or inside is None:
        return [value]
    found: list[ast.expr] = []
    for node in ast.walk(inside):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=given) if name == value.id:
                found.append(given)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as given) if name == value.id:
                found.append(given)
    return found


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "?"


def page(root: Path) -> str:
    """docs/events.md as it should read."""
    found = sorted(events(root))
    lines = [
        "# Events",
        "",
        "What the program writes down, made from the code by `python -m tests.events`. The log (`kiosk.log`)",
        "has no personal data. The trail has numbers; reasons in words lie apart ([store.md](store.md)).",
        "",
        "## The log",
        "",
        "| event | level | fields | when | where |",
        "|---|---|---|---|---|",
    ]
    for each in found:
        if each.level:
            when = LOG_WHEN.get(each.id, "?")
            lines.append(f"| {each.id} | {each.level} | {_listed(each.fields)} | {when} | `{each.module}` |")
    lines += [
        "",
        "## The audit trail",
        "",
        "Every entry also says when and who, and where it applies about which number and why.",
        "",
        "| action | more fields | when | where |",
        "|---|---|---|---|",
    ]
    for action in sorted({each.id for each in found if not each.level}):
        same = [each for each in found if each.id == action and not each.level]
        fields = tuple(dict.fromkeys(name for each in same for name in each.fields))
        where = ", ".join(dict.fromkeys(f"`{each.module}`" for each in same))
        lines.append(f"| {action} | {_listed(fields)} | {AUDIT_WHEN.get(action, '?')} | {where} |")
    return "\n".join(lines) + "\n"


def _listed(fields: tuple[str, ...]) -> str:
    return ", ".join(fields) or "-"


if __name__ == "__main__":
    PAGE.write_text(page(ROOT), encoding="utf-8")
