"""A real disk that is full, or that the system has made read-only, stops saving and loses nothing."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.disk import Disk, why_not
from tests.faults.reader import Papers, inspect, memory
from tests.faults.station import KEYS, Shift
from tests.faults.warm import Warm

pytestmark = [pytest.mark.skipif(why_not() is not None, reason=str(why_not())), pytest.mark.slow]


@pytest.fixture
def disk() -> Iterator[Disk]:
    with (
        tempfile.TemporaryDirectory(prefix="full-", dir=memory()) as name,
        Disk(Path(name), megabytes=16) as made,
    ):
        yield made


@pytest.fixture
def warm() -> Iterator[Warm]:
    with Warm() as process:
        yield process


def serve(warm: Warm, disk: Disk, visits: int = 1_000_000) -> Papers:
    """One life of the kiosk on this disk, to its end; what people saw so far."""
    paper = disk.image.with_name("paper.txt")
    first = Papers.read(paper).tried + 1
    assert warm.wait(warm.start(Shift(str(disk.mount_point / "station"), str(paper), first, visits))) == 0
    papers = Papers.read(paper)
    assert inspect(disk.mount_point / "station", KEYS.database, papers) == []
    return papers


def test_a_full_disk_says_so_and_goes_on_when_there_is_room(warm: Warm, disk: Disk) -> None:
    serve(warm, disk, visits=3)
    ballast = disk.mount_point / "ballast"
    room = os.statvfs(disk.mount_point)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize - 400_000)
    full = serve(warm, disk)
    assert set(full.errors) == {"disk-full"}
    assert len(full.acknowledged) > 3
    ballast.unlink()
    after = serve(warm, disk, visits=3)
    assert after.errors == full.errors
    assert len(after.acknowledged) >= len(full.acknowledged) + 3


def test_a_read_only_disk_says_so_and_goes_on_when_it_is_mended(warm: Warm, disk: Disk) -> None:
    before = serve(warm, disk, visits=3)
    subprocess.run(["mount", "-o", "remount,ro", disk.mount_point], check=True)
    stuck = serve(warm, disk, visits=3)
    assert stuck.errors == ["read-only"]
    assert stuck.acknowledged == before.acknowledged
    subprocess.run(["mount", "-o", "remount,rw", disk.mount_point], check=True)
    assert len(serve(warm, disk, visits=3).acknowledged) == 6
