"""While nobody is there the kiosk folds its log in and does its chores; a person comes first."""

from pathlib import Path

from kiosk.clock import FixedClock
from tests.support.window import Window


def wal(window: Window) -> int:
    """Bytes in the store's write-ahead log."""
    assert window.kiosk.station is not None
    log = window.kiosk.station.store.path.with_name("registrations.db-wal")
    return log.stat().st_size if log.exists() else 0


def test_the_log_is_folded_in_when_nobody_is_there(tmp_path: Path, clock: FixedClock, qapp: object) -> None:
    window = Window(tmp_path / "s", clock)
    store = window.kiosk.station.store  # type: ignore[union-attr]
    for _ in range(20):
        store.audit(who="test", action="written")
    grown = wal(window)
    window.session.begin()
    window.kiosk.idle_work.step()
    assert wal(window) == grown, "nothing may be done while somebody is at the kiosk"
    window.session.finish()
    window.kiosk.idle_work.step()
    assert wal(window) < grown
    window.close()


def test_chores_follow_one_by_one(tmp_path: Path, clock: FixedClock, qapp: object) -> None:
    window = Window(tmp_path / "s", clock)
    steps: list[float] = []
    chores = window.kiosk.desk_session.store.chores
    real = chores.step

    def counted(quiet: float = 0.0) -> object:
        steps.append(quiet)
        return real(quiet)

    chores.step = counted  # type: ignore[method-assign, assignment]
    window.kiosk.idle_work.step()
    window.seconds.now += 700
    window.kiosk.idle_work.step()
    assert steps
    assert steps[-1] >= 600
    window.close()
