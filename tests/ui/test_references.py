"""The toolkit takes the references that it gives: PySide6 6.12.0 on Python 3.11 did not, and died of it."""

import sys

from PySide6.QtCore import QObject, Signal, Slot


class Bell(QObject):
    rung = Signal()

    @Slot()
    def listen(self) -> None:
        pass


def test_a_day_of_signals_costs_no_constant(qapp: object) -> None:
    bell = Bell()
    bell.rung.connect(bell.listen)
    before = [sys.getrefcount(constant) for constant in (True, False, None)]
    for _ in range(2000):
        bell.rung.emit()
    after = [sys.getrefcount(constant) for constant in (True, False, None)]
    assert all(late > early - 100 for early, late in zip(before, after, strict=True))
