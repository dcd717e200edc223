"""The exchange page: what each role may do, on which place, with what; what came of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import drives, work
from kiosk.agency.lists.reading.read_sheet import read_rows
from kiosk.branch.decisions import Verdict, decide, write_replies
from kiosk.branch.memory import read_memory, trust_station
from kiosk.branch.opening import open_files
from kiosk.desk.exchange import JOBS, Exchange
from kiosk.desk.session import DeskSession
from kiosk.errors import PrinterProblem, Problem
from kiosk.exchange.keys import PUBLIC_FILE, init_branch, open_keys
from kiosk.receipt.trust import Identity, read_identity

SignIn = Callable[[str], None]


@pytest.fixture
def page(session: DeskSession, sign_in: SignIn, people: Callable[..., list[str]], stick: Path) -> Exchange:
    """A supervisor at the exchange page, three people registered, a stick plugged in."""
    people(3)
    sign_in("supervisor")
    session.go("exchange")
    return session.exchange


def do(page: Exchange, job: str) -> object:
    page.choose_job(job)
    page.start()
    return page.result


def refusal(result: object) -> str:
    assert isinstance(result, Problem)
    return result.code


def test_each_role_is_offered_what_it_may_do(session: DeskSession, sign_in: SignIn) -> None:
    assert session.exchange.jobs == ()
    sign_in("supervisor")
    assert session.exchange.jobs == tuple(JOBS)
    sign_in("agent")
    assert session.exchange.jobs == tuple(job for job in JOBS if job != "chain")
    sign_in("technician")
    assert session.exchange.jobs == ("chain",)


def test_a_bundle_needs_a_branch_and_the_reply_moves_the_queue(
    page: Exchange, session: DeskSession, stick: Path, tmp_path: Path
) -> None:
    page.enter()
    page.choose_job("bundle")
    assert not page.ready
    page.start()
    assert page.problem == Problem("", "not-ready")
    keys = tmp_path / "keys"
    init_branch(keys, "Cabang")
    (stick / PUBLIC_FILE).write_bytes((keys / PUBLIC_FILE).read_bytes())
    page.enter()
    page.keep_branch(0)
    assert page.ready and page.notice is not None and page.notice.code == "branchKept"
    sent = do(page, "bundle")
    assert sent.entries == 3 and [sent.file] == list(stick.glob("*-kiriman-0001.kkbc"))  # type: ignore[attr-defined]

    opened = open_keys(keys)
    read = read_identity(session.station.public_identity().encode())
    assert isinstance(read, Identity)
    trust_station(opened, read)
    memory = read_memory(opened)
    number = open_files(opened, memory, [sent.file]).people[0].entry.number  # type: ignore[attr-defined]
    decide(memory, [Verdict(2, number, "accepted", kpj="00123456789")])
    write_replies(opened, memory, stick, session.station.ground.clock.now())
    page.choose_job("reply")
    assert page.chosen_file is not None, "the only reply is chosen"
    page.start()
    assert session.store.people.person(session.who, number).standing.kpj == "00123456789"
    page.start()
    assert page.result.known, "the same reply once more"


def test_a_reply_of_a_stranger_is_refused_with_its_reason(
    page: Exchange, session: DeskSession, stick: Path
) -> None:
    (stick / "palsu.kkbc").write_bytes(b"KKBC-REPLY 1\n{}\nab\n")
    before = session.store.lists.counts()
    page.enter()
    assert refusal(do(page, "reply")) != "" and session.store.lists.counts() == before


def test_a_list_in_clear_needs_a_supervisor_and_a_reason(
    page: Exchange, session: DeskSession, sign_in: SignIn, stick: Path
) -> None:
    page.enter()
    page.choose_job("export")
    page.choose(kind="csv")
    page.choose_plain(True)
    page.choose(reason="  ")
    assert not page.ready
    page.choose(reason="village-office")
    page.start()
    (file,) = stick.glob("*.csv")
    assert len(list(read_rows(file))) == 4
    entries = [each for each in session.store.store.audit_entries() if each.action == "export-plain"]
    assert len(entries) == 1 and "village-office" in str(entries[0])
    sign_in("agent")
    page.choose_job("export")
    page.choose_plain(True)
    assert not page.plain and not page.ready


def test_the_report_is_two_whole_files_of_a_month_that_was_offered(page: Exchange, stick: Path) -> None:
    page.enter()
    assert page.months[:2] == ("2026-11", "2026-10") and page.month == "2026-11"
    do(page, "report")
    assert sorted(each.name for each in stick.iterdir()) == ["laporan-2026-11.pdf", "laporan-2026-11.xlsx"]


def test_a_pulled_stick_is_named_and_leaves_no_half_file(page: Exchange, stick: Path) -> None:
    page.enter()
    page.choose_job("export")
    page.choose_plain(True)
    page.choose(reason="own-check")
    stick.rename(stick.with_name("in-somebodys-pocket"))
    page.start()
    assert refusal(page.result) and list(stick.with_name("in-somebodys-pocket").iterdir()) == []
    page.enter()
    assert [each.is_stick for each in page.targets] == [False]


def test_the_days_slip_is_printed_and_a_printer_without_paper_named(
    page: Exchange, session: DeskSession, station_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(page, "day")
    assert list(station_folder.rglob("tutup-hari-2026-11-21.png"))

    class Empty:
        dots = 576

        def print(self, image: object, name: str) -> None:
            raise PrinterProblem("paper-out")

    monkeypatch.setattr(session.station.queue, "printer", Empty())
    assert refusal(do(page, "day")) == "paper-out"


def test_the_chain_is_walked(page: Exchange, session: DeskSession) -> None:
    assert do(page, "chain").is_whole  # type: ignore[attr-defined]


def test_work_that_is_stopped_leaves_no_file_and_can_be_begun_again(
    page: Exchange, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "SLICE", 1)
    monkeypatch.setattr(page.task, "begun", lambda: None)
    page.enter()
    page.choose_job("export")
    page.choose_plain(True)
    page.choose(reason="own-check")
    page.start()
    page.task.step()
    page.choose_job("report")
    assert page.job == "export", "one job at a time"
    page.task.stop()
    page.task.step()
    assert refusal(page.result) == "cancelled" and list(stick.iterdir()) == []
    page.start()
    page.task.finish()
    assert not isinstance(page.result, Problem) and len(list(stick.iterdir())) == 1


def test_locking_the_desk_takes_work_back_and_tells_nobody(
    page: Exchange, session: DeskSession, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "SLICE", 1)
    monkeypatch.setattr(page.task, "begun", lambda: None)
    page.enter()
    page.choose_job("export")
    page.choose_plain(True)
    page.choose(reason="own-check")
    page.start()
    page.task.step()
    session.lock()
    page.task.finish()
    assert list(stick.iterdir()) == [] and page.result is None and not page.plain and page.targets == ()


def test_a_place_without_room_or_right_is_not_written_to_unasked(
    page: Exchange, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny, locked, gone = (tmp_path / name for name in ("TINY", "LOCKED", "GONE"))
    for folder in (tiny, locked):
        folder.mkdir()
    (locked / "rentan.csv").write_text("NIK;Nama\n")
    usage, access = drives.shutil.disk_usage, drives.os.access
    monkeypatch.setattr(
        drives.shutil,
        "disk_usage",
        lambda path: usage(path)._replace(free=0) if path == tiny else usage(path),
    )
    monkeypatch.setattr(
        drives.os,
        "access",
        lambda path, mode: not (path == locked and mode == drives.os.W_OK) and access(path, mode),
    )
    monkeypatch.setattr(drives, "mounted", lambda: (tiny, locked, gone, stick))
    page.enter()
    assert [each.name for each in page.targets] == ["TINY", "KINGSTON", "kiriman"]
    assert page.targets[0].is_full and page.target == 1
    page.choose_job("import")
    assert page.targets[1].name == "LOCKED" and not page.targets[1].writable
    assert page.target == 2, "what was chosen stays chosen"
    page.choose_target(1)
    assert [each.name for each in page.files] == ["rentan.csv"]
    page.choose_job("report")
    assert "LOCKED" not in [each.name for each in page.targets] and page.target == 1
    monkeypatch.setattr(drives, "mounted", lambda: (tiny, locked))
    page.enter()
    assert page.target == 1 and not page.targets[1].is_stick
