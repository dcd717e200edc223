"""What one life of a kiosk asked of its disk, in order, and every state that a power cut could leave of it.

The model is that of a journalling file system. Between two flushes of a file the disk may have kept any of
the writes, whole or torn at a sector; names, lengths and renames keep their order, and a flush makes those
before it last. Words on the screen and on paper stand between the calls where they were said.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import strace
from tests.faults.station import Shift
from tests.faults.warm import Warm

SECTOR = 512
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_ESCAPE = re.compile(r"\\x([0-9a-f]{2})")


@dataclass(frozen=True)
class Step:
    """One call: `what` is write, flush, cut (to a length), name (a new file), unlink, rename, link or say."""

    what: str
    path: str
    data: bytes = b""
    offset: int = 0
    to: str = ""


def record(warm: Warm, shift: Shift, out: Path) -> list[Step]:
    """Play one life under strace and read what it asked of the disk."""
    calls = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,link,linkat,openat"
    status = strace.run(warm, shift, "-y", "-xx", "-s", "20000", "-e", f"trace={calls}", out=out)
    assert status == 0
    folder = shift.folder + "/"
    return [step for line in out.read_text().splitlines() for step in _read(line, folder, shift.paper)]


def _read(line: str, folder: str, paper: str) -> Iterator[Step]:
    match = _CALL.match(line)
    if match is None or int(match[3]) < 0:
        return
    call, inside = match[1], match[2]
    texts = [_bytes(text) for text in re.findall(r'"([^"]*)"', inside)]
    path = _bytes(found[1]).decode() if (found := re.match(r"\d+<([^>]*)>", inside)) else ""
    if path == paper and call == "write":
        yield Step("say", "", texts[0])
    if call in ("unlink", "rename", "link", "linkat", "openat"):
        path = texts[0].decode()
    if path == folder[:-1] and call in ("fsync", "fdatasync"):
        yield Step("flush", "")
    if not path.startswith(folder) or path.endswith("-shm"):
        return
    name = path.removeprefix(folder)
    numbers = [int(number) for number in re.findall(r", (\d+)(?=,|$)", inside)]
    if call == "pwrite64":
        yield Step("write", name, texts[0], numbers[-1])
    elif call == "write":
        yield Step("write", name, texts[0], -1)
    elif call in ("fsync", "fdatasync"):
        yield Step("flush", name)
    elif call == "ftruncate":
        yield Step("cut", name, offset=numbers[-1])
    elif call == "openat" and "O_CREAT" in inside:
        yield Step("name", name)
    elif call == "unlink":
        yield Step("unlink", name)
    elif call in ("rename", "link", "linkat"):
        what = "rename" if call == "rename" else "link"
        yield Step(what, name, to=texts[1].decode().removeprefix(folder))


def _bytes(text: str) -> bytes:
    return bytes(int(digits, 16) for digits in _ESCAPE.findall(text)) if "\\x" in text else text.encode()


Files = dict[str, bytearray]


@dataclass
class Platter:
    """The files as they surely are, and the steps since that may or may not have arrived."""

    sure: Files
    waiting: list[Step] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """One more call of the kiosk."""
        if step.what == "say":
            self.said.append(step.data.decode())
        elif step.what == "flush":
            kept = [each for each in self.waiting if each.what == "write" and each.path != step.path]
            for each in self.waiting:
                if each not in kept:
                    apply(self.sure, each)
            self.waiting = kept
        else:
            self.waiting.append(step)

    def states(self, source: random.Random, subsets: int) -> Iterator[Files]:
        """What a cut at this moment may leave: all, nothing, a torn end, and some of the rest."""
        writes = [n for n, step in enumerate(self.waiting) if step.what == "write"]
        yield self._with(self.waiting)
        if not self.waiting:
            return
        yield self._with([step for step in self.waiting if step.what != "write"])
        yield self._with([])
        if writes and writes[-1] == len(self.waiting) - 1:
            last = self.waiting[-1]
            for length in {SECTOR, len(last.data) // 2 // SECTOR * SECTOR, len(last.data) - SECTOR}:
                if 0 < length < len(last.data):
                    torn = Step("write", last.path, last.data[:length], last.offset)
                    yield self._with([*self.waiting[:-1], torn])
        for _ in range(min(subsets, 2 ** len(writes))):
            dropped = {n for n in writes if source.random() < 0.5}
            yield self._with([step for n, step in enumerate(self.waiting) if n not in dropped])
        for n in source.sample(writes, min(subsets, len(writes))):
            yield self._with([step for place, step in enumerate(self.waiting) if place != n])

    def _with(self, steps: list[Step]) -> Files:
        files = {name: bytearray(data) for name, data in self.sure.items()}
        for step in steps:
            apply(files, step)
        return files


def apply(files: Files, step: Step) -> None:
    """Do one step; a step on a file that is gone does nothing."""
    if step.what == "name":
        files.setdefault(step.path, bytearray())
    elif step.what == "unlink":
        files.pop(step.path, None)
    elif step.what == "rename" and step.path in files:
        files[step.to] = files.pop(step.path)
    elif step.what == "link" and step.path in files:
        files[step.to] = bytearray(files[step.path])
    elif step.path in files:
        data = files[step.path]
        if step.what == "cut":
            del data[step.offset :]
            data.extend(bytes(step.offset - len(data)))
        elif step.what == "write":
            start = len(data) if step.offset < 0 else step.offset
            data.extend(bytes(max(0, start - len(data))))
            data[start : start + len(step.data)] = step.data


def load(folder: Path) -> Files:
    """The files of a station's folder as they are."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): bytearray(path.read_bytes()) for path in files}


def store(files: Files, folder: Path) -> None:
    """Put a state on a real disk, in a new folder."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
