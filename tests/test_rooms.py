"""The rooms of the house: no circles between files or rooms, arrows go down only, and no room is too full."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.test_imports import ROOT, arrows, module_name, python_files

MOST_MODULES = 17
MOST_QML = 45
TOPS = ("kiosk", "ui")
LEVELS = (
    ("ui.__main__",),
    ("ui.start",),
    ("ui.application",),
    ("ui.guard",),
    ("ui.desk", "ui.visit", "ui.image_providers", "ui.system_printer", "ui.idle_tasks", "ui.scanner_wedge"),
    ("ui.camera", "ui.voice"),
    ("kiosk.__main__",),
    ("kiosk.terminal",),
    ("kiosk.restore",),
    ("kiosk.desk",),
    ("kiosk.diagnostics",),
    ("kiosk.desk.parts", "kiosk.desk.tasks"),
    ("kiosk.sample",),
    ("kiosk.session",),
    ("kiosk.status", "kiosk.recovery"),
    ("kiosk.station",),
    ("kiosk.new_code",),
    ("kiosk.agency",),
    ("kiosk.agency.reports", "kiosk.branch"),
    ("kiosk.agency.exchange", "kiosk.agency.outreach", "kiosk.agency.duplicates", "kiosk.agency.fieldwork"),
    ("kiosk.agency.rights",),
    ("kiosk.agency.lists",),
    ("kiosk.agency.lists.reading",),
    ("kiosk.agency.followups",),
    ("kiosk.agency.accounts",),
    ("kiosk.exchange",),
    ("kiosk.printing",),
    ("kiosk.store",),
    ("kiosk.voice",),
    ("kiosk.visit", "kiosk.scanning"),
    ("kiosk.receipt",),
    ("kiosk.settings",),
    ("kiosk.campaign",),
    ("kiosk.people", "kiosk.paper", "kiosk.security", "kiosk.drives"),
)
"""The rooms from top to bottom: a room may import those below it, never one above or beside it.

What is not named here (values, words, files and the like) is below all of them.
"""


def modules(root: Path) -> dict[str, Path]:
    return {module_name(path, root): path for path in python_files(root)}


def file_graph(root: Path) -> dict[str, set[str]]:
    """Module -> the modules of the project that it imports, wherever the import stands, even for types."""
    known = modules(root)
    graph: dict[str, set[str]] = {name: set() for name in known}
    for name, path in known.items():
        for arrow in arrows(path, root):
            target = arrow.target if arrow.target in known else arrow.target.rpartition(".")[0]
            if target in known and target != name:
                graph[name].add(target)
    return graph


def room_of(module: str, known: Mapping[str, Path]) -> str:
    """The folder of a module; a file right below a top folder is a room of its own."""
    room = module if known[module].name == "__init__.py" else module.rpartition(".")[0]
    return module if room in TOPS else room


def room_graph(files: Mapping[str, set[str]], known: Mapping[str, Path]) -> dict[str, set[str]]:
    graph: dict[str, set[str]] = {}
    for name, targets in files.items():
        here = room_of(name, known)
        graph.setdefault(here, set()).update(room_of(target, known) for target in targets)
    return {room: targets - {room} for room, targets in graph.items()}


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Groups that import each other: each one's members reach one another (by Tarjan's algorithm)."""
    found: list[list[str]] = []
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for target in sorted(graph.get(node, ())):
            if target not in index:
                visit(target)
                low[node] = min(low[node], low[target])
            elif target in stack:
                low[node] = min(low[node], index[target])
        if low[node] == index[node]:
            group = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(group) > 1:
                found.append(sorted(group))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def level(module: str) -> int:
    """How far down a module stands: the level of the longest name that holds it."""
    holding = [
        (len(name), number)
        for number, names in enumerate(LEVELS)
        for name in names
        if module == name or module.startswith(name + ".")
    ]
    return max(holding)[1] if holding else len(LEVELS)


