#!/usr/bin/env python3
"""Sets up and starts it all: python3 dev.py run, test, check, bench, faults, shots, build, voice or lock."""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Anjungan KKBC needs Python 3.11 or newer; this is Python %d.%d (%s).\n"
        "Install a newer one and start it by its name, for example: python3.12 dev.py run"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

import argparse
import hashlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
DEMO = ROOT / "demo-station"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

NOT_NAMED_AFTER_ITS_LIBRARY = {
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
}
QT_PARTS = (
    "Qt/plugins/platforms/libqxcb.so",
    "QtGui.abi3.so",
    "QtQuick.abi3.so",
    "QtPrintSupport.abi3.so",
)


class Unready(Exception):
    """Something on this machine is missing; the text says what to do."""


def say(text: str) -> None:
    """Progress for people, on stderr: stdout belongs to the program that is started."""
    print(text, file=sys.stderr, flush=True)


def call(command: list[str | Path], **more: object) -> int:
    """Run to the end; Ctrl+C and a request to stop end the program, and this script with it."""
    process = subprocess.Popen([str(part) for part in command], **more)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


# ---------------------------------------------------------------- setting up


def prepare(command: list[str | Path], **more: object) -> int:
    """Run an installer: what it prints is progress too."""
    return call(command, stdout=sys.stderr, **more)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """What was installed last, {} when nothing usable is there."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if PYTHON.exists() and isinstance(stamp, dict) else {}


def write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def set_up(level: str) -> None:
    """Make .venv hold exactly what the lock of this level names; nothing to do when it already does."""
    stamp = read_stamp()
    if stamp.get("level") == "dev":
        level = "dev"
    wanted = {
        "level": level,
        "lock": digest(LOCKS[level]),
        "python": sys.version.split()[0],
        "libraries": "found",
    }
    if stamp == wanted:
        return
    begun = time.monotonic()
    if stamp.get("lock") != wanted["lock"] or stamp.get("python") != wanted["python"]:
        uv = shutil.which("uv")
        make_venv(uv, fresh=stamp.get("python") != wanted["python"])
        install(uv, LOCKS[level])
        write_stamp(wanted | {"libraries": "unknown"})
    if sys.platform.startswith("linux"):
        check_libraries()
    write_stamp(wanted)
    say(f"      ready after {time.monotonic() - begun:.0f} s; the next start is immediate")


def make_venv(uv: str | None, *, fresh: bool) -> None:
    """Make .venv with this Python; on Debian the part that makes them is a package of its own."""
    if not fresh and PYTHON.exists():
        return
    say(f"[1/3] Making {VENV}")
    if VENV.exists():
        shutil.rmtree(VENV)
    if uv and prepare([uv, "venv", "--quiet", "--python", sys.executable, VENV]) == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        install_debian_packages(["python3-venv"], "Python's own part for making .venv is missing.")
        importlib.invalidate_caches()
    if prepare([sys.executable, "-m", "venv", VENV]) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Unready("Python could not make the folder .venv (see above).")


def install(uv: str | None, lock: Path) -> None:
    """Install what the lock names, every file checked against its hash; uv if present, else pip."""
    names = re.findall(r"^[A-Za-z0-9].*==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    say(f"[2/3] Installing {len(names)} packages (the first time about 250 MB are fetched)")
    if uv:
        command = [uv, "pip", "sync", "--python", PYTHON, "--require-hashes", "--no-build", lock]
        if prepare(command) == 0:
            return
        say("      uv could not do it; trying pip")
    if call([PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) != 0:
        prepare([PYTHON, "-m", "ensurepip", "--default-pip"])
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--require-hashes", "--no-deps"]
    if prepare([*pip, "--only-binary", ":all:", "--timeout", "60", "-r", lock]) != 0:
        raise Unready(
            "The packages could not be installed (see above). Is there a network? Then run it again."
        )


def check_libraries() -> None:
    """Find the shared libraries that Qt needs and this Linux lacks; on Debian get them."""
    say("[3/3] Checking the system libraries that Qt needs")
    missing = missing_libraries()
    if missing:
        packages = sorted({debian_package(name) for name in missing})
        install_debian_packages(packages, "Qt needs system libraries: " + " ".join(sorted(missing)))
        still = missing_libraries()
        if still:
            raise Unready("Still missing: " + " ".join(sorted(still)))


def missing_libraries() -> set[str]:
    folder = next(VENV.glob("lib/python3*/site-packages/PySide6"), None)
    parts = [folder / part for part in QT_PARTS if (folder / part).exists()] if folder else []
    if not parts or not shutil.which("ldd"):
        return set()
    answer = subprocess.run(["ldd", *parts], capture_output=True, text=True, check=False)
    return set(re.findall(r"^\s*(\S+) => not found", answer.stdout, re.MULTILINE))


def debian_package(library: str) -> str:
    """The package that Debian's naming rule gives a library: libX11.so.6 is in libx11-6."""
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    by_rule = f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"
    return NOT_NAMED_AFTER_ITS_LIBRARY.get(library, by_rule)


def install_debian_packages(packages: list[str], why: str) -> None:
    """Install as root, or tell the exact command; Unready on a system without apt."""
    say(f"      {why}")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise Unready("Install them with your system's own package tool, then run this again.")
    if os.geteuid() != 0:
        command = f"sudo apt-get update && sudo {shlex.join(install)}"
        raise Unready(f"Type this once, then run this again:\n\n    {command}\n")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    say(f"      apt-get update && {shlex.join(install)}")
    if prepare(["apt-get", "-q", "update"], env=quiet) or prepare(install, env=quiet):
        raise Unready("apt-get could not install them (see above).")


