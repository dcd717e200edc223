"""A month of Desa Pangkalan Satu: 200 people, two agents, their supervisor and the branch, end to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from kiosk.__main__ import main
from kiosk.agency.agency import Agency
from kiosk.clock import FixedClock
from kiosk.exchange.keys import PUBLIC_FILE
from kiosk.sample.sample import AGENT_PIN, SUPERVISOR_PIN
from tests.support.desk_day import Day
from tests.support.desk_window import sampled
from tests.support.window import Window
from tests.visits.test_desk_exchange import do_task, task

LIST = (
    "NIK;Nama lengkap;No. HP;Pekerjaan;Penghasilan;Program;Bulan",
    "6201021708858011;Sukma Adi;;Petani;1500000;JKK JKM;3",
    "6201021708858012;Sukma Beni;081299990000;Nelayan;1200000;JKK JKM;1",
)


@pytest.fixture
def window(tmp_path: Path, stick: Path, clock: FixedClock, qapp: object) -> Iterator[Window]:
    with sampled(tmp_path / "station", clock, 200, seed=7) as opened:
        yield opened


def store(window: Window) -> Agency:
    return window.kiosk.desk_session.store


@contextmanager
def shift(window: Window, name: str) -> Iterator[None]:
    """Somebody signs in at the door with their PIN, works, and locks."""
    desk = window.kiosk.desk
    desk.open()
    window.settle()
    account = next(each for each in window.kiosk.desk_session.accounts() if each.name == name)
    window.tap(f"account-{account.id}")
    window.type(SUPERVISOR_PIN if account.role == "supervisor" else AGENT_PIN)
    window.tap("signInButton")
    window.wait(lambda: not desk.checking)
    assert desk.isSignedIn
    yield
    window.tap("deskLockButton")
    assert not desk.isOpen and window.journey.screen == "Attract"


def counts(window: Window) -> dict[str, int]:
    return dict(store(window).lists.counts())


def visit(window: Window, part: str, outcome: str, *then: str) -> str:
    """The first person of a part gets this outcome; the number."""
    window.tap(f"part-{part}")
    number = window.kiosk.desk_session.queue.first(1)[0].number
    window.tap(f"row-{number}")
    if not window.sees(f"outcome-{outcome}"):
        window.tap("outcomesMore")
    window.tap(f"outcome-{outcome}")
    for name in then:
        window.tap(name)
    window.tap("saveOutcome")
    history = store(window).follow_ups.history(window.kiosk.desk_session.who, number)
    assert history[-1].report.outcome == outcome
    return number


def scan(window: Window, number: str) -> None:
    """The villager's paper under a scanner that types like a keyboard."""
    token = store(window).store.receipt(number).token
    staff = window.kiosk.desk_session.who
    Day(window, staff, staff).scan(token)
    window.wait(lambda: window.kiosk.desk.person.number == number)


def assist(window: Window, nik: str, name: str) -> str:
    """Somebody in front of the agent, on one page, by keyboard."""
    window.tap("deskTab-form")
    form = window.kiosk.desk_session.form
    before = form.count
    form.set(nik=nik, name=name, dusun="Karya", rt="2", rw="1")
    form.choose_work("nelayan")
    form.set_income("1400")
    window.settle()
    window.tap("how-agent")
    window.tap("formSave")
    assert form.count == before + 1 and form.last is not None
    return form.last[0]


def branch(*words: object, code: int = 0) -> None:
    assert main([str(word) for word in words]) == code


