"""The arrows of the design hold: QML -> ui -> kiosk -> files and devices, never back; and this looked."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATABASE = ("sqlalchemy", "sqlcipher3", "alembic", "sqlite3")
DEVICES = ("escpos", "usb", "serial", "win32print", "pygame")
QT = ("PySide6", "shiboken6")
GPL_ONLY = (
    "PySide6.QtCharts",
    "PySide6.QtGraphs",
    "PySide6.QtDataVisualization",
    "PySide6.QtQuick3D",
    "PySide6.QtHttpServer",
    "PySide6.QtNetworkAuth",
)
PURE = (
    "kiosk.people",
    "kiosk.campaign",
    "kiosk.visit",
    "kiosk.registration",
    "kiosk.clock",
    "kiosk.errors",
    "kiosk.number",
    "kiosk.receipt.receipt",
    "kiosk.receipt.token",
    "kiosk.receipt.trust",
    "kiosk.receipt.words",
)
WORDED = (
    "kiosk.calendar",
    "kiosk.campaign",
    "kiosk.clock",
    "kiosk.errors",
    "kiosk.paths",
    "kiosk.people",
    "kiosk.registration",
    "kiosk.settings",
    "kiosk.visit",
    "kiosk.words",
    "kiosk.agency.accounts.roles",
    "kiosk.agency.duplicates.compare",
    "kiosk.agency.fieldwork.route_strip",
    "kiosk.agency.followups.outcomes",
    "kiosk.agency.lists.cell_values",
    "kiosk.agency.lists.import_rows",
    "kiosk.agency.outreach.forms",
    "kiosk.agency.outreach.items",
    "kiosk.agency.rights.copy",
    "kiosk.agency.rights.correction",
    "kiosk.agency.rights.law",
    "kiosk.receipt.issue",
)
"""Values and pure rules that the desk's window puts into words; all else it is told by its pages."""

QML_MAY_IMPORT = re.compile(
    r"Anjungan|QtQml(\.Models)?|QtQuick(\.(Controls(\.Basic|\.impl)?|Templates|Layouts|Shapes|Window|Effects))?"
)
HEAVY = ("sqlalchemy alembic escpos PIL reportlab xlsxwriter openpyxl phonenumbers argon2 keyring pyrage "
         "babel structlog asyncio qrcode zxingcpp pygame numpy pydantic faker")  # fmt: skip
STARTS = (
    "kiosk.visit.flow",
    "kiosk.session",
    "kiosk.station",
    "kiosk.campaign.pack",
    "ui.application",
    "ui.start",
)

ALLOWED = {
    ("ui.application", "kiosk.store.store"): "imported early on a thread, so that opening the store is quick",
}
"""Arrows against a rule, each with its reason."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One import: who, what, where, and whether only the type checker follows it."""

    source: str
    target: str
    line: int
    for_types: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """No module that `from_` names may import what `to` names, some not even as a type."""

    name: str
    from_: Callable[[str], bool]
    to: Callable[[str], bool]
    types_too: bool = True


def within(*rooms: str) -> Callable[[str], bool]:
    return lambda module: any(module == room or module.startswith(room + ".") for room in rooms)


def outside(room: Callable[[str], bool], *but: str) -> Callable[[str], bool]:
    inner = within(*but)
    return lambda module: room(module) and not inner(module)


