"""The words of the screens: every language has the same, none is missing, none is left over, none is rude."""

import re
import tomllib
from pathlib import Path

import pytest

from kiosk.paths import QML, RESOURCES

ROOT = QML.parent.parent
FOLDER = RESOURCES / "words"
PARTS = ("screens", "desk")
LANGUAGES = ("id", "en")
VISITORS = frozenset(
    {
        *(
            "attract",
            "home",
            "consent",
            "nik",
            "readBack",
            "age",
            "name",
            "phone",
            "address",
            "work",
            "notBpu",
        ),
        *("plan", "review", "receipt", "paper", "topics", "check", "status", "withdraw", "agree", "agent"),
        *("notReady", "broken"),
        *("bar", "keys", "idle", "help", "language", "problems"),
    }
)
"""The tables of the visitors' screens; the desk's are looked at by its own tests."""
ENDINGS = ("-advice", "Title", "Text", "Todo")
"""What code puts behind a state or a reason."""
ALIAS = re.compile(r"property var (\w+): (?:\w+\.)*words\.(\w+)")
DIRECT = re.compile(r"\bwords\.(\w+)\.(\w+)")
SAID = re.compile(r"""(?:say|word)\(\s*[\w.]+,\s*"(\w+)",\s*"([\w-]+)"\s*\)""")


def table_of(language: str) -> dict[tuple[str, str], str]:
    """All words of a language by (table, key)."""
    read = [tomllib.loads((FOLDER / part / f"{language}.toml").read_text(encoding="utf-8")) for part in PARTS]
    tables = read[0] | read[1]
    return {(name, key): str(text) for name, table in tables.items() for key, text in table.items()}


def sources() -> tuple[str, str]:
    """All QML and all Python of the product."""
    qml = "\n".join(path.read_text(encoding="utf-8") for path in sorted(QML.rglob("*.qml")))
    folders = (ROOT / "ui", ROOT / "kiosk")
    python = (path for folder in folders for path in sorted(folder.rglob("*.py")))
    return qml, "\n".join(path.read_text(encoding="utf-8") for path in python)


def used_in_qml(text: str) -> set[tuple[str, str]]:
    """The words that one QML file names, directly or by a table it calls otherwise."""
    found = set(DIRECT.findall(text))
    for alias, table in ALIAS.findall(text):
        found |= {(table, key) for key in re.findall(rf"\b{alias}\.(\w+)", text)}
    return found


def missing(words: dict[tuple[str, str], str], used: set[tuple[str, str]]) -> list[str]:
    return sorted(f"{table}.{key}" for table, key in used - set(words))


def left_over(words: dict[tuple[str, str], str], used: set[tuple[str, str]], text: str) -> list[str]:
    """The visitors' words that nothing names, neither by table and key nor, where code chooses, by parts."""
    return sorted(
        f"{table}.{key}"
        for table, key in set(words) - used
        if table in VISITORS and not chosen_by_code(key, text)
    )


def chosen_by_code(key: str, text: str) -> bool:
    """Whether code makes this key: whole, as a screen's name, as field and code, or with an ending."""
    screen = key[0].upper() + key[1:]
    parts = (
        key,
        screen,
        key.partition("-")[2],
        *(key.removesuffix(end) for end in ENDINGS if key.endswith(end)),
    )
    return any(part and f'"{part}"' in text for part in parts)


def used() -> set[tuple[str, str]]:
    qml = {pair for path in QML.rglob("*.qml") for pair in used_in_qml(path.read_text(encoding="utf-8"))}
    return qml | set(SAID.findall(sources()[1]))


def test_no_word_is_missing() -> None:
    assert missing(table_of("id"), used()) == []


def test_no_word_is_left_over() -> None:
    assert left_over(table_of("id"), used(), "\n".join(sources())) == []


@pytest.mark.parametrize(
    "file",
    [*sorted(FOLDER.glob("*/id.toml")), *sorted((RESOURCES / "campaign").glob("*/texts/id.toml"))],
    ids=lambda file: "/".join(Path(file).parts[-3:]),
)
def test_people_are_addressed_politely(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"(?i)\b(?:kamu|engkau|kau|lu|elu)\b|\b\w+mu\b(?<!jamu)(?<!temu)(?<!semu)", text) == []


def test_the_checks_find_planted_faults() -> None:
    words = table_of("id")
    assert missing(words, {("home", "tittle")}) == ["home.tittle"]
    assert "home.lonely" in left_over(words | {("home", "lonely"): ""}, used(), "\n".join(sources()))
    assert used_in_qml("readonly property var table: words.work\n text: table.title") == {("work", "title")}
