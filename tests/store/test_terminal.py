"""What the terminal says and asks: one JSON value, readable lines, the right advice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.__main__ import main
from tests.store.test_file_commands import KPJ, NIKS, Operator, numbers, operator, station

__all__ = ["operator", "station"]
Make = Callable[..., Path]


def shown(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """What a person reads on stdout, without --json."""
    capsys.readouterr()
    assert main([*map(str, words), "--no-keyring"]) == 0
    return capsys.readouterr().out


def test_the_audit_list_is_one_json_value_and_a_line_for_each_entry(
    operator: Operator, station: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    data = station("st", 0, 1)
    entries = operator.does("audit", "list", "--data", data)
    assert [each["position"] for each in entries] == list(range(1, len(entries) + 1))
    lines = shown(capsys, "audit", "list", "--data", data).splitlines()
    assert len(lines) == len(entries)
    assert all(f"action={each['action']}" in line for each, line in zip(entries, lines, strict=True))


def test_no_mapping_offers_only_what_an_export_can_use(operator: Operator, station: Make) -> None:
    data, out = station("st", 0), operator.folder / "x.csv"
    for name in ("nope", "decisions"):
        words = ("export", "--data", data, "--mapping", name, "--out", out, "--plain", "--reason", "x")
        assert operator.does(*words, code=1)["problem"] == "no-mapping"
        assert "odk, plain, sipp" in operator.said and "decisions" not in operator.said


def test_a_copy_of_ones_data_reads_like_a_paper(
    operator: Operator, station: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    data = station("st", 0)
    operator.does("export", "--data", data, "--mapping", "odk", "--out", operator.folder / "x.xlsx",
                  "--plain", "--reason", "x")  # fmt: skip
    number = next(
        each["subject"] for each in operator.does("audit", "list", "--data", data) if each["subject"]
    )
    said = shown(capsys, "person", number, "--data", data, "--copy", "--reason", "diminta orangnya")
    assert "(" not in said.replace("(demo)", "") and "['" not in said
    assert f"  nik: {NIKS[0]}" in said.splitlines()
    assert any(line.startswith("  at=20") and "action=copy" in line for line in said.splitlines())
    plain = operator.does("person", number, "--data", data, "--copy", "--reason", "diminta orangnya")
    assert plain["fields"]["nik"] == NIKS[0] and plain["others"] == []


def test_each_foreign_file_gets_the_advice_of_its_own_side(operator: Operator, station: Make) -> None:
    folder, one, two = operator.folder, station("one", 0), station("two", 1)
    mine, other = folder / "mine", folder / "other"
    for keys in (mine, other):
        operator.does("branch", "init", keys)
    for name, data in (("one", one), ("two", two)):
        operator.does("identity", "--data", data, "--out", folder / f"{name}.json")
        operator.does("bundle", "--data", data, "--branch", mine, "--out", folder / f"{name}.kkbc")
    out, bundle = ("--out", folder / "x.xlsx"), folder / "one.kkbc"
    refused = operator.does("branch", "open", "--keys", other, bundle, *out, code=1)["refused"]
    assert refused == [{"file": "one.kkbc", "problem": "wrong-key"}]
    assert "branch trust" not in operator.said
    refused = operator.does("branch", "open", "--keys", mine, bundle, *out, code=1)["refused"]
    assert refused == [{"file": "one.kkbc", "problem": "foreign"}]
    assert "branch trust" in operator.said
    for name in ("one", "two"):
        operator.does("branch", "trust", mine, folder / f"{name}.json")
    operator.does("branch", "open", "--keys", mine, bundle, folder / "two.kkbc", *out)
    decisions = folder / "d.csv"
    rows = [f"{number},diterima,,00123456789" for number in numbers(folder / "x.xlsx")]
    decisions.write_text("\n".join(["number,decision,reason,kpj", *rows]) + "\n")
    made = operator.does("branch", "reply", "--keys", mine, "--decisions", decisions, "--out", folder / "r")
    own = operator.does("identity", "--data", one, "--out", folder / "one.json")["code"]
    away = next(each["file"] for each in made["replies"] if each["kiosk"] != own)
    assert operator.does("reply", folder / "r" / away, "--data", one, code=1)["problem"] == "foreign"
    assert "balasan untuk anjungan ini" in operator.said and "branch trust" not in operator.said


def test_what_the_list_for_people_says_another_kiosk_reads(operator: Operator, station: Make) -> None:
    data, out = station("st", 0, 1), operator.folder / "keluar.csv"
    operator.does("export", "--data", data, "--mapping", "plain", "--out", out, "--plain", "--reason", "x")
    assert f'"\'{NIKS[0]}"' in out.read_text(encoding="utf-8-sig"), "a spreadsheet must keep the digits"
    other = station("other", 5)
    taken = operator.does("import", out, "--data", other, "--mapping", "plain")
    assert (taken["accepted"], taken["refused"]) == (2, [])
    again = operator.does("import", out, "--data", data, "--mapping", "plain")
    assert again["known"] == 2


def test_a_second_branch_open_keeps_what_was_typed(operator: Operator, station: Make) -> None:
    folder, data, keys = operator.folder, station("st", 0, 1), operator.folder / "keys"
    operator.does("branch", "init", keys)
    operator.does("identity", "--data", data, "--out", folder / "id.json")
    operator.does("branch", "trust", keys, folder / "id.json")
    operator.does("bundle", "--data", data, "--branch", keys, "--out", folder / "b.kkbc")
    out = folder / "open.xlsx"
    words = ("branch", "open", "--keys", keys, folder / "b.kkbc", "--out", out)
    assert operator.does(*words)["kept"] == 0
    book = load_workbook(out)
    book["KEPUTUSAN"]["F3"], book["KEPUTUSAN"]["H3"] = "diterima", KPJ
    book.save(out)
    assert operator.does(*words)["kept"] == 1
    assert load_workbook(out)["KEPUTUSAN"]["H3"].value == KPJ
    book["KEPUTUSAN"]["K1"] = "telepon ibu Siti dulu"
    book.save(out)
    refused = operator.does(*words, code=1)
    assert (refused["problem"], refused["field"]) == ("out-exists", "out")
    assert "branch reply" in operator.said
    assert load_workbook(out)["KEPUTUSAN"]["K1"].value == "telepon ibu Siti dulu"
    replied = operator.does("branch", "reply", "--keys", keys, "--decisions", out, "--out", folder / "r")
    assert replied["decided"] == 1


REFUSING = [
    ("audit", "verify"),
    ("audit", "list"),
    ("backup", "--out", "OUT"),
    ("export", "--mapping", "plain", "--out", "OUT", "--plain", "--reason", "x"),
    ("bundle", "--branch", "KEYS", "--out", "OUT"),
    ("reply", "KEYS"),
    ("report", "--month", "2026-11", "--out", "OUT"),
    ("person", "K7M-000001-4", "--copy", "--reason", "x"),
    ("breach-pack", "--out", "OUT"),
]


@pytest.mark.parametrize("words", REFUSING, ids=lambda words: " ".join(words[:2]))
def test_a_mistyped_folder_is_no_station(operator: Operator, words: tuple[str, ...]) -> None:
    keys = operator.folder / "keys"
    operator.does("branch", "init", keys)
    named = {"OUT": operator.folder / "out.csv", "KEYS": keys / "branch.json"}
    (operator.folder / "empty").mkdir()
    for folder in ("mistyped", "empty"):
        data = operator.folder / folder
        said = operator.does(*(named.get(word, word) for word in words), "--data", data, code=1)
        assert said == {"problem": "station-missing", "field": "data"}
        assert "--data" in operator.said
        assert not data.exists() or list(data.iterdir()) == []
    assert not named["OUT"].exists()


def test_the_verbs_with_which_a_station_begins_say_so(operator: Operator) -> None:
    for verb, *more in (("check",), ("identity", "--out", operator.folder / "id.json"), ("print-test",)):
        data = operator.folder / verb
        operator.does(verb, *more, "--data", data)
        assert "anjungan contoh baru" in operator.said and (data / "settings.toml").exists()
        operator.does(verb, *more, "--data", data)
        assert "begins" not in operator.said
