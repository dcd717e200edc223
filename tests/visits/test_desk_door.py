"""The staff's door through the real window: set-up, PIN, lock."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.clock import FixedClock
from kiosk.paths import ROOT
from kiosk.settings import FILE
from kiosk.station import PACKS, open_ground
from tests.support.window import SIZES, Window
from ui.start import introduce

PIN = "730591"


@pytest.fixture
def window(tmp_path: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    opened = Window(tmp_path / "station", clock, SIZES["M"], setting_up=True)
    yield opened
    opened.close()


def test_the_first_supervisor_is_made_and_sees_the_recovery_code_once(window: Window, tmp_path: Path) -> None:
    window.kiosk.desk.open()
    window.settle()
    typed = {"setUpName": "Rina Wahyuni", "setUpBorn": "05-07-1991", "setUpPin": "050791"}
    for field, text in (typed | {"setUpAgain": "050791"}).items():
        window.find(field).setProperty("text", text)
    window.tap("setUpButton")
    assert window.kiosk.desk.problem == "PIN tidak boleh tanggal lahir."
    for field in ("setUpPin", "setUpAgain"):
        window.find(field).setProperty("text", PIN)
    window.tap("setUpButton")
    code = str(window.find("recoveryCode").property("text"))
    assert code
    window.tap("recoveryPrintButton")
    window.wait(lambda: not window.kiosk.desk_session.papers.busy)
    (paper,) = (tmp_path / "station" / "struk").glob("recovery-*.png")
    assert code not in paper.name and len(list((tmp_path / "station").rglob("recovery-*"))) == 2
    entry = list(window.kiosk.desk_session.store.store.audit_entries())[-1]
    assert entry.action == "recovery-printed" and code not in str(entry)
    window.tap("recoveryDoneButton")
    assert not window.sees("recoveryCard")
    assert window.kiosk.desk.isSignedIn
    assert window.kiosk.desk.page == "queue"


@pytest.mark.parametrize("demo", [True, False])
def test_whoever_holds_the_corner_of_an_unfinished_station_makes_nobody(
    tmp_path: Path, clock: FixedClock, qapp: object, demo: bool
) -> None:
    open_ground(tmp_path / "s", clock=clock)
    if not demo:
        make_real(tmp_path / "s")
    window = Window(tmp_path / "s", clock, SIZES["M"])
    window.kiosk.desk.open()
    window.settle()
    assert window.sees("notSetUp") and not window.sees("setUpButton")
    assert not any("akun penyelia pertama" in text for text in window.texts())
    window.kiosk.desk.setUp("Maling", "", PIN, PIN)
    assert window.kiosk.desk_session.accounts() == () and not window.kiosk.desk.isSignedIn
    assert "teknisi" in window.kiosk.desk.problem.lower()
    window.close()


def test_a_demo_station_comes_with_its_staff_whose_pins_the_terminal_prints(
    tmp_path: Path, clock: FixedClock, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for _ in range(2):
        window = Window(tmp_path / "s", clock, SIZES["M"], furnished=introduce)
        said = capsys.readouterr().err
        accounts = window.kiosk.desk_session.accounts()
        assert sorted(each.role for each in accounts) == ["agent", "supervisor", "technician"]
        for account in accounts:
            pin = re.search(rf"{account.name} \({account.role}\): (\d+)", said)[1]
            assert window.kiosk.desk_session.store.accounts.sign_in(account.id, pin).role == account.role
            assert pin in readme
        window.close()


def test_a_real_station_has_no_staff_that_everybody_knows(
    tmp_path: Path, clock: FixedClock, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    open_ground(tmp_path / "s", clock=clock)
    make_real(tmp_path / "s")
    window = Window(tmp_path / "s", clock, SIZES["M"], furnished=introduce)
    assert window.kiosk.desk_session.accounts() == () and capsys.readouterr().err == ""
    window.close()


def make_real(folder: Path) -> None:
    """A station that is no demo, with the pack that ships."""
    file = folder / FILE
    text = file.read_text(encoding="utf-8").replace("demo = true", "demo = false")
    key = (PACKS / "demo-issuer.pub").read_text(encoding="ascii").strip()
    file.write_text(f'{text}\n[campaign]\nissuer_keys = ["{key}"]\n', encoding="utf-8")


def test_a_wrong_pin_is_refused_and_the_right_one_opens(window: Window) -> None:
    window.kiosk.desk_session.store.accounts.set_up("Rina Wahyuni", PIN)
    window.kiosk.desk.open()
    window.settle()
    window.type("730592")
    window.tap("signInButton")
    window.wait(lambda: window.kiosk.desk.problem != "")
    assert not window.kiosk.desk.isSignedIn
    window.type(PIN)
    window.tap("signInButton")
    window.wait(lambda: not window.kiosk.desk.checking)
    assert window.kiosk.desk.isSignedIn
    window.tap("deskLockButton")
    assert not window.kiosk.desk.isSignedIn
    assert window.journey.screen == "Attract"


def test_two_quiet_minutes_lock_the_desk(window: Window) -> None:
    window.kiosk.desk_session.set_up("Rina Wahyuni", PIN, PIN)
    window.kiosk.desk.open()
    window.settle()
    assert window.kiosk.desk.isSignedIn
    window.seconds.now += 121
    window.kiosk.desk_session.tick()
    assert not window.kiosk.desk.isSignedIn
    assert not window.kiosk.desk.isOpen


def test_a_pin_that_reads_as_a_birth_date_wants_the_birth_date(window: Window) -> None:
    assert window.kiosk.desk_session.set_up("Rina Wahyuni", "050791", "050791") == ""
    assert "isi tanggal lahir" in window.kiosk.desk.problem
    assert window.kiosk.desk_session.set_up("Rina Wahyuni", "050791", "050791", "17081985")


@pytest.mark.parametrize("set_up", [False, True])
def test_the_door_shuts_by_itself_and_hides_the_staffs_names(window: Window, set_up: bool) -> None:
    if set_up:
        window.kiosk.desk_session.store.accounts.set_up("Rina Wahyuni", PIN)
    window.kiosk.desk.open()
    window.settle()
    if set_up:
        window.tap("forgotButton")
    window.seconds.now += 100
    window.kiosk.desk_session.touched()
    window.seconds.now += 100
    window.kiosk.desk.tick()
    assert window.kiosk.desk.isOpen, "whoever types is not shut out"
    window.seconds.now += 121
    window.kiosk.desk.tick()
    window.settle()
    assert not window.kiosk.desk.isOpen and window.journey.screen == "Attract"
    assert "Rina Wahyuni" not in window.texts()


def test_a_code_that_was_not_confirmed_waits_for_whoever_was_given_it(window: Window) -> None:
    code = window.kiosk.desk_session.set_up("Rina Wahyuni", PIN, PIN)
    window.kiosk.desk.open()
    window.settle()
    assert window.find("recoveryCode").property("text") == code
    window.seconds.now += 121
    window.kiosk.desk.tick()
    window.settle()
    assert code not in window.texts()
    window.kiosk.desk.open()
    window.settle()
    assert not window.sees("recoveryCard")
    window.type(PIN)
    window.tap("signInButton")
    window.wait(lambda: window.kiosk.desk.isSignedIn)
    assert window.find("recoveryCode").property("text") == code
    window.tap("recoveryDoneButton")
    assert not window.sees("recoveryCard") and window.kiosk.desk.recoveryCode == ""


CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def hold(window: Window, milliseconds: int, modifiers: Qt.KeyboardModifier = CHORD) -> None:
    """Hold the door's key so long; a tenth of a second is enough here."""
    window.kiosk.guard._door.setInterval(100)
    QTest.keyPress(window.kiosk.window, Qt.Key.Key_M, modifiers)
    QTest.qWait(milliseconds)
    QTest.keyRelease(window.kiosk.window, Qt.Key.Key_M, modifiers)
    window.settle()


