"""Writes docs/events.md, every log event and every audit action: python -m tests.events."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "events.md"
WORDS = ROOT / "resources" / "translations" / "en.toml"
LEVELS = ("debug", "info", "warning", "error", "exception", "critical")
BESIDE = {"at", "who", "action", "subject", "detail", "number", "sequence", "why"}
"""What every audit entry may have: who, when, about which number and why."""

WHEN = {
    "bug": "A programming error ended what was being done; the kiosk starts anew.",
    "camera": "The camera began, ended or could not be read.",
    "idle-work": "Work of idle moments (purge, sweep, duplicates) could not be done.",
    "not-ready": "The kiosk cannot start: settings, campaign or store.",
    "voice-failed": "A clip could not be played.",
    "worker-failed": "Work on the worker ended in a bug; the paper or the list is asked about.",
}
"""When each event of the log happens; actions of the audit trail have their words in the interface."""

INDIRECT = {
    "kiosk/agency/accounts/store.py": ("pin-changed", "pin-reset", "recovered", "recovery-refused",
                                       "recovery-printed"),
    "kiosk/agency/followups/person_store.py": ("consent", "reveal"),
    "kiosk/agency/lists/export_store.py": ("export", "export-plain"),
    "kiosk/agency/rights/store.py": ("withdraw", "withdraw-try", "consent-try", "suspend", "resume"),
    "kiosk/store/audit.py": (),
    "kiosk/store/part.py": ("list",),
    "kiosk/store/store.py": (),
}  # fmt: skip
"""Actions that are handed on in a variable, by the file that enters them; none where others name them."""


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One event: its id, where it is written, its fields, and for the log its level."""

    id: str
    module: str
    fields: tuple[str, ...] = ()
    level: str = ""


def events(root: Path) -> Iterator[Event]:
    """Every log event and audit action of kiosk/ and ui/; "?" for an action that only a variable knows."""
    for path in sorted(path for top in ("kiosk", "ui") for path in (root / top).rglob("*.py")):
        module = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield from _event(node, node.func, module)
        yield from (Event(action, module) for action in INDIRECT.get(module, ()))


def _event(call: ast.Call, func: ast.Attribute, module: str) -> Iterator[Event]:
    given = {each.arg: each.value for each in call.keywords if each.arg}
    if func.attr in LEVELS and ast.unparse(func.value) == "log":
        yield Event(_text(call.args[0]), module, tuple(given), func.attr)
    elif func.attr == "trace" and len(call.args) > 2:
        yield Event(_text(call.args[2]), module, tuple(name for name in given if name not in BESIDE))
    elif func.attr in ("audit", "append") and "action" in given:
        detail = given.get("detail")
        keys = [_text(key) for key in detail.keys if key] if isinstance(detail, ast.Dict) else []
        yield Event(_text(given["action"]), module, tuple(keys))


def _text(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else "?"


def page(root: Path) -> str:
    """docs/events.md as it should read."""
    found = sorted(set(events(root)))
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))["actions"]
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
            when = WHEN.get(each.id, "?")
            lines.append(f"| {each.id} | {each.level} | {_listed(each.fields)} | {when} | `{each.module}` |")
    lines += [
        "",
        "## The audit trail",
        "",
        "Every entry also says when, who, about which number, and mostly why.",
        "",
        "| action | more fields | what happened | where |",
        "|---|---|---|---|",
    ]
    for action in sorted({each.id for each in found if not each.level and each.id != "?"}):
        same = [each for each in found if each.id == action and not each.level]
        fields = tuple(dict.fromkeys(name for each in same for name in each.fields))
        where = ", ".join(dict.fromkeys(f"`{each.module}`" for each in same))
        lines.append(f"| {action} | {_listed(fields)} | {words.get(action, '?')} | {where} |")
    return "\n".join(lines) + "\n"


def _listed(fields: tuple[str, ...]) -> str:
    return ", ".join(fields) or "-"


if __name__ == "__main__":
    PAGE.write_text(page(ROOT), encoding="utf-8")
