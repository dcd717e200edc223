"""Stand-ins for devices. FakeEscposPrinter takes bytes over TCP or a pty and draws what it would print."""

import os
import socket
import struct
import threading
import time
import tty
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PIL import Image


@dataclass
class Faults:
    """What is wrong with the printer; may be changed while it runs. Dots of paper, bytes received."""

    paper_left: int = 10**9
    near_end: bool = False
    cover_open: bool = False
    mute: bool = False
    no_done_answer: bool = False
    garbage: bool = False
    chatter: bytes = b""
    """Sent before every answer: what a printer says unasked, XOFF and ASB."""
    silent_to: tuple[int, ...] = ()
    """The DLE EOT questions that get no answer."""
    stall_after: int | None = None
    die_after: int | None = None
    refuse: bool = False


@dataclass
class Paper:
    """One cut (or torn) piece: rows of dots, and whether its end was cut by the printer."""

    rows: list[bytes] = field(default_factory=list)
    was_cut: bool = False

    def image(self) -> Image.Image:
        """The paper in mode "L", black on white."""
        width = max((len(row) for row in self.rows), default=1)
        dots = b"".join(row.ljust(width, b"\0") for row in self.rows)
        picture = Image.frombytes("1", (width * 8, len(self.rows)), dots)
        return picture.point(lambda bit: 0 if bit else 255, "L")

    @property
    def has_ink(self) -> bool:
        return any(any(row) for row in self.rows)


class Interpreter:
    """ESC/POS as far as receipts need it: a state machine over bytes, real-time commands first."""

    _BUFFER = 4096

    def __init__(self, faults: Faults, answer: Callable[[bytes], None]) -> None:
        self.faults = faults
        self.papers: list[Paper] = [Paper()]
        self.unknown: list[int] = []
        self.real_time_inside_a_picture = 0
        self.received = 0
        self._answer = answer
        self._waiting = bytearray()
        self._recent = b""
        self._rows_due = 0
        self._row_bytes = 0

    @property
    def has_room(self) -> bool:
        """Whether it still takes bytes: a stopped printer fills its buffer and then no more."""
        stalled = self.faults.stall_after is not None and self.received >= self.faults.stall_after
        return not stalled and (self._runs or len(self._waiting) < self._BUFFER)

    @property
    def _runs(self) -> bool:
        return not self.faults.cover_open and self.faults.paper_left > 0

    def take(self, data: bytes) -> None:
        self.received += len(data)
        self._obey_real_time(data)
        self._waiting += data
        self.work()

    def work(self) -> None:
        """Print what waits, as far as paper and cover allow."""
        while self._runs and self._step():
            pass

    def power_off(self) -> None:
        """Forget everything not yet printed."""
        self._waiting.clear()
        self._rows_due = 0

    def _obey_real_time(self, data: bytes) -> None:
        stream = self._recent + data
        for place in range(len(stream) - 2):
            if stream[place : place + 2] == b"\x10\x04" and place + 2 >= len(self._recent):
                if self._rows_due or b"\x1dv0" in self._waiting:
                    self.real_time_inside_a_picture += 1
                self._tell(stream[place + 2])
        self._recent = stream[-2:]

    def _tell(self, question: int) -> None:
        if self.faults.mute or question in self.faults.silent_to:
            return
        if self.faults.garbage:
            self._answer(b"\xff\x12\xa5")
            return
        out = self.faults.paper_left <= 0
        stopped = self.faults.cover_open or out
        bits = {
            1: 0x08 if stopped else 0,
            2: (0x04 if self.faults.cover_open else 0) | (0x20 if out else 0),
            4: (0x60 if out else 0) | (0x0C if self.faults.near_end or out else 0),
        }
        self._answer(self.faults.chatter + bytes((0x12 | bits.get(question, 0),)) + self.faults.chatter)

    def _step(self) -> bool:
        """Do one thing with the bytes that wait; False when it needs more of them."""
        if self._rows_due:
            return self._print_row()
        waiting = self._waiting
        if waiting.startswith(b"\0"):
            del waiting[: len(waiting) - len(waiting.lstrip(b"\0"))]
        if not waiting:
            return False
        for start, length, act in self._COMMANDS:
            if waiting.startswith(start):
                if len(waiting) < length:
                    return False
                command = bytes(waiting[:length])
                del waiting[:length]
                act(self, command)
                return True
            if start.startswith(bytes(waiting)):
                return False
        self.unknown.append(waiting.pop(0))
        return True

    def _print_row(self) -> bool:
        if len(self._waiting) < self._row_bytes:
            return False
        self._feed(bytes(self._waiting[: self._row_bytes]))
        del self._waiting[: self._row_bytes]
        self._rows_due -= 1
        return True

    def _feed(self, row: bytes) -> None:
        self.papers[-1].rows.append(row)
        self.faults.paper_left -= 1

    def _start_picture(self, command: bytes) -> None:
        self._row_bytes, self._rows_due = struct.unpack("<HH", command[4:8])

    def _feed_lines(self, command: bytes) -> None:
        for _ in range(command[2] * 30):
            self._feed(b"")

    def _cut(self, _: bytes) -> None:
        self.papers[-1].was_cut = True
        self.papers.append(Paper())

    def _done(self, _: bytes) -> None:
        if not (self.faults.mute or self.faults.no_done_answer):
            self._answer(b"\x00")

    def _nothing(self, _: bytes) -> None:
        pass

    _COMMANDS: tuple[tuple[bytes, int, Callable[["Interpreter", bytes], None]], ...] = (
        (b"\x1dv0", 8, _start_picture),
        (b"\x1b@", 2, _nothing),
        (b"\x1da", 3, _nothing),
        (b"\x1bd", 3, _feed_lines),
        (b"\x1dVB", 4, _cut),
        (b"\x1dr", 3, _done),
        (b"\x10\x04", 3, _nothing),
    )