RULES = (
    Rule("the core knows no Qt", within("kiosk"), within(*QT)),
    Rule("the core knows no interface", within("kiosk"), within("ui")),
    Rule(
        "only the store, the agency's rooms and the branch know the database",
        outside(within("kiosk"), "kiosk.store", "kiosk.agency", "kiosk.branch"),
        within(*DATABASE),
    ),
    Rule("one file is never opened by two libraries", within("kiosk", "ui"), within("sqlite3")),
    Rule("the interface knows no database", within("ui"), within(*DATABASE)),
    Rule("the interface opens no store", within("ui"), within("kiosk.store"), types_too=False),
    Rule("the interface knows no device", within("ui"), within(*DEVICES)),
    Rule(
        "the desk's window asks its pages, never a store",
        within("ui.desk"),
        outside(within("kiosk"), "kiosk.desk", *WORDED),
        types_too=False,
    ),
    Rule("pure rooms know no store", within(*PURE), within("kiosk.store", "kiosk.station", "kiosk.session")),
    Rule("pure rooms know no device", within(*PURE), within(*DEVICES, "socket", "subprocess")),
    Rule("nothing GPL-only", within("kiosk", "ui"), within(*GPL_ONLY)),
    Rule(
        "the program knows no test", within("kiosk", "ui"), within("tests", "pytest", "hypothesis", "faker")
    ),
    Rule("no network library", within("kiosk", "ui"), within("requests", "urllib3", "httpx", "aiohttp")),
)


