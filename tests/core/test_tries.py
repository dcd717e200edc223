"""A PIN guesser gets at most a hundred looks in thirty days, whatever they do to clocks and plugs."""

import re

import pytest

from kiosk.agency.accounts.attempts import (
    BUDGET,
    DELAYS,
    WINDOW,
    Running,
    Tries,
    count,
    forgive,
    tries_left,
    wait_left,
)
from kiosk.errors import Refused
from kiosk.security import hashing


def guess_as_fast_as_possible(until: float, tries: Tries = Tries()) -> list[float]:  # noqa: B008
    """The running seconds at which a tireless guesser's tries were looked at."""
    now, looked_at = 0.0, []
    while now < until:
        try:
            tries = count(tries, now)
        except Refused as refusal:
            now += wait_left(tries, now) if refusal.code == "pin-wait" else 3600
            continue
        looked_at.append(now)
    return looked_at


def test_at_most_a_hundred_guesses_in_any_thirty_days() -> None:
    looked_at = guess_as_fast_as_possible(90 * 24 * 3600.0)
    assert len(looked_at) > BUDGET, "the guesser must get some tries in every month, or nothing was measured"
    for start in looked_at:
        assert sum(start <= moment < start + WINDOW for moment in looked_at) <= BUDGET


def test_signing_in_between_hides_no_guesses() -> None:
    tries, now, wrong = Tries(), 0.0, 0
    for _ in range(400):
        now += 4000
        if now > WINDOW:
            break
        try:
            tries = count(tries, now)
            wrong += 1
            now += wait_left(tries, now)
            tries = count(tries, now)
            tries = forgive(tries, now)
        except Refused as refusal:
            assert refusal.code == "pin-budget"
    assert wrong <= BUDGET and tries_left(tries, now) <= 1


def test_waits_grow_and_a_right_pin_ends_them() -> None:
    tries, now, waits = Tries(), 10.0, []
    for _ in range(len(DELAYS) + 2):
        tries = count(tries, now)
        waits.append(wait_left(tries, now))
        now += waits[-1]
    assert waits == [*DELAYS, DELAYS[-1], DELAYS[-1]]
    tries = count(tries, now)
    assert wait_left(forgive(tries, now), now) == 0
    assert tries_left(forgive(tries, now), now) == BUDGET - len(waits)


def test_a_try_that_comes_too_early_is_not_looked_at_and_names_the_seconds() -> None:
    tries, now = Tries(), 0.0
    for _ in range(4):
        tries = count(tries, now)
        now += wait_left(tries, now)
    tries = count(tries, now)
    with pytest.raises(Refused) as refusal:
        count(tries, now + 1)
    assert (refusal.value.code, refusal.value.detail) == ("pin-wait", "59")


def test_running_time_only_ever_counts_up_by_the_monotonic_clock() -> None:
    running = Running(stored=5000.0, mono=70.0)
    assert running.at(75.0) == 5005.0
    assert running.at(10.0) == 5000.0, "another machine's or boot's smaller reading must not count back"


def test_hashes_are_argon2id_of_at_least_64_mib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "cost", hashing.SHIPPED)
    hashed = hashing.hash_secret("739204")
    assert hashed.startswith("$argon2id$")
    memory = re.search(r"m=(\d+)", hashed)
    assert memory is not None and int(memory.group(1)) >= 64 * 1024
    assert hashing.matches(hashed, "739204") and not hashing.matches(hashed, "739205")
    assert not hashing.matches("not a hash", "739204")
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert not hashing.is_outdated(hashed)
    assert hashing.is_outdated("$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHQ$" + "A" * 43)


def test_a_recovery_code_is_long_and_forgives_how_it_is_typed() -> None:
    codes = {hashing.new_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}", code)
        typed = code.lower().replace("-", " ").replace("1", "l").replace("0", "o")
        assert hashing.plain_recovery_code(typed) == code.replace("-", "")