def test_a_month_of_work_from_the_queue_to_the_branch_and_back(
    window: Window, stick: Path, tmp_path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, other = tmp_path / "keys", tmp_path / "other"
    branch("branch", "init", keys, "--name", "Cabang Pangkalan Bun")
    branch("branch", "init", other, "--name", "Cabang Lain")
    begun, chain = sum(counts(window).values()), store(window).store.verify_audit().count

    # The first week: one agent sees people, scans papers, registers two by hand; the other goes on.
    with shift(window, "Siti Rahmah"):
        overdue = counts(window)["overdue"]
        for _ in range(3):
            visit(window, "overdue", "not-home")
        assert counts(window)["overdue"] == overdue - 3
        window.tap("part-new")
        scan(window, window.kiosk.desk_session.queue.first(2)[1].number)
        window.tap("outcome-thinking")
        window.tap("saveOutcome")
        helped = [assist(window, f"62010217088590{n}", f"WARGA {name}") for n, name in HELPED]
    with shift(window, "Budi Hartono"):
        refused = visit(window, "new", "refused", "reason-no-money")
        window.tap("deskTab-duplicates")
        window.tap("mergeButton")
        window.tap("why-same-card")
        window.tap("reasonDone")
        assert store(window).duplicates.count("merged") == 2

    # The second week: a list comes in; its people are asked for their consent.
    clock.moment += timedelta(days=7)
    with shift(window, "Siti Rahmah"):
        window.tap("deskTab-exchange")
        (stick / "daftar.csv").write_text("\n".join(LIST) + "\n", encoding="utf-8")
        task(window, "import")
        window.tap("targetsAgainButton")
        window.tap("list-0")
        do_task(window)
        do_task(window)
        assert store(window).store.count() == 204
        window.tap("deskTab-queue")
        listed = store(window).people.with_nik(window.kiosk.desk_session.who, "6201021708858011")[0]
        window.kiosk.desk.person.open(listed)
        window.settle()
        window.tap("consentButton")
        window.tap("consent-paper")
        window.tap("consentDone")

    # The supervisor sends what is new to the branch.
    with shift(window, "Kepala BUMDes"):
        window.tap("deskTab-exchange")
        (stick / PUBLIC_FILE).write_bytes((keys / PUBLIC_FILE).read_bytes())
        window.tap("targetsAgainButton")
        window.tap("keepBranch-0")
        task(window, "bundle")
        assert do_task(window)["tone"] == "good"
        assert "1" in str(window.kiosk.desk.exchange.result), "one person's consent is still awaited"
    (bundle,) = stick.glob("*-kiriman-0001.kkbc")

    # The branch opens it, decides in the workbook, answers; nobody else's keys open it.
    identity = tmp_path / "identity.json"
    identity.write_text(window.kiosk.station.public_identity(), encoding="utf-8")
    sheet, replies = tmp_path / "open.xlsx", tmp_path / "replies"
    for each in (keys, other):
        branch("branch", "trust", each, identity)
    branch("branch", "open", bundle, "--keys", keys, "--out", sheet)
    branch("branch", "open", bundle, "--keys", other, "--out", tmp_path / "stolen.xlsx", code=1)
    assert "wrong-key" in capsys.readouterr().err or not (tmp_path / "stolen.xlsx").exists()
    decide(sheet, {helped[0]: ("diterima", "00123456789"), helped[1]: ("ditolak", "NIK tidak ditemukan")})
    branch("branch", "reply", "--keys", keys, "--decisions", sheet, "--out", replies)
    (reply,) = replies.glob("*-balasan-0001.kkbc")
    (stick / reply.name).write_bytes(reply.read_bytes())

    # The third week: the answers are in the queue; a member pays; the first contribution is entered.
    clock.moment += timedelta(days=7)
    with shift(window, "Siti Rahmah"):
        window.tap("deskTab-exchange")
        task(window, "reply")
        assert do_task(window)["tone"] == "good"
        after = store(window).store.verify_audit().count
        assert "sudah pernah" in str(do_task(window)["title"])
        who = window.kiosk.desk_session.who
        assert store(window).people.person(who, helped[0], "test").standing.kpj == "00123456789"
        assert store(window).store.verify_audit().count > after, "a second reading is traced, nothing more"
        window.tap("deskTab-queue")
        window.kiosk.desk.person.open(helped[0])
        window.settle()
        window.tap("outcome-first-paid")
        window.tap("saveOutcome")
        assert store(window).people.person(who, helped[0], "test").standing.stage == "paid"

    # The month ends: report on paper and sheet, day slip, the chain is whole and longer.
    clock.moment += timedelta(days=7)
    with shift(window, "Kepala BUMDes"):
        window.tap("deskTab-dashboard")
        assert window.sees("membersCount")
        window.tap("deskTab-exchange")
        task(window, "report")
        assert do_task(window)["tone"] == "good"
        task(window, "day")
        assert do_task(window)["tone"] == "good"
        task(window, "chain")
        assert do_task(window)["tone"] == "good"
    (pdf,) = stick.glob("*.pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Pangkalan Satu" in text and "Desember 2026" in text
    assert not any(line.split(";")[1].upper() in text.upper() for line in LIST[1:]), "no villager's name"
    report = store(window).store.verify_audit()
    assert report.is_whole and report.count > chain
    assert sum(counts(window).values()) == begun + 4 - 1, "two by hand, two from the list, one pair joined"
    assert refused != listed


def decide(sheet: Path, verdicts: dict[str, tuple[str, str]]) -> None:
    """What somebody at the branch types into KEPUTUSAN."""
    book = load_workbook(sheet)
    page = book["KEPUTUSAN"]
    heads = [str(cell.value).casefold() for cell in page[1]]
    at = {name: next(n for n, head in enumerate(heads, 1) if name in head) for name in HEADS}
    for row in range(2, page.max_row + 1):
        verdict = verdicts.get(str(page.cell(row, at["nomor"]).value))
        if verdict:
            page.cell(row, at["keputusan"]).value = verdict[0]
            page.cell(row, at["kpj" if verdict[0] == "diterima" else "alasan"]).value = verdict[1]
    book.save(sheet)


HEADS = ("nomor", "keputusan", "kpj", "alasan")
HELPED = ((11, "BARU"), (12, "LAIN"))
