"""The tree keeps its promises: words, sizes, docstrings, licences, locks, and no trace of one machine."""

import argparse
import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {".git", ".venv", "build", "dist", "shots", "demo-station", "__pycache__"}
MOST_LINES = 350
NO_SUCH_NAMES = re.compile(
    r"(Manager|Helper|Utils?|Base|Handler|Controller)$|^(utils?|helpers?|common|misc)$"
)
NAMED_BY_OTHERS = {"Controller": "the law's word for who answers for personal data"}
ONE_WORD_PER_THING = {
    "enrolment": "registration",
    "enrollment": "registration",
    "applicant": "registration",
    "customer": "registration",
    "voucher": "receipt",
    "ticket": "receipt",
    "wizard": "visit",
    "premium": "quote",
    "tier": "bracket",
    "promo": "campaign",
    "salesman": "agent",
    "officer": "agent",
}
"""Words that would be a second name for a thing that has one."""
LAST_NETS = {
    "ui/main_thread.py": "the worker",
    "kiosk/printing/queue.py": "the worker, at the terminal",
    "ui/start.py": "the last net",
    "kiosk/printing/timeout.py": "only carries it to the thread that waits",
}
CLOCKS = {"kiosk/clock.py"}
MACHINES = re.compile(
    r"/[w]ork/|/[r]oot\b|/[h]ome/\w|/[U]sers/\w|[A-Z]:\\\\?[U]sers|/[o]pt/(pypi|wheels)"
    r"|[p]ypi\.org|[p]ythonhosted|[n]pmjs|[r]egistry\.\w+\.(org|com|io)"
)
ROOM_OR_RADIUS = re.compile(r"\b((row|column)?[sS]pacing|\w*[mM]argins?|\w*[pP]adding|radius): (?P<value>.+)")
BARE_LENGTH = re.compile(r"(?<![\w./])(?<!/ )(?!0\b)\d+\b(?! \*)")
"""A number that is a length: not nothing, not a share (`width / 2`), not so many steps (`2 * Theme.gap`)."""
TEXTS = {".py", ".qml", ".md", ".toml", ".lock", ".txt", ".spec", ".csv", ".tsv", ".svg", ".json", ".sh", ""}
ASSETS = {
    ".ttf",
    ".otf",
    ".png",
    ".jpg",
    ".webp",
    ".svg",
    ".wav",
    ".ogg",
    ".mp3",
    ".csv",
    ".tsv",
    ".gz",
    ".json",
}


def files(*suffixes: str, under: str = ".") -> Iterator[Path]:
    """The project's files (no git needed): what tools leave behind is not looked at."""
    for path in sorted((ROOT / under).rglob("*")):
        parts = path.relative_to(ROOT).parts
        cached = any(part in NOT_OURS or part.endswith("_cache") or part == ".hypothesis" for part in parts)
        if path.is_file() and not cached and (not suffixes or path.suffix in suffixes):
            yield path


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


PYTHON = list(files(".py"))
PROGRAM = [path for path in PYTHON if short(path).startswith(("kiosk/", "ui/"))]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PYTHON}


def test_this_looked() -> None:
    assert len(PROGRAM) > 30 and len(PYTHON) > 60
    assert {ROOT / "dev.py", ROOT / "kiosk/errors.py", Path(__file__)} <= set(PYTHON)
    assert not any(".venv" in path.parts for path in PYTHON)


def test_every_module_says_what_it_is_in_one_sentence() -> None:
    silent = []
    for path, tree in TREES.items():
        first = (ast.get_docstring(tree) or "").split("\n\n")[0].strip()
        bare = path.name == "__init__.py" and not tree.body and short(path).startswith("tests/")
        if not bare and not ((first and first[-1] in ".:?!") or ("\n" in first and ":" in first)):
            silent.append(short(path))
    assert silent == []


def muddled(text: str) -> bool:
    """Whether a docstring's first paragraph is more or less than a sentence of at least three words."""
    sentence = " ".join(text.split("\n\n")[0].split())
    several = re.search(r"[.?!] [A-Z]", sentence)
    return not sentence.endswith(".") or len(sentence.split()) < 3 or several is not None


