"""Lints all QML with the types that Python gives it: python -m tests.qmllint [FILE...].

qmllint reads types from .qmltypes files, and Python writes none. The meta-objects of the classes in ui/
know every property, signal and slot, so they are written out from there (into build/, never into the
tree): a property that Journey does not have is a finding, as is one that a screen spells differently.
"""

import ast
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import PySide6
from PySide6.QtCore import QMetaMethod, QMetaProperty, QObject

ROOT = Path(__file__).resolve().parent.parent
QML = ROOT / "ui" / "qml"
TYPES = ROOT / "build" / "qmltypes"
SEVERITIES = ()
"""Categories that are set differently from qmllint's defaults, each as ("--category", "severity")."""


def modules() -> Iterator[ModuleType]:
    """The modules of ui/ that give types to QML."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        if "QML_IMPORT_NAME" in path.read_text(encoding="utf-8"):
            yield importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def classes(module: ModuleType) -> Iterator[type[QObject]]:
    kinds = getattr(module, "KINDS", {})
    named = [*vars(module).values(), *(kinds.values() if isinstance(kinds, dict) else ())]
    for value in named:
        if isinstance(value, type) and issubclass(value, QObject) and value.__module__ == module.__name__:
            yield value


def base(kind: type[QObject]) -> str:
    """The nearest class above that QML knows: Qt's or ours."""
    for above in kind.__mro__[1:]:
        qt = above.__module__.startswith("PySide6.")
        if issubclass(above, QObject) and (qt or hasattr(sys.modules[above.__module__], "QML_IMPORT_NAME")):
            return str(above.staticMetaObject.className())
    raise TypeError(kind)


def component(kind: type[QObject], module: ModuleType) -> str:
    """One class in the language of .qmltypes."""
    meta = kind.staticMetaObject
    version = f"{module.QML_IMPORT_MAJOR_VERSION}.{getattr(module, 'QML_IMPORT_MINOR_VERSION', 0)}"
    parts = [
        f'name: "{meta.className()}"',
        'accessSemantics: "reference"',
        f'prototype: "{base(kind)}"',
        f'exports: ["{module.QML_IMPORT_NAME}/{meta.className()} {version}"]',
        f"exportMetaObjectRevisions: [{int(module.QML_IMPORT_MAJOR_VERSION) * 256}]",
        "isCreatable: false",
    ]
    known = declared_classes(kind, module)
    parts += [
        property_line(meta.property(n), known) for n in range(meta.propertyOffset(), meta.propertyCount())
    ]
    parts += [method_line(meta.method(n)) for n in range(meta.methodOffset(), meta.methodCount())]
    return "    Component {\n" + "\n".join(f"        {part}" for part in parts) + "\n    }"


def declared_classes(kind: type[QObject], module: ModuleType) -> dict[str, str]:
    """Property -> class, for `name = Property(SomeClass, ...)`: to the meta-object they all are QObject*."""
    found = {name: value.__name__ for name, value in vars(kind).get("__annotations__", {}).items()
             if isinstance(value, type)}  # fmt: skip
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(func=ast.Name(id="Property"), args=[ast.Name(id=declared), *_]),
            ):
                found[name] = declared
    return found


def property_line(each: QMetaProperty, known: dict[str, str]) -> str:
    name, kind = each.name(), each.typeName()
    if kind == "QObject*":
        kind = known.get(name, "QObject") + "*"
    flags = f'read: "{name}"; '
    flags += f'write: "{name}"; ' if each.isWritable() else "isReadonly: true; "
    flags += "isPropertyConstant: true; " if each.isConstant() else ""
    if each.hasNotifySignal():
        flags += f'notify: "{each.notifySignal().name().toStdString()}"; '
    pointer = "isPointer: true; " if kind.endswith("*") else ""
    return f'Property {{ name: "{name}"; type: "{kind.rstrip("*")}"; {pointer}{flags}}}'


def method_line(each: QMetaMethod) -> str:
    kind = "Signal" if each.methodType() == QMetaMethod.MethodType.Signal else "Method"
    types = [bytes(each.parameterTypes()[n]).decode() for n in range(each.parameterCount())]
    names = [bytes(name).decode() or f"argument{n}" for n, name in enumerate(each.parameterNames())]
    parameters = "".join(
        f' Parameter {{ name: "{name}"; type: "{type_}" }}' for name, type_ in zip(names, types, strict=True)
    )
    returns = f'; type: "{each.typeName()}"' if each.typeName() not in ("void", "") else ""
    name = bytes(each.name()).decode()
    return f'{kind} {{ name: "{name}"{returns};{parameters} }}'


def write_types(folder: Path) -> list[str]:
    """Write a QML module of types per import name; the names of the classes in them."""
    written: dict[str, list[str]] = {}
    names = []
    for module in modules():
        for kind in classes(module):
            written.setdefault(module.QML_IMPORT_NAME, []).append(component(kind, module))
            names.append(kind.__name__)
    for name, parts in written.items():
        place = folder.joinpath(*name.split("."))
        place.mkdir(parents=True, exist_ok=True)
        body = "import QtQuick.tooling 1.2\nModule {\n" + "\n".join(parts) + "\n}\n"
        (place / "types.qmltypes").write_text(body, encoding="utf-8")
        (place / "qmldir").write_text(f"module {name}\ntypeinfo types.qmltypes\n", encoding="utf-8")
    return names


def lint(files: list[Path], types: Path) -> subprocess.CompletedProcess[str]:
    """Run qmllint so that a single warning is a failure."""
    program = Path(PySide6.__file__).parent / ("qmllint.exe" if os.name == "nt" else "qmllint")
    severities = [part for pair in SEVERITIES for part in pair]
    command = [program, "-W", "0", "--ignore-settings", *severities, "-I", types, *files]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def main(arguments: list[str]) -> int:
    files = [Path(each).resolve() for each in arguments] or sorted(QML.rglob("*.qml"))
    if not files:
        print("qmllint: there is no QML yet")
        return 0
    sys.path.insert(0, str(ROOT))
    names = write_types(TYPES)
    result = lint(files, TYPES)
    print(result.stdout + result.stderr, end="")
    print(f"qmllint: {len(files)} files, with the types {', '.join(names) or 'of Qt alone'}")
    return 1 if result.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