def arrows_up(graph: Mapping[str, set[str]]) -> Iterator[str]:
    for name, targets in graph.items():
        for target in sorted(targets):
            below, here = level(target), level(name)
            beside = below == here < len(LEVELS) and not same_room(name, target)
            if below < here or beside:
                yield f"{name} -> {target}"


def same_room(one: str, other: str) -> bool:
    """Whether the same name of LEVELS holds both."""

    def holder(module: str) -> str:
        names = (name for names in LEVELS for name in names)
        return max((name for name in names if module == name or module.startswith(name + ".")), key=len)

    return holder(one) == holder(other)


FILES = file_graph(ROOT)
ROOMS = room_graph(FILES, modules(ROOT))


def test_this_looked() -> None:
    assert len(FILES) > 200 and sum(map(len, FILES.values())) > 1000
    assert {"kiosk.store", "kiosk.agency.rights", "ui.desk", "kiosk.station"} <= ROOMS.keys()
    assert "kiosk.store.part" in FILES["kiosk.agency.rights.store"]


def test_no_two_files_import_each_other_in_a_circle() -> None:
    assert circles(FILES) == []


def test_no_two_rooms_import_each_other_in_a_circle() -> None:
    assert circles(ROOMS) == []


def test_every_arrow_goes_down() -> None:
    assert list(arrows_up(FILES)) == []


def test_every_room_has_a_level_or_is_below_all() -> None:
    named = {name for names in LEVELS for name in names}
    assert {name for name in named if name not in FILES} == set(), "LEVELS names what is not there"


def plant(root: Path, files: Mapping[str, str]) -> dict[str, set[str]]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return file_graph(root)


def test_a_planted_circle_is_found(tmp_path: Path) -> None:
    graph = plant(
        tmp_path,
        {
            "kiosk/people/one.py": "def f():\n    from kiosk.paper import two",
            "kiosk/paper/two.py": "from kiosk.scanning.three import x",
            "kiosk/scanning/three.py": "if TYPE_CHECKING:\n    from kiosk.people.one import y",
            "kiosk/scanning/four.py": "from kiosk.paper.two import z",
            "ui/empty.py": "",
        },
    )
    assert circles(graph) == [["kiosk.paper.two", "kiosk.people.one", "kiosk.scanning.three"]]
    assert circles(room_graph(graph, modules(tmp_path))) == [
        ["kiosk.paper", "kiosk.people", "kiosk.scanning"]
    ]


@pytest.mark.parametrize(
    ("place", "text", "seen"),
    [
        ("kiosk/store/planted.py", "from kiosk.agency.rights import law", True),
        ("kiosk/campaign/planted.py", "from kiosk.settings import Settings", True),
        ("kiosk/agency/rights/planted.py", "from kiosk.store import audit", False),
        ("kiosk/errors.py", "from kiosk.people import nik", True),
    ],
)
def test_a_planted_arrow_up_is_found(tmp_path: Path, place: str, text: str, seen: bool) -> None:
    there = {"kiosk/agency/rights/law.py": "", "kiosk/settings.py": "", "kiosk/store/audit.py": ""}
    graph = plant(tmp_path, {"kiosk/people/nik.py": "", "ui/empty.py": "", **there, place: text})
    assert bool(list(arrows_up(graph))) == seen


# ---------------------------------------------------------------- how full a room may be


def crowded(folders: Counter[str], most: int, but: Callable[[str], bool]) -> dict[str, int]:
    return {folder: count for folder, count in folders.items() if count > most and not but(folder)}


def test_no_room_is_too_full() -> None:
    python = Counter(
        path.parent.relative_to(ROOT).as_posix() for path in python_files(ROOT) if path.name != "__init__.py"
    )
    qml = Counter(path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "ui").rglob("*.qml"))
    assert python["kiosk/store"] > 5 and qml["ui/qml/screens"] > 20
    assert crowded(python, MOST_MODULES, lambda folder: folder in TOPS) == {}
    assert crowded(qml, MOST_QML, lambda folder: False) == {}
    assert crowded(Counter({"kiosk/planted": 18}), MOST_MODULES, lambda folder: False) == {
        "kiosk/planted": 18
    }
