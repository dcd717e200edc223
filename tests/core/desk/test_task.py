"""Long work of a page: driven step by step, stopped between two slices, refused, lost."""

from typing import Any

from kiosk.desk.parts.task import Task
from kiosk.errors import Refused
from kiosk.work import Aside, Slice, Work


class Told:
    """What was told of a task, in order."""

    def __init__(self) -> None:
        self.ends: list[Any] = []
        self.task = Task()
        self.task.begun = lambda: None

    def start(self, work: Work) -> None:
        self.task.start(work, self.ends.append, lambda *failed: self.ends.append(failed))


def counting(log: list[str], beside: Any = lambda tell: "counted") -> Work:
    try:
        yield Slice(1, 4)
        value = yield Aside(beside)
        log.append("written")
        yield Slice(3, 4)
        return value
    finally:
        log.append("closed")


def test_each_step_goes_one_slice_on_and_an_aside_is_called_in_between() -> None:
    told, log = Told(), []
    told.start(counting(log))
    assert told.task.step() is None and told.task.share == 0.25
    aside = told.task.step()
    assert aside is not None
    assert told.task.step(told.task.call(aside)) is None
    assert log == ["written"] and told.task.progress == (3, 4) and told.task.busy
    assert told.task.step() is None
    assert told.ends == ["counted"] and not told.task.busy


def test_stopped_between_two_slices_nothing_more_is_done() -> None:
    told, log = Told(), []
    told.start(counting(log))
    told.task.step()
    told.task.stop()
    told.task.step()
    assert told.ends == [("cancelled", "")] and log == ["closed"] and not told.task.busy


def test_what_was_done_beside_the_screen_is_done_though_it_was_stopped_meanwhile() -> None:
    told, log, seen = Told(), [], []
    told.start(counting(log, lambda tell: seen.append(tell(1, 2))))
    told.task.step()
    aside = told.task.step()
    told.task.stop()
    assert aside is not None
    told.task.step(told.task.call(aside))
    assert seen == [False] and log == ["written"]
    told.task.step()
    assert told.ends == [("cancelled", "")]


def test_what_is_refused_on_either_side_ends_it_with_its_code() -> None:
    def refuse(tell: Any) -> None:
        raise Refused("disk-gone", "out", "KINGSTON")

    told, log = Told(), []
    told.start(counting(log, refuse))
    told.task.finish()
    assert told.ends == [("disk-gone", "KINGSTON")] and log == ["closed"]


def test_an_aside_with_a_bug_closes_the_work() -> None:
    told, log = Told(), []
    told.start(counting(log))
    told.task.step()
    told.task.step()
    told.task.lost()
    assert told.ends == [("bug", "")] and log == ["closed"]


def test_one_piece_at_a_time_and_its_end_may_begin_the_next() -> None:
    told, log = Told(), []
    told.start(counting(log))
    told.start(counting(log))
    told.task._done = lambda value: told.start(counting(log))
    told.task.finish()
    assert told.task.busy and log == ["written", "closed"]
    told.task.finish()
    assert told.ends == ["counted"] and log == ["written", "closed"] * 2


def test_without_a_window_it_is_done_at_one_go() -> None:
    ends: list[Any] = []
    Task().start(counting([]), ends.append, lambda *failed: ends.append(failed))
    assert ends == ["counted"]
