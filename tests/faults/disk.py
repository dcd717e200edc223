"""A disk whose power can be cut: an ext4 image on a loop device, shut down without flushing its journal."""

import array
import fcntl
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

FS_IOC_SHUTDOWN = 0x8004587D
WITHOUT_FLUSHING = 2


def why_not() -> str | None:
    """Why this machine cannot cut a disk's power; None where it can."""
    if not sys.platform.startswith("linux"):
        return "power cuts need Linux"
    if os.geteuid() != 0:
        return "power cuts need root (to mount an image and shut its file system down)"
    if not Path("/dev/loop-control").exists():
        return "power cuts need loop devices"
    missing = [tool for tool in ("mkfs.ext4", "mount", "umount") if not shutil.which(tool)]
    return f"power cuts need {', '.join(missing)}" if missing else None


class Disk:
    """Mounted while in use; `cut` is the power failing, after which it is mounted again."""

    def __init__(self, folder: Path, megabytes: int = 64) -> None:
        self.image = folder / "disk.img"
        self.mount_point = folder / "disk"
        self._megabytes = megabytes

    def __enter__(self) -> "Disk":
        self.mount_point.mkdir()
        with self.image.open("wb") as image:
            image.truncate(self._megabytes << 20)
        _run("mkfs.ext4", "-q", "-F", "-m", "0", "-E", "lazy_itable_init=1", self.image)
        self._mount()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _run("umount", "-l", self.mount_point)
        self.image.unlink()

    def fail(self) -> None:
        """The moment of the cut: what has not reached the platter never will."""
        descriptor = os.open(self.mount_point, os.O_RDONLY)
        fcntl.ioctl(descriptor, FS_IOC_SHUTDOWN, array.array("I", [WITHOUT_FLUSHING]))
        os.close(descriptor)

    def come_back(self) -> None:
        """The power is on again: the file system replays its journal."""
        _run("umount", self.mount_point)
        self._mount()

    def _mount(self) -> None:
        _run("mount", "-o", "loop,noatime", self.image, self.mount_point)


def _run(*command: object) -> None:
    """Run a tool; a device that is still being let go of is tried again for a second."""
    attempts = 20
    for _ in range(attempts):
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
        if done.returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError(f"{command[0]}: {done.stderr.strip()} (tried {attempts} times)")