def module_name(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def python_files(root: Path) -> list[Path]:
    return sorted(path for top in ("kiosk", "ui") for path in (root / top).rglob("*.py"))


def arrows(path: Path, root: Path) -> Iterator[Arrow]:
    """Every import of a file, wherever it stands, also for types only and by importlib."""
    source = module_name(path, root)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Arrow(source, alias.name, node.lineno, node.lineno in typing)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = source.split(".") + (["_"] if path.name == "__init__.py" else [])
                base = ".".join([*here[: -node.level], *([node.module] if node.module else [])])
            for alias in node.names:
                yield Arrow(source, f"{base}.{alias.name}", node.lineno, node.lineno in typing)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            name = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else "*"
            yield Arrow(source, str(name), node.lineno)


def broken_rules(found: list[Arrow]) -> list[str]:
    return [
        f"{arrow.source}:{arrow.line} imports {arrow.target}: {rule.name}"
        for arrow in found
        for rule in RULES
        if rule.from_(arrow.source)
        and rule.to(arrow.target)
        and (rule.types_too or not arrow.for_types)
        and not any(arrow.source == who and within(what)(arrow.target) for who, what in ALLOWED)
    ]


def store_calls(root: Path) -> Iterator[str]:
    """Where the desk's window reaches for a store through what it holds."""
    for path in sorted((root / "ui/desk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "store":
                yield f"{path.relative_to(root).as_posix()}:{node.lineno}"


def qml_imports(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := re.match(r"\s*(?:\.)?import\s+(\"[^\"]*\"|[\w.]+)", line):
            yield number, match.group(1)


def broken_qml(root: Path) -> list[str]:
    """QML imports Qt's own modules and folders of QML, never a script: rules live in the core."""
    wrong = []
    for path in sorted((root / "ui").rglob("*.qml")):
        for number, target in qml_imports(path):
            folder = target.startswith('"') and (path.parent / target.strip('"')).is_dir()
            if not folder and not QML_MAY_IMPORT.fullmatch(target):
                wrong.append(f"{path.relative_to(root)}:{number} imports {target}")
    wrong += [f"{path.relative_to(root)}: a script" for path in sorted((root / "ui").rglob("*.*js"))]
    return wrong


FOUND = [arrow for path in python_files(ROOT) for arrow in arrows(path, ROOT)]


def test_no_arrow_points_back() -> None:
    assert broken_rules(FOUND) == []


def test_the_desks_window_calls_no_store(tmp_path: Path) -> None:
    assert list(store_calls(ROOT)) == []
    planted = tmp_path / "ui/desk/parts/planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(
        "def f(page):\n    return page.desk.store.people.person(page.who, '1')", encoding="utf-8"
    )
    assert list(store_calls(tmp_path)) == ["ui/desk/parts/planted.py:2"]


def test_qml_imports_neither_scripts_nor_strange_modules() -> None:
    assert broken_qml(ROOT) == []


def test_every_module_was_looked_at() -> None:
    by_folder = subprocess.run(
        [sys.executable, "-c", "import os\nfor t in ('kiosk', 'ui'):\n for _, _, f in os.walk(t):\n"
         "  for n in f:\n   if n.endswith('.py'): print(n)"],
        capture_output=True, text=True, cwd=ROOT, check=True,
    ).stdout.split()  # fmt: skip
    assert len(python_files(ROOT)) == len(by_folder) > 30
    assert len({arrow.source for arrow in FOUND}) > 30 and len(FOUND) > 150
    assert any(arrow.target.startswith("sqlalchemy") for arrow in FOUND), (
        "the store's own imports must be seen"
    )


def test_every_exception_to_a_rule_is_still_needed() -> None:
    used = {(who, what) for who, what in ALLOWED for arrow in FOUND
            if arrow.source == who and within(what)(arrow.target)}  # fmt: skip
    written = {pair for pair in ALLOWED if (ROOT / (pair[0].replace(".", "/") + ".py")).exists()}
    assert used == written


PLANTED = [
    ("kiosk/people/planted.py", "from PySide6 import QtCore", "the core knows no Qt"),
    ("kiosk/planted.py", "def f():\n    import ui.visit.journey", "the core knows no interface"),
    (
        "kiosk/desk/planted.py",
        "from sqlalchemy import select",
        "only the store, the agency's rooms and the branch know the database",
    ),
    ("kiosk/store/planted.py", "import sqlite3", "one file is never opened by two libraries"),
    ("ui/planted.py", "from sqlcipher3 import dbapi2", "the interface knows no database"),
    ("ui/planted.py", "from kiosk import store", "the interface opens no store"),
    (
        "ui/desk/views/planted.py",
        "from kiosk.agency.rights.store import Rights",
        "the desk's window asks its pages, never a store",
    ),
    ("ui/planted.py", "import escpos.printer", "the interface knows no device"),
    ("kiosk/campaign/planted.py", "from ..store.store import Store", "pure rooms know no store"),
    ("kiosk/people/__init__.py", "from ..store import store", "pure rooms know no store"),
    ("kiosk/receipt/token.py", "import subprocess", "pure rooms know no device"),
    ("ui/planted.py", "from PySide6 import QtCharts", "nothing GPL-only"),
    ("ui/planted.py", "if TYPE_CHECKING:\n    from tests import builders", "the program knows no test"),
    ("kiosk/planted.py", "importlib.import_module('requests')", "no network library"),
]


@pytest.mark.parametrize(("place", "source", "rule"), PLANTED)
def test_a_planted_arrow_is_caught(tmp_path: Path, place: str, source: str, rule: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    assert [line.rsplit(": ", 1)[1] for line in broken_rules(list(arrows(path, tmp_path)))] == [rule]


def test_every_rule_has_its_planted_arrow() -> None:
    assert {rule for _, _, rule in PLANTED} == {rule.name for rule in RULES}


@pytest.mark.parametrize(
    "line",
    ['import "rules.js" as Rules', "import QtQuick.VirtualKeyboard", "import QtCharts", '.import "x.js" as X',
     'import "nowhere"'],
)  # fmt: skip
def test_a_planted_qml_import_is_caught(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "ui/qml/components"
    folder.mkdir(parents=True)
    (folder / "Good.qml").write_text(
        'import QtQuick\nimport ".."\nimport Anjungan\nItem {}\n', encoding="utf-8"
    )
    assert broken_qml(tmp_path) == []
    (folder / "Planted.qml").write_text(f"import QtQuick\n{line}\nItem {{}}\n", encoding="utf-8")
    assert len(broken_qml(tmp_path)) == 1


@pytest.mark.parametrize("name", STARTS)
def test_starting_imports_nothing_heavy(name: str) -> None:
    if not (ROOT / (name.replace(".", "/") + ".py")).exists():
        pytest.skip(f"{name} is not there yet")
    program = f"import sys, {name}\nprint(*(heavy for heavy in {HEAVY.split()} if heavy in sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == []
