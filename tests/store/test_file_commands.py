"""The terminal's verbs for files, as an operator and a branch would use them, on real stations."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyrage
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from kiosk.__main__ import main
from kiosk.agency.followups.outcomes import ContactReport
from kiosk.calendar import add_months
from kiosk.staff import TERMINAL
from kiosk.station import open_ground, open_station
from tests.support.builders import consent

HEAD = "NIK;Nama;HP;Dusun;RT;Pekerjaan;Penghasilan;Program;Bulan"
NIKS = [f"620102{day:02d}0885{day:04d}" for day in range(1, 11)]
KPJ = "00123456789"


def line(n: int) -> str:
    letters = "ABCDEFGHIJ"
    return f"{NIKS[n]};ORANG {letters[n] * 3};08123456780{n};Karya;002;petani;1500000;jkk,jkm;3"


class Operator:
    """Types verbs, gets exit codes and JSON."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.said = ""

    def does(self, *words: object, code: int = 0) -> Any:
        """Run one verb and answer its JSON; the messages are kept in `said`."""
        self._capsys.readouterr()
        arguments = [str(word) for word in words]
        if "--data" in arguments:
            arguments.append("--no-keyring")
        assert main([*arguments, "--json"]) == code
        shown = self._capsys.readouterr()
        self.said = shown.err
        return json.loads(shown.out)

    def misuses(self, *words: object) -> None:
        """Run one verb that must end as misuse."""
        with pytest.raises(SystemExit) as exit_:
            main([str(word) for word in words])
        assert exit_.value.code == 2
        self._capsys.readouterr()

    def list_of(self, *rows: str, name: str = "daftar.csv") -> Path:
        file = self.folder / name
        file.write_text("\n".join([HEAD, *rows]) + "\n")
        return file