def test_every_module_of_the_program_begins_with_one_plain_sentence_that_begins_with_a_verb() -> None:
    program = {path: tree for path, tree in TREES.items() if short(path).startswith(("kiosk/", "ui/"))}
    opened = {short(path): ast.get_docstring(tree) or "" for path, tree in program.items()}
    assert len(opened) > 200
    assert [name for name, text in opened.items() if muddled(text)] == []
    rooms = ("__init__.py", "/versions/")
    verbless = [
        name
        for name, text in opened.items()
        if not any(each in name for each in rooms) and not re.match(r"[A-Z][a-z]+s\b", text)
    ]
    assert verbless == []
    assert muddled("In.") and muddled("Reads files") and muddled("Reads one thing. Writes another.")


def test_no_file_grows_past_reading() -> None:
    looked = list(files(".py", ".qml"))
    lines = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in looked}
    long = {
        name for name, count in lines.items() if count > MOST_LINES * (1.5 if name[:6] == "tests/" else 1)
    }
    assert long == set(), f"more than {MOST_LINES} lines (tests: half as many again): split it"


def names_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name


def test_no_name_says_nothing() -> None:
    empty = [
        f"{short(path)}: {name}"
        for path in PROGRAM
        for name in [
            path.stem,
            *(node.name for node in ast.walk(TREES[path]) if isinstance(node, ast.ClassDef)),
        ]
        if NO_SUCH_NAMES.search(name) and name not in NAMED_BY_OTHERS
    ]
    assert empty == []
    assert NO_SUCH_NAMES.search("PrintManager") and NO_SUCH_NAMES.search("utils")


def words_of(name: str) -> set[str]:
    return set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_"))


def test_one_word_per_thing() -> None:
    second = [
        f"{short(path)}: {name} (say {ONE_WORD_PER_THING[word]})"
        for path in PROGRAM
        for name in [path.stem, *names_in(TREES[path])]
        for word in words_of(name) & ONE_WORD_PER_THING.keys()
    ]
    assert second == []
    assert words_of("makeTicket_now") >= {"ticket"}


def catches_everything(node: ast.AST) -> bool:
    """Whether this keeps any exception; one that cleans up and raises it again does not."""
    if not isinstance(node, ast.ExceptHandler) or isinstance(node.body[-1], ast.Raise):
        return False
    caught = ast.unparse(node.type) if node.type else "BaseException"
    return bool(re.search(r"\b(Base)?Exception\b", caught))


def test_everything_is_caught_only_in_the_last_nets() -> None:
    nets = {short(path) for path in PROGRAM if any(map(catches_everything, ast.walk(TREES[path])))}
    assert nets <= LAST_NETS.keys()


def test_the_time_of_day_is_read_in_one_place() -> None:
    reads = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time(_ns)?|localtime|gmtime)\b")
    readers = {
        short(path)
        for path in PROGRAM
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Call) and reads.search(ast.unparse(node.func))
    }
    assert readers == CLOCKS


def bare_lengths(qml: str) -> list[str]:
    """Spacings, margins and radii that are numbers of their own; what a condition compares does not count."""
    bare = []
    for line in qml.splitlines():
        found = ROOM_OR_RADIUS.search(line.split("//")[0])
        values = re.sub(r"[^?:]*\?", "", found["value"]) if found else ""
        if BARE_LENGTH.search(values):
            bare.append(line.strip())
    return bare


def test_room_and_radii_are_steps_of_the_theme() -> None:
    looked = [path for path in files(".qml", under="ui") if path.name != "Theme.qml"]
    bare = {short(path): bare_lengths(path.read_text(encoding="utf-8")) for path in looked}
    assert len(looked) > 100
    assert {name: lines for name, lines in bare.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "spacing: 10",
        "    anchors.margins: 3",
        "anchors.leftMargin: bar.visible ? bar.width + 8 : 0",
        "property int sidePadding: 24",
        "sidePadding: width > 300 ? Theme.gap : 14",
        "anchors.bottomMargin: -26",
        "radius: Math.min(16, width / 3)",
        "Row { spacing: 4; height: 20 }",
    ],
)
def test_a_planted_bare_length_is_found(line: str) -> None:
    assert bare_lengths(f"Item {{\n{line}\n}}") == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "spacing: Theme.gap",
        "spacing: parts.width < 620 ? 0 : 2 * Theme.gapHuge",
        "radius: width / 2",
        "height: 60  // spacing: 4",
    ],
)
def test_steps_shares_and_nothing_are_no_bare_lengths(line: str) -> None:
    assert bare_lengths(line) == []