class FakeEscposPrinter:
    """A printer on 127.0.0.1 (`address`) or, with pty=True, on a terminal device; use it in a `with`."""

    def __init__(self, faults: Faults | None = None, *, pty: bool = False) -> None:
        self.faults = faults or Faults()
        self.interpreter = Interpreter(self.faults, self._answer)
        self.connections = 0
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._send: Callable[[bytes], Any] = lambda _: None
        self._open_pty() if pty else self._listen()
        self._thread = threading.Thread(target=self._serve_pty if pty else self._serve_tcp, daemon=True)

    def __enter__(self) -> "FakeEscposPrinter":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(5)
        assert not self._thread.is_alive()
        self._close()

    @property
    def papers(self) -> list[Image.Image]:
        """What came out so far with ink on it, whole or torn."""
        with self._lock:
            return [paper.image() for paper in self.interpreter.papers if paper.has_ink]

    @property
    def cut_papers(self) -> list[Image.Image]:
        """The whole ones: the printer reached the cut."""
        with self._lock:
            return [paper.image() for paper in self.interpreter.papers if paper.was_cut]

    def refill(self) -> None:
        """New paper and a closed cover: what waits in the buffer prints now, as in life."""
        with self._lock:
            self.faults.paper_left, self.faults.cover_open = 10**9, False
            self.faults.stall_after = self.faults.die_after = None
            self.interpreter.work()

    def switch_off_and_on(self) -> None:
        with self._lock:
            self.interpreter.power_off()

    def _answer(self, data: bytes) -> None:
        self._send(data)

    def _listen(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0.02)
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self._close = self._server.close

    def _open_pty(self) -> None:
        self._master, slave = os.openpty()
        tty.setraw(slave)
        self.address = os.ttyname(slave)
        os.set_blocking(self._master, False)
        self._send = lambda data: os.write(self._master, data)

        def close() -> None:
            os.close(self._master)
            os.close(slave)

        self._close = close

    def _serve_tcp(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._server.accept()
            except TimeoutError:
                continue
            self.connections += 1
            with connection:
                if not self.faults.refuse:
                    self._serve_connection(connection)
            self._send = lambda _: None

    def _serve_connection(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(0.02)
        self._send = connection.sendall
        while not self._over.is_set():
            try:
                more = self._receive(lambda: connection.recv(1024))
            except ConnectionError:
                return
            if more is False:
                return

    def _serve_pty(self) -> None:
        while not self._over.is_set():
            if self._receive(lambda: os.read(self._master, 1024)) is False:
                self.faults.stall_after = 0

    def _receive(self, read: Callable[[], bytes]) -> bool | None:
        """One read: None when nothing came, False when the other side is gone or the printer died."""
        with self._lock:
            has_room = self.interpreter.has_room
        if not has_room:
            time.sleep(0.005)
            return None
        try:
            data = read()
        except (TimeoutError, BlockingIOError):
            time.sleep(0.001)
            return None
        if not data:
            return False
        with self._lock:
            self.interpreter.take(data)
            die = self.faults.die_after
            if die is not None and self.interpreter.received >= die:
                self.faults.die_after = None
                self.interpreter.power_off()
                return False
        return None
