"""Signing in at the desk: a try is counted before it is checked, whatever happens to plugs and clocks."""

from collections.abc import Callable
from datetime import date

import pytest

from kiosk.agency.accounts.attempts import BUDGET, DELAYS
from kiosk.agency.agency import Agency
from kiosk.clock import FixedClock
from kiosk.errors import Refused
from kiosk.store.store import Store
from tests.support.desk_station import AGENT, OTHER_PIN, PIN, Mono, actions, desk, mono
from tests.support.rules import RULES

__all__ = ["desk", "mono"]


def refusal(call: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value


def make(desk: Agency) -> str:
    """A supervisor (1) and an agent (2); answers the recovery code."""
    supervisor, code = desk.accounts.set_up("Kepala BUMDes", PIN, date(1980, 5, 6))
    desk.accounts.add(supervisor.staff, "Agen Satu", "agent", OTHER_PIN)
    return code


def test_the_first_supervisor_is_set_up_once_and_the_code_is_kept_only_as_a_hash(
    desk: Agency, store: Store
) -> None:
    assert not desk.accounts.are_set_up
    account, code = desk.accounts.set_up("Kepala BUMDes", PIN)
    assert desk.accounts.are_set_up and account.role == "supervisor" and not account.must_change
    assert refusal(lambda: desk.accounts.set_up("Lain", PIN)).code == "already-set-up"
    with store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT value FROM desk_values").all()
        hashes = connection.exec_driver_sql("SELECT pin_hash FROM accounts").scalar_one()
    texts = " ".join(row[0] for row in kept) + hashes
    assert code not in texts and code.replace("-", "") not in texts and PIN not in texts
    assert hashes.startswith("$argon2id$")


def test_an_account_signs_in_and_a_first_pin_must_be_changed(desk: Agency, store: Store) -> None:
    make(desk)
    assert desk.accounts.sign_in(2, OTHER_PIN).must_change
    changed = desk.accounts.change_pin(2, OTHER_PIN, "905173")
    assert not changed.must_change
    assert desk.accounts.sign_in(2, "905173").staff.role == "agent"
    assert refusal(lambda: desk.accounts.sign_in(2, OTHER_PIN)).code == "pin-wrong"
    assert "sign-in" in actions(store) and "sign-in-refused" in actions(store)


@pytest.mark.parametrize(
    ("pin", "code"), [("123456", "pin-run"), ("060580", "pin-birthday"), ("1", "pin-length")]
)
def test_weak_pins_are_refused_wherever_a_pin_is_set(desk: Agency, pin: str, code: str) -> None:
    recovery = make(desk)
    chief = desk.accounts.get(1).staff
    assert refusal(lambda: desk.accounts.change_pin(1, PIN, pin)).code == code
    assert refusal(lambda: desk.accounts.reset_pin(chief, 1, pin)).code == code
    assert refusal(lambda: desk.accounts.recover(1, recovery, pin)).code == code
    assert refusal(lambda: desk.accounts.add(chief, "Baru", "agent", pin, date(1980, 5, 6))).code == code
    assert desk.accounts.sign_in(1, PIN).id == 1


def test_the_try_is_durable_before_the_pin_is_checked(
    desk: Agency, store: Store, open_again: Callable[..., Store]
) -> None:
    make(desk)
    for _ in range(3):
        desk.accounts.count_try(2)  # the power goes here, before anything is checked
    other = Agency(open_again(), RULES, mono=Mono(5.0))
    assert other.accounts.get(2).wait == DELAYS[2]
    assert other.accounts.get(2).tries_left == BUDGET - 3


def test_waits_survive_a_restart_and_no_calendar_ends_them(
    desk: Agency, store: Store, clock: FixedClock, mono: Mono, open_again: Callable[..., Store]
) -> None:
    make(desk)
    for _ in range(5):
        mono.seconds += desk.accounts.get(2).wait
        assert refusal(lambda: desk.accounts.sign_in(2, "905173")).code == "pin-wrong"
    assert desk.accounts.get(2).wait == 60
    clock.advance(days=400)
    assert refusal(lambda: desk.accounts.sign_in(2, OTHER_PIN)).code == "pin-wait"
    mono.seconds += 20
    desk.accounts.keep_time()
    store.close()
    clock.advance(days=-800)
    boot = Mono(3.0)
    again = Agency(open_again(), RULES, mono=boot)
    assert again.accounts.get(2).wait == 40, "what was waited before the restart counts, and only that"
    boot.seconds += 39.5
    early = refusal(lambda: again.accounts.sign_in(2, OTHER_PIN))
    assert early.code == "pin-wait"
    boot.seconds += 1
    assert again.accounts.sign_in(2, OTHER_PIN).id == 2


def guess(desk: Agency, mono: Mono, account: int) -> bool:
    """Whether one more wrong PIN of this account was looked at, once its wait was over."""
    mono.seconds += desk.accounts.get(account).wait
    try:
        attempt = desk.accounts.count_try(account)
    except Refused as refused:
        assert refused.code == "pin-budget"
        return False
    assert refusal(lambda: desk.accounts.settle_try(attempt, False)).code == "pin-wrong"
    return True


@pytest.mark.parametrize("resets", [False, True])
def test_a_hundred_guesses_are_looked_at_for_the_whole_station(
    desk: Agency, mono: Mono, resets: bool
) -> None:
    """Four accounts and the recovery code give no five budgets, nor does a reset by somebody signed in."""
    code = make(desk)
    chief = desk.accounts.get(1).staff
    ids = [1, 2, *(desk.accounts.add(chief, f"Agen {n}", "agent", "905173").id for n in (3, 4))]
    looked_at = 0
    for turn in range(300):
        looked_at += guess(desk, mono, ids[turn % 4])
        if turn % 20 == 0:
            mono.seconds += 70
            assert refusal(lambda: desk.accounts.recover(1, "AAAAA" * 4, "730591")).code == "recovery-wrong"
        if resets and turn % 50 == 0:
            desk.accounts.reset_pin(chief, 4, "905173")
    assert looked_at == BUDGET
    assert [desk.accounts.get(each).tries_left for each in ids] == [0] * 4
    for account, pin in ((1, PIN), (2, OTHER_PIN)):
        mono.seconds += 4000
        assert (
            refusal(lambda account=account, pin=pin: desk.accounts.sign_in(account, pin)).code == "pin-budget"
        )
    mono.seconds += 70
    again, next_code = desk.accounts.recover(1, code, "730591")
    assert (again.tries_left, again.wait) == (BUDGET, 0)
    assert desk.accounts.sign_in(2, OTHER_PIN).id == 2, "the code ends the lock for everybody"
    assert desk.accounts.sign_in(1, "730591").id == 1
    assert next_code != code


def test_after_thirty_days_the_guesses_are_forgotten(desk: Agency, mono: Mono) -> None:
    make(desk)
    for turn in range(BUDGET):
        assert guess(desk, mono, 1 + turn % 2)
    assert not guess(desk, mono, 2)
    mono.seconds += 30 * 24 * 3600
    assert desk.accounts.sign_in(2, OTHER_PIN).id == 2


def test_nobody_locks_the_code_out(desk: Agency, mono: Mono) -> None:
    """A thousand wrong codes: each waits a minute at most, and the right one still opens."""
    code = make(desk)
    waits = []
    for _ in range(1000):
        before = mono.seconds
        while True:
            found = refusal(lambda: desk.accounts.recover(1, "AAAAA" * 4, "730591"))
            if found.code == "recovery-wrong":
                break
            mono.seconds += float(found.detail)
        waits.append(mono.seconds - before)
    assert max(waits) <= 60
    mono.seconds += 60
    assert desk.accounts.recover(1, code, "730591")[0].tries_left == BUDGET


def test_a_station_of_an_older_program_forgets_no_guess(desk: Agency, mono: Mono, store: Store) -> None:
    make(desk)
    for turn in range(6):
        guess(desk, mono, 1 + turn % 2)
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM desk_values WHERE name = 'station-spent'")
    assert desk.accounts.get(1).tries_left == BUDGET - 6


def test_a_right_pin_gives_its_own_try_back_and_no_other(desk: Agency, mono: Mono) -> None:
    make(desk)
    for _ in range(3):
        refusal(lambda: desk.accounts.sign_in(2, "905173"))
        mono.seconds += 1 + desk.accounts.get(2).wait
    account = desk.accounts.sign_in(2, OTHER_PIN)
    assert (account.wait, account.tries_left) == (0, BUDGET - 3)


def test_a_pin_changed_between_counting_and_settling_does_not_sign_in(desk: Agency) -> None:
    make(desk)
    attempt = desk.accounts.count_try(2)
    desk.accounts.reset_pin(desk.accounts.get(1).staff, 2, "905173")
    assert refusal(lambda: desk.accounts.settle_try(attempt, True)).code == "pin-wrong"


def test_only_a_supervisor_makes_resets_and_closes_accounts(desk: Agency) -> None:
    make(desk)
    for call in (
        lambda: desk.accounts.add(AGENT, "Baru", "agent", PIN),
        lambda: desk.accounts.reset_pin(AGENT, 1, "905173"),
        lambda: desk.accounts.set_active(AGENT, 1, False),
        lambda: desk.accounts.set_public(AGENT, 2, True),
        lambda: desk.accounts.new_recovery_code(AGENT),
    ):
        assert refusal(call).code == "not-allowed"


def test_the_last_supervisor_cannot_be_closed_and_a_closed_account_cannot_sign_in(desk: Agency) -> None:
    make(desk)
    chief = desk.accounts.get(1).staff
    assert refusal(lambda: desk.accounts.set_active(chief, 1, False)).code == "last-supervisor"
    desk.accounts.set_active(chief, 2, False)
    assert refusal(lambda: desk.accounts.sign_in(2, OTHER_PIN)).code == "account-closed"
    second = desk.accounts.add(chief, "Wakil", "supervisor", "905173")
    desk.accounts.set_active(second.staff, 1, False)
    assert [account.active for account in desk.accounts.all()] == [False, False, True]


def test_no_new_pin_opens_a_closed_account(desk: Agency) -> None:
    code = make(desk)
    chief = desk.accounts.get(1).staff
    second = desk.accounts.add(chief, "Wakil", "supervisor", "905173").staff
    for closed in (2, 1):
        desk.accounts.set_active(second, closed, False)
    assert refusal(lambda: desk.accounts.reset_pin(second, 2, "739205")).code == "account-closed"
    assert refusal(lambda: desk.accounts.recover(1, code, "739205")).code == "account-closed"
    assert [account.active for account in desk.accounts.all()] == [False, False, True]
    assert desk.accounts.recover(3, code, "739205")[0].active, "the code lets in whoever is still supervisor"


def test_changing_the_own_pin_is_a_counted_try_unless_the_new_one_is_no_good(desk: Agency) -> None:
    make(desk)
    assert refusal(lambda: desk.accounts.change_pin(2, "905173", "123456")).code == "pin-run"
    assert desk.accounts.get(2).tries_left == BUDGET
    assert refusal(lambda: desk.accounts.change_pin(2, "905173", "730591")).code == "pin-wrong"
    assert desk.accounts.get(2).tries_left == BUDGET - 1


def test_a_birth_date_is_kept_with_the_account_and_refused_as_its_pin(desk: Agency) -> None:
    account, _ = desk.accounts.set_up("Kepala BUMDes", "070885", date(1980, 5, 6))
    assert account.birth_date == date(1980, 5, 6)
    for pin in ("060580", "06051980", "800506", "19800506", "050680"):
        assert refusal(lambda pin=pin: desk.accounts.change_pin(1, "070885", pin)).code == "pin-birthday"


def test_everybody_notes_the_own_birth_date_and_nobody_elses(desk: Agency, store: Store) -> None:
    make(desk)
    assert desk.accounts.set_birth_date(desk.accounts.get(2).staff, date(1991, 7, 5)).birth_date
    assert refusal(lambda: desk.accounts.change_pin(2, OTHER_PIN, "050791")).code == "pin-birthday"
    assert desk.accounts.change_pin(2, OTHER_PIN, "060791").birth_date == date(1991, 7, 5)
    entry = next(each for each in store.audit_entries() if each.action == "account-birth-date")
    assert entry.who == "staff-2" and "1991" not in str(entry.detail)


def test_the_last_supervisor_comes_back_by_the_recovery_code_once(desk: Agency, mono: Mono) -> None:
    code = make(desk)
    assert refusal(lambda: desk.accounts.recover(2, code, "905173")).code == "not-supervisor"
    assert (
        refusal(lambda: desk.accounts.recover(1, "AAAAA-BBBBB-CCCCC-DDDDD", "905173")).code
        == "recovery-wrong"
    )
    account, next_code = desk.accounts.recover(1, code.lower().replace("-", " "), "905173")
    assert next_code != code and not account.must_change
    assert desk.accounts.sign_in(1, "905173").id == 1
    assert refusal(lambda: desk.accounts.recover(1, code, "905174")).code == "recovery-wrong"


def test_recovery_codes_are_guessed_as_slowly_as_pins(desk: Agency) -> None:
    make(desk)
    for _ in range(3):
        refusal(lambda: desk.accounts.recover(1, "AAAAA-BBBBB-CCCCC-DDDDD", "905173"))
    assert refusal(lambda: desk.accounts.recover(1, "AAAAA-BBBBB-CCCCC-DDDDD", "905173")).code == "pin-wait"


def test_no_name_is_taken_twice_and_names_are_tidied(desk: Agency) -> None:
    make(desk)
    chief = desk.accounts.get(1).staff
    assert refusal(lambda: desk.accounts.add(chief, " Agen  Satu ", "agent", PIN)).code == "name-taken"
    assert refusal(lambda: desk.accounts.add(chief, " ", "agent", PIN)).code == "name-empty"
    assert refusal(lambda: desk.accounts.add(chief, "X", "king", PIN)).code == "role"
    assert refusal(lambda: desk.accounts.sign_in(99, PIN)).code == "unknown-account"


def test_the_trace_names_no_staff_member(desk: Agency, store: Store) -> None:
    make(desk)
    desk.accounts.sign_in(2, OTHER_PIN)
    desk.accounts.sign_out(AGENT, "idle")
    with store.reading() as connection:
        entries = " ".join(row[0] for row in connection.exec_driver_sql("SELECT entry FROM audit"))
    assert "Agen" not in entries and "Kepala" not in entries and '"staff-2"' in entries
    assert store.verify_audit().is_whole