def test_no_trace_of_one_machine() -> None:
    looked = [path for path in files() if path.suffix in TEXTS]
    assert len(looked) > 100
    traces = [
        f"{short(path)}:{number}: {line.strip()[:100]}"
        for path in looked
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINES.search(line)
    ]
    assert traces == []
    assert MACHINES.search("see /wor" + "k/main") and MACHINES.search("https://py" + "pi.org/simple")


# ---------------------------------------------------------------- lock files


def lock_entries(name: str) -> dict[str, str]:
    """Package name -> the rest of its entry (version, marker, hashes)."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==((?:.*\\\n)*.*)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_names_versions_and_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(index|extra-index|find-links|trusted-host)|@ ", text)
    entries = lock_entries(name)
    assert len(entries) > 40
    assert [package for package, rest in entries.items() if "--hash=sha256:" not in rest] == []


def wanted(group: list[str]) -> set[str]:
    return {re.split(r"[<>=!;\[ ]", each)[0].lower().replace("_", "-") for each in group}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, everything = lock_entries("requirements.lock"), lock_entries("requirements-dev.lock")
    assert wanted(project["project"]["dependencies"]) <= run.keys()
    assert wanted(project["dependency-groups"]["dev"]) <= everything.keys()
    versions = {package: rest.split()[0] for package, rest in everything.items()}
    assert {package: rest.split()[0] for package, rest in run.items()}.items() <= versions.items()


# ---------------------------------------------------------------- licences and documents


def test_every_asset_has_its_licence_beside_it() -> None:
    folders = {path.parent for path in files(*ASSETS, under="resources")}
    assert folders
    bare = []
    for folder in sorted(folders):
        above = [folder, *folder.parents]
        above = above[: above.index(ROOT / "resources")]
        papers = [
            each
            for place in above
            for each in [*place.glob("*.md"), *place.glob("*LICEN*"), *place.glob("*OFL*")]
        ]
        if not any(
            re.search(r"licen[cs]e", each.read_text(encoding="utf-8"), re.IGNORECASE) for each in papers
        ):
            bare.append(short(folder))
    assert bare == []


def test_every_asset_folder_is_in_the_list_of_licences() -> None:
    listed = (ROOT / "docs/licences.md").read_text(encoding="utf-8")
    tops = {"/".join(short(path).split("/")[:3]) for path in files(*ASSETS, under="resources")}
    tops = {top if (ROOT / top).is_dir() else top.rsplit("/", 1)[0] for top in tops}
    assert sorted(top for top in tops if f"`{top}" not in listed) == []


def test_every_dependency_is_explained() -> None:
    explained = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = wanted(project["project"]["dependencies"]) | wanted(project["dependency-groups"]["dev"])
    assert sorted(name for name in asked if name not in explained) == []


def documents() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *files(".md", under="docs")]
    )


def test_every_verb_of_dev_is_documented() -> None:
    text = documents()
    assert [verb for verb in dev.VERBS if f"dev.py {verb}" not in text] == []


def terminal_verbs() -> list[str]:
    """The verbs of `python -m kiosk`, as its parser knows them."""
    from kiosk.__main__ import parser

    groups = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    return [verb for group in groups for verb in group.choices]


def test_every_verb_of_the_terminal_is_documented() -> None:
    text, verbs = documents(), terminal_verbs()
    assert len(verbs) > 8
    assert [verb for verb in verbs if not re.search(rf"python -m kiosk {verb}\b", text)] == []


def test_documents_lead_somewhere() -> None:
    lost = []
    for path in [ROOT / "README.md", ROOT / "CHANGELOG.md", *files(".md", under="docs")]:
        for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
            if "://" not in target and not (path.parent / target).exists():
                lost.append(f"{short(path)} -> {target}")
    assert lost == []


def test_the_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text and "Version 2.0, January 2004" in text and len(text) > 10_000
