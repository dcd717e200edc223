"""qmllint knows Python's types: a misspelt property, slot or member is found, the right spelling is not."""

from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from tests import qmllint

QML_IMPORT_NAME = "Planted"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the test")
class Mirror(QObject):
    """Stands in for Journey."""

    changed = Signal()
    name = Property(str, lambda self: "", notify=changed)
    count = Property(int, lambda self: 1, notify=changed)
    words = Property("QVariantMap", lambda self: {}, notify=changed)
    rows = Property("QVariantList", lambda self: [], notify=changed)

    @Slot(str)
    def press(self, key: str) -> None: ...

    @Slot(str, bool, result=str)
    def ask(self, key: str, loud: bool) -> str:
        return key


GOOD = """
import QtQuick
import Planted

Item {
    id: root
    required property Mirror mirror
    Text { text: root.mirror.words.nik.title.replace("{name}", root.mirror.name) }
    Repeater {
        model: root.mirror.rows
        delegate: Text { required property var modelData; text: modelData.label }
    }
    Connections {
        target: root.mirror
        function onChanged() { root.mirror.press("1") }
    }
    Component.onCompleted: console.log(mirror.ask("a", true), mirror.count + 1)
}
"""


def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qml: str) -> str:
    this = ModuleType(__name__)
    this.__dict__.update(globals())
    monkeypatch.setattr(qmllint, "modules", lambda: iter([this]))
    assert qmllint.write_types(tmp_path / "types") == ["Mirror"]
    path = tmp_path / "Planted.qml"
    path.write_text(qml, encoding="utf-8")
    result = qmllint.lint([path], tmp_path / "types")
    assert bool(result.returncode) == bool(result.stdout + result.stderr)
    return result.stdout + result.stderr


def test_the_right_spelling_is_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings(tmp_path, monkeypatch, GOOD) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "name"),
    [
        ("mirror.name", "mirror.nmae", "nmae"),
        ('press("1")', 'pres("1")', "pres"),
        ("mirror.count + 1", "mirror.count.foo", "foo"),
        ("root.mirror.rows", "mirorr.rows", "mirorr"),
    ],
)
def test_a_misspelling_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, right: str, wrong: str, name: str
) -> None:
    assert right in GOOD
    assert name in findings(tmp_path, monkeypatch, GOOD.replace(right, wrong))