@pytest.fixture
def operator(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(tmp_path, capsys)


@pytest.fixture
def station(operator: Operator) -> Callable[..., Path]:
    """Makes a demo station with people from a list."""

    def make(name: str, *people: int) -> Path:
        data = operator.folder / name
        file = operator.list_of(*(line(n) for n in people))
        operator.does("import", file, "--data", data, "--mapping", "plain")
        consented(data)
        return data

    return make


def consented(data: Path) -> None:
    """Everybody on the lists of a station has signed by now."""
    station = open_station(open_ground(data), use_keyring=False)
    desk = station.desk()
    for row in desk.lists.page(TERMINAL, "new").rows:
        if desk.people.person(TERMINAL, row.number).consent.how == "pending":
            desk.rights.give_consent(TERMINAL, row.number, consent(how="paper"))
    station.store.close()


def numbers(opened: Path) -> list[str]:
    return [str(row[0].value) for row in load_workbook(opened)["KEPUTUSAN"].iter_rows(min_row=2)]


def test_a_dry_run_stores_nothing_and_says_what_would_be(operator: Operator) -> None:
    data, file = operator.folder / "st", operator.list_of(line(0), line(1))
    first = operator.does("import", file, "--data", data, "--mapping", "plain", "--dry-run")
    nothing = {"known_rows": [], "passed_over": [], "defaults": {}, "questions": [], "notes": []}
    nothing |= {"rows_passed_over": [], "set_aside": {}, "sheets": {"read": [file.name], "passed_over": []}}
    assert first == {"rows": 2, "accepted": 2, "refused": [], "known": 0, **nothing}
    assert operator.does("import", file, "--data", data, "--mapping", "plain")["accepted"] == 2
    again = operator.does("import", file, "--data", data, "--mapping", "plain")
    assert (again["rows"], again["accepted"], again["refused"], again["known"]) == (2, 0, [], 2)
    assert [each["row"] for each in again["known_rows"]] == [2, 3]
    assert all(len(each["number"]) == 12 for each in again["known_rows"])


def test_what_stands_for_absent_columns_and_what_was_passed_over_is_said(operator: Operator) -> None:
    file = operator.folder / "sipp.csv"
    file.write_text(f"NAMA_LENGKAP,NOMOR_IDENTITAS,HP,EMAIL\nSITI,{NIKS[0]},,x@y.z\n")
    found = operator.does("import", file, "--data", operator.folder / "st", "--mapping", "sipp")
    assert (found["rows"], found["accepted"], found["refused"]) == (1, 1, [])
    assert found["passed_over"] == ["EMAIL"]
    assert found["defaults"]["occupation"] == "buruh-harian"
    assert "EMAIL" in operator.said


def test_people_who_have_yet_to_consent_are_counted_and_stay(operator: Operator) -> None:
    data, out = operator.folder / "st", operator.folder / "daftar.csv"
    operator.does("import", operator.list_of(line(0), line(1)), "--data", data, "--mapping", "plain")
    keys = operator.folder / "keys"
    operator.does("branch", "init", keys)
    words = ("export", "--data", data, "--mapping", "plain", "--out", out, "--plain", "--reason", "x")
    exported = operator.does(*words)
    assert (exported["rows"], exported["waiting"]) == (0, 2)
    bundle = ("bundle", "--data", data, "--branch", keys, "--out", operator.folder)
    sent = operator.does(*bundle)
    assert (sent["entries"], sent["waiting"]) == (0, 2)
    consented(data)
    assert (operator.does(*words)["rows"], operator.does(*bundle)["entries"]) == (2, 2)


def test_the_paid_months_go_out_without_names(operator: Operator) -> None:
    data, out = operator.folder / "st", operator.folder / "iuran.csv"
    operator.does("import", operator.list_of(line(0)), "--data", data, "--mapping", "plain")
    station = open_station(open_ground(data), use_keyring=False)
    (row,) = station.desk().lists.page(TERMINAL, "new").rows
    report = ContactReport(outcome="first-paid", month="2026-12", months=2, paid_on=date(2020, 1, 31))
    station.desk().follow_ups.record(TERMINAL, row.number, report)
    today = station.ground.clock.today().isoformat()
    station.store.close()
    words = ("--mapping", "contributions", "--out", out, "--plain", "--reason", "oracle")
    assert operator.does("export", "--data", data, *words)["rows"] == 2
    lines = out.read_text(encoding="utf-8").replace('"', "").split()
    assert lines[0] == "number,month,paid_on,entered_on"
    assert [each.split(",")[1:] for each in lines[1:]] == [
        [month, "2020-01-31", today] for month in ("2026-12", "2027-01")
    ]
    assert NIKS[0] not in out.read_text(encoding="utf-8")
    assert operator.does("import", out, "--data", data, "--mapping", "contributions", code=1)


def test_nothing_is_stored_when_any_row_is_refused_unless_the_good_are_wanted(operator: Operator) -> None:
    data = operator.folder / "st"
    file = operator.list_of(line(0), line(1).replace(NIKS[1], "12"), line(2))
    words = ("import", file, "--data", data, "--mapping", "plain")
    refused = [{"row": 3, "column": "NIK", "problem": "nik-length"}]
    found = operator.does(*words, code=1)
    assert {name: found[name] for name in ("rows", "accepted", "refused")} == {
        "rows": 3,
        "accepted": 0,
        "refused": refused,
    }
    assert "baris 3, NIK: nik-length. NIK harus 16 angka." in operator.said
    assert operator.does(*words, "--accept-good", code=1)["accepted"] == 2
    assert operator.does(*words, "--accept-good", code=1)["known"] == 2


def test_exports_are_for_the_branch_unless_somebody_says_why_not(
    operator: Operator, station: Callable[..., Path]
) -> None:
    data, out = station("st", 0, 1), operator.folder / "daftar.xlsx"
    words = ("export", "--data", data, "--mapping", "sipp", "--out", out)
    assert operator.does(*words, code=1)["problem"] == "no-recipient"
    operator.misuses(*words, "--plain", "--no-keyring")
    operator.misuses(*words, "--plain", "--reason", "x", "--to", "age1x", "--no-keyring")
    assert not out.exists()
    identity = pyrage.x25519.Identity.generate()
    sealed = operator.does(*words, "--to", identity.to_public())
    assert (sealed["rows"], sealed["encrypted"]) == (2, True)
    clear = pyrage.decrypt(Path(sealed["file"]).read_bytes(), [identity])
    assert [row[14].value for row in load_workbook(io.BytesIO(clear)).active][1:] == NIKS[:2]
    plain = operator.does(*words, "--plain", "--reason", "diminta kepala desa Bapak Slamet")
    assert (plain["file"], plain["encrypted"]) == (str(out), False)
    assert out.stat().st_mode & 0o077 == 0
    assert operator.does("audit", "verify", "--data", data)["whole"] is True
    operator.does(
        "export", "--data", data, "--mapping", "nope", "--out", out, "--plain", "--reason", "x", code=1
    )
    assert "odk, plain, sipp" in operator.said


def test_the_whole_loop(operator: Operator, station: Callable[..., Path]) -> None:
    folder = operator.folder
    one, two, keys = station("one", 0, 1, 2), station("two", 2, 3), folder / "keys"
    operator.does("branch", "init", keys, "--name", "Cabang Pangkalan Bun")
    assert operator.does("branch", "init", keys, code=1)["problem"] == "branch-exists"
    for name, data in (("one", one), ("two", two)):
        operator.does("identity", "--data", data, "--out", folder / f"{name}.json")
        made = operator.does(
            "bundle", "--data", data, "--branch", keys / "branch.json", "--out", folder / f"{name}.kkbc"
        )
        assert made["number"] == 1 and made["new"] is True
    assert (
        operator.does("bundle", "--data", one, "--branch", keys, "--out", folder / "again.kkbc")["new"]
        is False
    )

    opening = (
        "branch",
        "open",
        "--keys",
        keys,
        folder / "one.kkbc",
        folder / "two.kkbc",
        "--out",
        folder / "x.xlsx",
    )
    assert [each["problem"] for each in operator.does(*opening, code=1)["refused"]] == ["foreign", "foreign"]
    assert not (folder / "x.xlsx").exists()
    assert operator.does("branch", "trust", keys, folder / "one.json")["new"] is True
    assert operator.does("branch", "trust", keys, folder / "one.json")["new"] is False
    operator.does("branch", "trust", keys, folder / "two.json")
    first = operator.does(*opening)
    assert (first["people"], len(first["duplicates"])) == (4, 1)
    assert sum(each["new"] for each in first["opened"]) == 5
    before = load_workbook(folder / "x.xlsx")["KEPUTUSAN"].max_row
    second = operator.does(*opening)
    assert [each["new"] for each in second["opened"]] == [0, 0]
    assert load_workbook(folder / "x.xlsx")["KEPUTUSAN"].max_row == before

    mine, twice = numbers(folder / "x.xlsx"), first["duplicates"][0]["number"]
    decisions = folder / "d.csv"
    decisions.write_text(
        f"number,decision,reason,kpj\n{mine[0]},accepted,,{KPJ}\n{mine[1]},rejected,NIK salah,\n"
    )
    replying = ("branch", "reply", "--keys", keys, "--decisions", decisions, "--out", folder / "replies")
    answered = operator.does(*replying)
    assert answered["decided"] == 2 and answered["refused"] == []
    assert operator.does(*replying)["decided"] == 0
    files = {each["kiosk"]: folder / "replies" / each["file"] for each in answered["replies"]}
    code = mine[0].split("-")[0]
    home, other = (one, two) if code in read_code(one) else (two, one)
    away = next(file for kiosk, file in files.items() if kiosk != code)
    assert operator.does("reply", files[code], "--data", home)["applied"] == sum(
        code in each for each in mine[:2]
    )
    again = operator.does("reply", files[code], "--data", home)
    assert (again["applied"], again["known"]) == (0, True)
    assert operator.does("reply", away, "--data", home, code=1)["problem"] == "foreign"
    operator.does("reply", away, "--data", other)
    person = operator.does("person", mine[0], "--data", home, "--copy", "--reason", "diminta orangnya")
    assert "member" in json.dumps(person["history"])
    assert twice not in mine


def read_code(data: Path) -> str:
    return (data / "settings.toml").read_text()


def test_bad_decisions_change_nothing(operator: Operator, station: Callable[..., Path]) -> None:
    folder, data, keys = operator.folder, station("st", 0), operator.folder / "keys"
    operator.does("branch", "init", keys)
    operator.does("identity", "--data", data, "--out", folder / "id.json")
    operator.does("branch", "trust", keys, folder / "id.json")
    operator.does("bundle", "--data", data, "--branch", keys, "--out", folder / "b.kkbc")
    operator.does("branch", "open", "--keys", keys, folder / "b.kkbc", "--out", folder / "x.xlsx")
    number = numbers(folder / "x.xlsx")[0]
    (folder / "d.csv").write_text(f"number,decision,reason,kpj\n{number},accepted,,{KPJ}\n{number},maybe,,\n")
    words = ("branch", "reply", "--keys", keys, "--decisions", folder / "d.csv", "--out", folder / "replies")
    bad = operator.does(*words, code=1)
    assert bad["refused"] == [{"row": 3, "column": "decision", "problem": "decision-unknown"}]
    assert (bad["decided"], bad["replies"], list((folder / "replies").iterdir())) == (0, [], [])
    assert operator.does(*words, "--accept-good", code=1)["decided"] == 1


def test_a_passphrase_guards_the_branch(operator: Operator) -> None:
    folder, keys = operator.folder, operator.folder / "keys"
    (folder / "words").write_text("kerja keras bebas cemas\n")
    operator.does("branch", "init", keys, "--passphrase-file", folder / "words")
    words = ("branch", "reply", "--keys", keys, "--decisions", folder / "d.csv", "--out", folder / "r")
    assert operator.does(*words, code=1)["problem"] == "passphrase-needed"
    (folder / "wrong").write_text("kerja keras bebas lelah\n")
    assert (
        operator.does(*words, "--passphrase-file", folder / "wrong", code=1)["problem"] == "passphrase-wrong"
    )
    assert operator.does(*words, "--passphrase-file", folder / "words", code=1)["problem"] == "file-missing"


def test_the_monthly_report_is_a_pdf_and_a_workbook(operator: Operator, station: Callable[..., Path]) -> None:
    data = station("st", *range(5))
    month = this_month()
    made = operator.does("report", "--data", data, "--month", month, "--out", operator.folder / "laporan")
    assert made["registered"] == made["figures"]["registered"] == 5
    assert {"protected", "protected_at_close", "known_later"} <= set(made["figures"]) and "coming" not in made
    coming = operator.does(
        "report", "--data", data, "--month", add_months(month, 1), "--out", operator.folder / "laporan"
    )
    assert coming["coming"] is True and coming["figures"]["registered"] == 0
    assert len(PdfReader(made["pdf"]).pages) == 2
    assert load_workbook(made["xlsx"]).sheetnames[0] == "Ringkasan"
    text = "".join(page.extract_text() for page in PdfReader(made["pdf"]).pages)
    assert not any(nik in text for nik in NIKS) and "ORANG" not in text
    assert operator.does("report", "--data", data, "--month", "2026-13", "--out", operator.folder, code=1)
    assert operator.does("report", "--data", data, "--month", "2999-01", "--out", operator.folder, code=1)


def this_month() -> str:
    from kiosk.clock import SystemClock

    return SystemClock().today().strftime("%Y-%m")


def test_a_person_may_have_a_copy_and_be_forgotten(operator: Operator, station: Callable[..., Path]) -> None:
    data = station("st", 0, 1)
    operator.does(
        "export",
        "--data",
        data,
        "--mapping",
        "plain",
        "--out",
        operator.folder / "x.csv",
        "--plain",
        "--reason",
        "x",
    )
    number = (
        (operator.folder / "x.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(";")[0].strip('"')
    )
    words = ("person", number, "--data", data)
    operator.misuses(*words, "--reason", "x")
    operator.misuses(*words, "--copy")
    copy = operator.does(*words, "--copy", "--reason", "diminta orangnya")
    assert copy["fields"]["nik"] == NIKS[0]
    proof = operator.does(*words, "--erase", "--reason", "diminta orangnya")
    assert proof["numbers"] == [number] and "nik" in proof["fields"]
    assert operator.does(*words, "--erase", "--reason", "x", code=1)["problem"] == "erased"
    assert operator.does("audit", "verify", "--data", data)["whole"] is True


def test_the_breach_pack_says_whom_to_tell_and_what_was_held(
    operator: Operator, station: Callable[..., Path]
) -> None:
    data, out = station("st", 0, 1, 2), operator.folder / "pack"
    pack = operator.does("breach-pack", "--data", data, "--out", out)
    assert (pack["people"], pack["listed"], pack["held"]["nik"]) == (3, 3, 3)
    assert load_workbook(out / "people.xlsx").active["C2"].value == "081234567800"
    summary = (out / "summary.json").read_text()
    assert "ORANG" not in summary and NIKS[0] not in summary
    sheet = load_workbook(out / "people.xlsx").active
    assert [cell.value for cell in sheet[1]][:3] == ["Nomor", "Nama", "Nomor HP"]
    assert "tanggal lahir" in sheet["G2"].value
    notices = [(out / f"pemberitahuan-{to}.txt").read_text(encoding="utf-8") for to in ("warga", "lembaga")]
    for notice in notices:
        assert "BUMDes Senantiasa Jaya (demo)" in notice and "{" not in notice and "....." in notice
        assert "   - NIK" in notice and "ORANG" not in notice and NIKS[0] not in notice
    assert "Warga yang datanya disimpan: 3" in notices[1] and "   - nama: 3" in notices[1]
    identity = pyrage.x25519.Identity.generate()
    operator.does("breach-pack", "--data", data, "--out", out, "--to", identity.to_public())
    assert pyrage.decrypt((out / "people.xlsx.age").read_bytes(), [identity])[:2] == b"PK"


def test_a_breach_found_before_has_less_time_and_a_second_pack_no_more(
    operator: Operator, station: Callable[..., Path]
) -> None:
    data, out = station("st", 0), operator.folder / "pack"
    words = ("breach-pack", "--data", data, "--out", out)
    first = operator.does(*words, "--found", "2026-11-20T18:30")
    assert first["found"].startswith("2026-11-20T11:30") and first["deadline"].startswith("2026-11-23T11:30")
    again = operator.does(*words)
    assert (again["found"][:16], again["again"]) == ("2026-11-20T11:30", True)
    assert operator.does(*words, "--found", "kemarin", code=1)["problem"] == "moment"
    assert operator.does(*words, "--found", "2040-01-01T00:00", code=1)["problem"] == "found-future"