# ---------------------------------------------------------------- the verbs


def environment(**more: str) -> dict[str, str]:
    """The caller's environment, with this project importable and every cache inside .venv."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    caches = {"QML_DISK_CACHE_PATH": str(VENV / "qml-cache"), "PYTHONPYCACHEPREFIX": str(VENV / "pycache")}
    return dict(os.environ, PYTHONPATH=path, PYTHONDONTWRITEBYTECODE="", **caches) | more


OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def module(name: str, *arguments: str, **environ: str) -> int:
    """Run a module of the project; paths in arguments stay relative to where the person stands."""
    return call([PYTHON, "-P", "-m", name, *arguments], env=environment(**environ))


def tool(name: str, *arguments: str, **environ: str) -> int:
    """Run a tool from .venv inside the project folder."""
    return call([PYTHON, "-m", name, *arguments], cwd=ROOT, env=environment(**environ))


def run(arguments: list[str]) -> int:
    """Open the kiosk in a window; without --data with a demo station in the project folder."""
    offscreen = "--offscreen" in arguments
    if not offscreen and not has_display():
        raise Unready(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\n"
            "  python3 dev.py run --offscreen   starts the whole kiosk unseen, for trying it on a server\n"
            "  python3 dev.py shots shots       saves a picture of every screen in the folder shots"
        )
    set_up("run")
    if not any(each == "--data" or each.startswith("--data=") for each in arguments):
        arguments = ["--data", str(DEMO), *arguments]
        say(f"Demo station: {DEMO} (another folder: --data DIR)")
    return module("ui", *arguments, **(OFFSCREEN if offscreen else {}))


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def test(arguments: list[str]) -> int:
    """Run all tests on three processes (a third of the time is waiting); more goes to pytest (-k WORD)."""
    set_up("dev")
    return tool("pytest", "-n", "3", "--dist", "worksteal", *arguments, **OFFSCREEN)


def check(arguments: list[str]) -> int:
    """Lint, format, types, QML and import rules; says at the end what failed."""
    set_up("dev")
    steps = {
        "ruff check": ("ruff", "check", "."),
        "ruff format": ("ruff", "format", "--check", "."),
        "mypy": ("mypy",),
        "qmllint": ("tests.qmllint",),
        "rules": (
            "pytest",
            "-q",
            "-n0",
            *(f"tests/test_{each}.py" for each in ("imports", "rooms", "tree", "events")),
        ),
    }
    failed = []
    for name, command in steps.items():
        begun = time.monotonic()
        good = tool(*command, **OFFSCREEN) == 0
        say(f"  {'good ' if good else 'FAILED'} {name} ({time.monotonic() - begun:.1f} s)")
        if not good:
            failed.append(name)
    say(f"check: {'failed: ' + ', '.join(failed) if failed else 'all good'}")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure speed and memory as ratios within one run; names of single measurements may follow."""
    set_up("dev")
    return tool("tests.benchmarks", *arguments)


def faults(arguments: list[str]) -> int:
    """Cut the power, fill the disk and damage files at every place, for longer than `test` does."""
    set_up("dev")
    return tool("pytest", "-n", "2", "--long", "tests/faults", *arguments, **OFFSCREEN)


def shots(arguments: list[str]) -> int:
    """Save a picture of every screen in every size and language into a folder."""
    set_up("dev")
    return module("tests.shots", *arguments, **OFFSCREEN)


def build(arguments: list[str]) -> int:
    """Make the one-folder program in dist/."""
    set_up("dev")
    folders = ["--distpath", "dist", "--workpath", "build"]
    return tool("PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, "build.spec", *arguments)


def voice(arguments: list[str]) -> int:
    """Make the shipped Indonesian voice anew where its words changed (needs espeak-ng and oggenc)."""
    set_up("dev")
    with tempfile.TemporaryDirectory() as station:
        where = ["--data", station, "--language", "id", "--out", "resources/voice/id"]
        return module("kiosk", "voice", "build", *where, *arguments)


def lock(arguments: list[str]) -> int:
    """Write both lock files from pyproject.toml (maintainers; needs uv; --upgrade takes new versions)."""
    uv = shutil.which("uv")
    if not uv:
        raise Unready("Locking needs uv: pip install uv")
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    common += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", *arguments]
    for level, more in (("run", []), ("dev", ["--group", "dev", "--constraint", "requirements.lock"])):
        command = [uv, "pip", "compile", *common, *more, "pyproject.toml", "-o", LOCKS[level].name]
        if call(command, cwd=ROOT, stdout=subprocess.DEVNULL) != 0:
            return 1
        if "://" in LOCKS[level].read_text(encoding="utf-8"):
            raise Unready(f"{LOCKS[level].name} holds an address; it must name versions and hashes only.")
    return 0


VERBS = {each.__name__: each for each in (run, test, check, bench, faults, shots, build, voice, lock)}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description=__doc__,
        epilog="\n".join(f"  {name:6} {verb.__doc__}" for name, verb in VERBS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on")
    chosen = parser.parse_args()
    try:
        return VERBS[chosen.verb](chosen.arguments)
    except Unready as trouble:
        say(str(trouble))
        return 1


if __name__ == "__main__":
    sys.exit(main())