@pytest.mark.parametrize("locked", (False, True))
def test_a_chord_held_for_three_seconds_opens_the_door_alone_and_wipes_the_visit(
    window: Window, locked: bool
) -> None:
    window.kiosk.guard.locked = locked
    window.kiosk.desk_session.store.accounts.set_up("Rina Wahyuni", PIN)
    window.tap("attractScreen")
    window.tap("registerTile")
    assert window.session.visit is not None
    assert window.kiosk.guard._door.interval() == 3000
    hold(window, 200)
    assert window.sees("signInButton")
    assert window.session.visit is None
    assert not window.kiosk.desk.isSignedIn


def test_a_chord_let_go_early_or_pressed_wrong_changes_nothing(window: Window) -> None:
    window.tap("attractScreen")
    window.tap("registerTile")
    QTest.keyPress(window.kiosk.window, Qt.Key.Key_M, CHORD)
    assert window.kiosk.guard._door.isActive()
    QTest.keyRelease(window.kiosk.window, Qt.Key.Key_M, CHORD)
    assert not window.kiosk.guard._door.isActive()
    for modifiers in (Qt.KeyboardModifier.ControlModifier, CHORD | Qt.KeyboardModifier.AltModifier):
        hold(window, 200, modifiers)
    QTest.keyPress(window.kiosk.window, Qt.Key.Key_M, CHORD)
    QTest.keyPress(window.kiosk.window, Qt.Key.Key_A, CHORD)
    QTest.qWait(200)
    assert not window.kiosk.desk.isOpen
    assert window.session.visit is not None


@pytest.mark.parametrize("milliseconds", (3200, 200))
def test_letting_go_of_the_corner_begins_no_visit_behind_the_door(window: Window, milliseconds: int) -> None:
    """A visit there would lock the desk at the next print: a villager seems to have touched the screen."""
    window.kiosk.desk_session.store.accounts.set_up("Rina Wahyuni", PIN)
    window.kiosk.window.grabWindow()
    place = window.middle(window.find("deskCorner"))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window.kiosk.window, left, none, place)
    QTest.qWait(milliseconds)
    QTest.mouseRelease(window.kiosk.window, left, none, place)
    window.settle()
    held = milliseconds > 3000
    assert window.kiosk.desk.isOpen == held
    assert (window.session.visit is None) == held, "a short tap is a villager's"


def test_nothing_typed_at_the_desk_reaches_the_clipboard(window: Window) -> None:
    clipboard = QGuiApplication.clipboard()
    window.kiosk.desk.open()
    window.settle()
    window.find("setUpName").setProperty("text", "6201021708850003")
    field = window.find("setUpName")
    field.forceActiveFocus()
    field.selectAll()
    for act in ("copy", "cut"):
        QMetaObject.invokeMethod(field, act)
        assert clipboard.text() == "" and not clipboard.ownsSelection()
        field.setProperty("text", "6201021708850003")
        field.selectAll()
    with window.unguarded():
        QTest.keyClick(window.kiosk.window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert clipboard.text() == ""
