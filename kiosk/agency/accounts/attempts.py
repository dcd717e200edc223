"""Limits how often a PIN may be tried, by growing delays and a budget that no clock change resets.

All times here are **running seconds**: how long this station's program has run since it was set up, added
up durably from the monotonic clock and never read from the calendar. Winding the calendar forward or back
changes nothing. A restart goes on from the last stored sum. Running time is never longer than real time
(it stands still while the machine is off), so "at most 100 in 30 running days" is at most 100 in any 30
days, and a wait is never shorter than it says. The price is that a wait lasts longer on a kiosk that is
switched off at night; a supervisor's reset ends it.

The budget is the station's: whoever guesses at four accounts gets no four budgets. A recovery code has 100
bits: its tries are slowed down and never counted, so that nobody locks all staff out by wasting the budget.
"""

from dataclasses import dataclass, replace

from kiosk.errors import Refused

DELAYS = (0, 0, 5, 15, 60, 300, 900, 1800, 3600)
"""Seconds to wait after the n-th wrong PIN in a row; the last holds for all further ones."""

LONGEST_FOR_CODES = 60
WINDOW = 30 * 24 * 3600.0
BUDGET = 100


@dataclass(frozen=True, slots=True)
class Tries:
    """What is remembered of one account's guesses; `spent` are the running seconds of each wrong one."""

    failures: int = 0
    open_at: float = 0.0
    spent: tuple[float, ...] = ()


def wait_left(tries: Tries, running: float) -> float:
    """Seconds until the next try is looked at; 0 when it may be now."""
    return max(0.0, tries.open_at - running)


def tries_left(tries: Tries, running: float) -> int:
    """How many wrong guesses the budget still allows."""
    return max(0, BUDGET - len(_window(tries, running)))


def count(tries: Tries, running: float) -> Tries:
    """The state to be stored durably *before* the PIN is looked at: as if the try had failed.

    Raises Refused("pin-wait") with the seconds in `detail`, or Refused("pin-budget").
    """
    left = wait_left(tries, running)
    if left > 0:
        raise Refused("pin-wait", "pin", f"{left:.0f}")
    spent = _window(tries, running)
    if len(spent) >= BUDGET:
        raise Refused("pin-budget", "pin")
    failures = tries.failures + 1
    delay = DELAYS[min(failures, len(DELAYS)) - 1]
    return Tries(failures, running + delay, (*spent, running))


def spend(spent: tuple[float, ...], running: float) -> tuple[float, ...]:
    """The station's wrong guesses with one more; raises Refused("pin-budget")."""
    kept = _within(spent, running)
    if len(kept) >= BUDGET:
        raise Refused("pin-budget", "pin")
    return (*kept, running)


def slow_down(tries: Tries, running: float) -> Tries:
    """The tries at the recovery code with one more, which costs no budget; raises Refused("pin-wait")."""
    left = wait_left(tries, running)
    if left > 0:
        raise Refused("pin-wait", "pin", f"{left:.0f}")
    failures = tries.failures + 1
    delay = min(DELAYS[min(failures, len(DELAYS)) - 1], LONGEST_FOR_CODES)
    return Tries(failures, running + delay)


def give_back(spent: tuple[float, ...], counted_at: float) -> tuple[float, ...]:
    """The spent guesses without the one that proved right."""
    kept = list(spent)
    if counted_at in kept:
        kept.remove(counted_at)
    return tuple(kept)


def forgive(tries: Tries, counted_at: float) -> Tries:
    """The state after the try counted at `counted_at` proved right: that one is given back, the rest stay.

    Wrong guesses made between a person's own sign-ins stay in the budget, so they cannot be hidden there.
    """
    return replace(tries, failures=0, open_at=0.0, spent=give_back(tries.spent, counted_at))


def _window(tries: Tries, running: float) -> tuple[float, ...]:
    return _within(tries.spent, running)


def _within(spent: tuple[float, ...], running: float) -> tuple[float, ...]:
    return tuple(moment for moment in spent if running - moment < WINDOW)


@dataclass(frozen=True, slots=True)
class Running:
    """The station's running time: `stored` seconds in the file when `mono` was read at opening."""

    stored: float
    mono: float

    def at(self, mono: float) -> float:
        """Running seconds at this reading of the monotonic clock (never less than stored)."""
        return self.stored + max(0.0, mono - self.mono)
