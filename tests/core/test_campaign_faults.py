"""Every kind of damage to a pack: one error that names file, line and mend; and never a wrong campaign."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from kiosk.campaign.choose import choose_campaign, keep
from kiosk.campaign.faults import line_of as toml_line
from kiosk.campaign.pack import load_campaign
from kiosk.campaign.sign import main, sign_pack
from kiosk.errors import CampaignError
from tests.support.packs import (
    DEMO_KEY,
    KEY,
    SEED,
    SHIPPED,
    TODAY,
    change,
    copy_pack,
    line_of,
    resign,
    sign_only,
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return copy_pack(tmp_path / "kkbc-desa")


def fault(folder: Path, today: date = TODAY, keys: tuple[bytes, ...] = (KEY,)) -> CampaignError:
    with pytest.raises(CampaignError) as caught:
        load_campaign(folder, keys, today)
    error = caught.value
    assert error.mend, "a fault must say how to mend it"
    assert error.file, "a fault must name the file"
    assert str(error).startswith(error.code)
    assert "\n" not in str(error), "one message, one line"
    return error


def test_the_undamaged_copy_loads(pack: Path) -> None:
    assert load_campaign(pack, (KEY,), TODAY).id == "kkbc-desa"


@pytest.mark.parametrize(
    "name", ["texts/en.toml", "brackets.csv", "manifest.toml", "manifest.sig", "tariffs.toml"]
)
def test_missing_file(pack: Path, name: str) -> None:
    (pack / name).unlink()
    error = fault(pack)
    assert error.code == "missing-file"
    assert error.file == str(pack / name)


def test_missing_folder(tmp_path: Path) -> None:
    assert fault(tmp_path / "nothing").code == "missing-file"


def test_every_listed_file_is_guarded_by_its_hash(pack: Path) -> None:
    (pack / "images").mkdir()
    (pack / "images" / "own.png").write_bytes(b"\x89PNG own")
    sign_pack(pack, SEED)
    files = [path for path in pack.rglob("*") if path.is_file() and path.name not in ("manifest.sig",)]
    assert len(files) == 13
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        error = fault(pack)
        assert error.code == ("bad-signature" if path.name == "manifest.toml" else "wrong-hash"), path
        path.write_bytes(whole)
    assert load_campaign(pack, (KEY,), TODAY)


def test_wrong_hash_names_the_file(pack: Path) -> None:
    change(
        pack,
        "tariffs.toml",
        'pay_percent = 50\nprogrammes = ["jkk", "jkm"]\n\n[[discounts]]',
        'pay_percent = 5\nprogrammes = ["jkk", "jkm"]\n\n[[discounts]]',
    )
    error = fault(pack)
    assert (error.code, error.file) == ("wrong-hash", str(pack / "tariffs.toml"))
    assert "sign" in error.mend


def test_a_hash_changed_with_the_file_breaks_the_signature(pack: Path) -> None:
    signature = (pack / "manifest.sig").read_bytes()
    change(pack, "figures.toml", "low = 61_000_000", "low = 99_000_000")
    resign(pack)
    (pack / "manifest.sig").write_bytes(signature)
    error = fault(pack)
    assert (error.code, error.file) == ("bad-signature", str(pack / "manifest.sig"))


@pytest.mark.parametrize("text", ["", "zz", "00" * 64, "00" * 10, "\N{SNOWMAN}"])
def test_bad_signature_file(pack: Path, text: str) -> None:
    (pack / "manifest.sig").write_text(text, encoding="utf-8")
    assert fault(pack).code == "bad-signature"


def test_a_stranger_s_signature(pack: Path) -> None:
    assert fault(pack, keys=(DEMO_KEY,)).code == "bad-signature"
    assert fault(pack, keys=()).code == "bad-signature"
    assert load_campaign(pack, (DEMO_KEY, KEY), TODAY)


def test_not_yet_valid_names_the_line(pack: Path) -> None:
    error = fault(pack, today=date(2025, 12, 31))
    assert (error.code, error.line) == ("not-yet-valid", line_of(pack, "manifest.toml", "valid_from"))


Slip = tuple[str, str, str, str, str]
"""File, what stands there, what is written instead, what the named line holds, what the mend names."""

CALENDAR = '[calendar]\nmonths = ["January"]\nshort = ["Jan"]\n\n'
TYPOS: list[Slip] = [
    ("manifest.toml", "valid_to", "valid_too", "valid_too", "valid_to"),
    ("manifest.toml", "issuer = ", "isuer = ", "isuer", "issuer"),
    ("tariffs.toml", "horizon_months", "horison_months", "horison_months", "horizon_months"),
    ("tariffs.toml", 'sector = "other"', 'sektor = "other"', "sektor", "sector"),
    ("tariffs.toml", 'sector = "other"', 'sector = "lain"', 'sector = "lain"', "discounts.1.sector"),
    ("tariffs.toml", 'last = "2026-12"', 'last = "2026-13"', 'last = "2026-13"', "discounts.1.last"),
    ("tariffs.toml", "horizon_months = 24", "horizon_months = -1", "horizon_months", "horizon_months"),
    ("benefits.toml", "times = 56", "time = 56", "time = 56", "time"),
    ("benefits.toml", 'id = "home-care"', 'idd = "home-care"', "idd", "idd"),
    ("occupations.toml", 'id = "ojek-online"', 'ids = "ojek-online"', "ids", "ids"),
    ("occupations.toml", '"kurir"\ntile = "ojek"', '"kurir"\ntile = "ojeg"', 'tile = "ojeg"', "ojeg"),
    ("occupations.toml", 'occupation = "warung-makan"', 'occupation = "makan"', '= "makan"', "makan"),
    ("occupations.toml", 'picture = "cow.png"\nacc', 'picture = "cou.png"\nacc', "cou.png", "cou.png"),
    ("occupations.toml", 'id = "sopir"', 'id = "ojek"', 'id = "ojek"\n', "twice"),
    ("content.toml", "age_below", "age_bellow", "age_bellow", "age_bellow"),
    ("content.toml", 'occupation = "pedagang"', 'occupation = "dagang"', 'occupation = "dagang"', "dagang"),
    ("content.toml", 'version = "2026-12"', 'versi = "2026-12"', "versi", "version"),
    ("agency.toml", 'kind = "BUMDes"', 'jenis = "BUMDes"', "jenis", "jenis"),
    ("agency.toml", "signed = 2026-02-10", 'signed = "kemarin"', "kemarin", "agreement.signed"),
    ("figures.toml", "low = 61_000_000", 'low = "61 juta"', "61 juta", "figures.3.low"),
    ("followup.toml", "due_days = [3, 3, 7, 14]", "due_day = [3, 3, 7, 14]", "due_day =", "due_day"),
    ("followup.toml", "wadah_percent = 10", "wadah_percent = 110", "wadah_percent", "wadah_percent"),
    ("texts/id.toml", "purpose = ", "purpos = ", "purpos =", "purpose"),
    ("texts/id.toml", "[cards.jkm]", "[cards.jmk]", "[cards.jmk]", "did you mean jkm?"),
    ("texts/id.toml", "not-member = ", "not-membr = ", "not-membr", "did you mean not-member?"),
    ("texts/id.toml", 'slip-title = "Pengingat iuran"\n', "", "[messages]", "add slip-title"),
    ("texts/id.toml", '"Iuran {months} bulan"', '"Iuran {bulan} bulan"', "{bulan}", "{bulan}"),
    ("texts/id.toml", "{income}", "{imcome}", "scenes", "{imcome}"),
    ("texts/id.toml", 'word = "biaya berobat ditanggung"\n', "", "[benefits.care]", "word"),
    ("texts/en.toml", 'question = "Must I pay now?"', 'qestion = "Must I pay?"', "qestion", "question"),
    ("texts/en.toml", '"Odd jobs count too."', "7", "headline = 7", "slides.serabutan.headline"),
    ("texts/en.toml", "[programmes.jkk]", f"{CALENDAR}[programmes.jkk]", "[calendar]", "twelve"),
    ("texts/en.toml", "\nkurir = ", "\nkurier = ", "kurier", "did you mean kurir?"),
    ("texts/en.toml", '[cards.target]\ntitle = "', '[cards.target]\ntitel = "', "titel", "title"),
]


@pytest.mark.parametrize(("name", "old", "new", "where", "word"), TYPOS)
def test_signed_slip_names_file_line_and_mend(
    pack: Path, name: str, old: str, new: str, where: str, word: str
) -> None:
    change(pack, name, old, new)
    if name == "manifest.toml":
        sign_only(pack)
    else:
        resign(pack)
    error = fault(pack)
    assert error.file == str(pack / name)
    assert word in error.mend
    lines = (pack / name).read_text(encoding="utf-8").splitlines(keepends=True)
    assert error.line is not None
    assert where in lines[error.line - 1], f"line {error.line} is named: {lines[error.line - 1]!r}"


def every_file(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("seed", range(4))
def test_any_flipped_byte_is_noticed(pack: Path, seed: int) -> None:
    """Unsigned damage: never a campaign, always one error that names a file."""
    sign_pack(pack, SEED)
    chance = Random(seed)
    files = every_file(pack)
    for _ in range(40):
        path = chance.choice(list(files))
        damaged = bytearray(files[path])
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        if path.name == "manifest.sig" and damaged.lower().split() == files[path].lower().split():
            continue
        path.write_bytes(damaged)
        error = fault(pack)
        assert error.code in ("wrong-hash", "bad-signature")
        path.write_bytes(files[path])


WRONG = ('""', "7", "-1", "[]", "{}", "[1, 2]", '"x"', "true", "2026-01-01", "1.5", "{a = 1}", '"\\u000a"')


def scramble(text: str, chance: Random) -> str:
    """What a careless hand does: a line lost, doubled, shouted, a wrong value, a wrong letter."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    line = lines[at]
    letter = chance.randrange(len(line))
    lines[at] = chance.choice(
        [
            "",
            line + chance.choice(lines),
            line.upper(),
            line.split("=")[0] + f"= {chance.choice(WRONG)}\n",
            line[:letter] + chance.choice("abz=[]\"'#{}.,0 é") + line[letter + 1 :],
        ]
    )
    return "".join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_any_signed_carelessness_is_a_fault_with_its_line_or_no_fault_at_all(pack: Path, seed: int) -> None:
    """Whatever an issuer signs: a campaign or one CampaignError, no other exception."""
    chance = Random(seed)
    files = every_file(pack)
    texts = [path for path in files if path.suffix in (".toml", ".csv")]
    faults = 0
    for _ in range(40):
        path = chance.choice(texts)
        path.write_text(scramble(files[path].decode("utf-8"), chance), encoding="utf-8")
        if path.name == "manifest.toml":
            sign_only(pack)
        else:
            resign(pack)
        try:
            load_campaign(pack, (KEY,), TODAY)
        except CampaignError as error:
            faults += 1
            assert error.file
            assert error.mend
            assert "\n" not in str(error)
            assert error.line or error.code in ("wrong-hash", "missing-file")
        for each, data in files.items():
            each.write_bytes(data)
    assert faults >= 15


TOML = b'''# places
title = "x"
"texts/a.toml" = "y"
[table]
words.id = 1
long = """
[not.a.table]
key = 2
"""
key = 3
[[rows]]
name = 1
[[rows]]
name = 2
[rows.inner]
deep = 3
[ spaced . "quoted.name" ]
last = 4
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 2),
        (("texts/a.toml",), 3),
        (("table",), 4),
        (("table", "words", "id"), 5),
        (("table", "words", "en"), 4),
        (("table", "key"), 10),
        (("rows",), 11),
        (("rows", 0, "name"), 12),
        (("rows", 1, "name"), 14),
        (("rows", 1, "nothing"), 13),
        (("rows", 1, "inner", "deep"), 16),
        (("spaced", "quoted.name", "last"), 18),
        (("elsewhere",), None),
    ],
)
def test_places_in_a_toml_file(place: tuple[str | int, ...], line: int | None) -> None:
    assert toml_line(TOML, place) == line


def test_removed_section_heading_is_reported_near_its_table(pack: Path) -> None:
    change(pack, "texts/en.toml", "[slides.keluarga]\n", "")
    resign(pack)
    error = fault(pack)
    assert error.code == "bad-toml"
    assert error.line == line_of(pack, "texts/en.toml", "You work, your family is at ease.")


def test_an_unsigned_slip_is_named_by_signing_for_the_kiosk_reads_nothing_unsigned(pack: Path) -> None:
    change(pack, "tariffs.toml", "horizon_months", "horison_months")
    assert fault(pack).code == "wrong-hash"
    with pytest.raises(CampaignError) as caught:
        sign_pack(pack, SEED)
    error = caught.value
    assert (error.code, error.line) == ("bad-key", line_of(pack, "tariffs.toml", "horison_months"))
    assert "did you mean horizon_months?" in error.mend


def test_not_utf8(pack: Path) -> None:
    path = pack / "texts" / "id.toml"
    path.write_bytes(path.read_bytes().replace("–".encode(), b"\x96", 1))
    resign(pack)
    error = fault(pack)
    assert (error.code, error.line) == ("bad-toml", 1 + path.read_bytes().split(b"\x96")[0].count(b"\n"))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("7,2100000,2299000,2200000", "7,2.100.000,2299000,2200000", 8),
        ("7,2100000,2299000,2200000", "8,2100000,2299000,2200000", 8),
        ("7,2100000,2299000,2200000", "7,1100000,2299000,2200000", 8),
        ("1,0,1099000", "1,500000,1099000", 2),
        ("no,income_min", "nomor,income_min", 1),
        ("33,20200000,,20700000", "33,20200000", 34),
    ],
)
def test_faulty_bracket_names_its_row(pack: Path, old: str, new: str, line: int) -> None:
    change(pack, "brackets.csv", old, new)
    resign(pack)
    error = fault(pack)
    assert (error.code, error.file, error.line) == ("bad-value", str(pack / "brackets.csv"), line)


@pytest.mark.parametrize("name", ["../outside.toml", "/etc/hostname", "a\\\\b.toml", "C:/x.toml"])
def test_a_manifest_cannot_reach_outside(pack: Path, name: str) -> None:
    manifest = pack / "manifest.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + f'"{name}" = "00"\n', encoding="utf-8")
    sign_only(pack)
    error = fault(pack)
    assert error.code == "bad-value"
    assert "leaves the pack" in error.mend


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("valid_to = 2027-12-31", "valid_to = 2025-12-31", "valid_to"),
        ('languages = ["id", "en"]', 'languages = ["en", "id"]', "languages"),
        ('complete = ["id", "en"]', 'complete = ["id", "jv"]', "complete"),
    ],
)
def test_a_manifest_that_contradicts_itself(pack: Path, old: str, new: str, where: str) -> None:
    change(pack, "manifest.toml", old, new)
    sign_only(pack)
    error = fault(pack)
    assert (error.code, error.line) == ("bad-value", line_of(pack, "manifest.toml", where))


def test_a_language_without_its_file(pack: Path) -> None:
    change(pack, "manifest.toml", 'languages = ["id", "en"]', 'languages = ["id", "en", "jv"]')
    sign_only(pack)
    error = fault(pack)
    assert error.code == "missing-file"
    assert "texts/jv.toml" in error.mend


def test_sign_refuses_a_faulty_pack_and_writes_nothing(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "issuer.key"
    key.write_text("# test\n" + SEED.hex() + "\n", encoding="ascii")
    change(pack, "tariffs.toml", "horizon_months", "horison_months")
    before = {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    assert main([str(pack), "--key", str(key)]) == 1
    told = capsys.readouterr().err
    assert f"tariffs.toml:{line_of(pack, 'tariffs.toml', 'horison_months')}" in told
    assert {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()} == before
    change(pack, "tariffs.toml", "horison_months", "horizon_months")
    assert main([str(pack), "--key", str(key)]) == 0
    assert load_campaign(pack, (KEY,), TODAY)


def test_sign_wants_a_whole_key(pack: Path, tmp_path: Path) -> None:
    key = tmp_path / "issuer.key"
    assert main([str(pack), "--key", str(key)]) == 1
    key.write_text("abcd", encoding="ascii")
    assert main([str(pack), "--key", str(key)]) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [('member = ["first-paid",', 'member = ["frist-paid",'), ('accepted = "reached"', 'accepted = "met"')],
)
def test_what_is_offered_or_entered_is_an_outcome_of_the_file(pack: Path, old: str, new: str) -> None:
    change(pack, "followup.toml", old, new)
    resign(pack)
    error = fault(pack)
    assert (error.code, error.file) == ("bad-value", str(pack / "followup.toml"))
    assert error.line == line_of(pack, "followup.toml", new)


def versioned(folder: Path, version: int, **dates: str) -> Path:
    copy_pack(folder)
    change(folder, "manifest.toml", "version = 1", f"version = {version}")
    for key, day in dates.items():
        old = {"valid_from": "2026-01-01", "valid_to": "2027-12-31"}[key]
        change(folder, "manifest.toml", f"{key} = {old}", f"{key} = {day}")
    sign_only(folder)
    return folder


def test_choose_takes_the_newest_good_pack(tmp_path: Path) -> None:
    older, newer = versioned(tmp_path / "a", 2), versioned(tmp_path / "b", 3)
    chosen = choose_campaign((older, newer), (KEY,), TODAY)
    assert (chosen.campaign.version, chosen.passed_over) == (3, ())


def spell_wrong(folder: Path) -> None:
    change(folder, "agency.toml", "contact_centre = ", "contact_center = ")
    resign(folder)


SPOIL: list[tuple[str, Callable[[Path], object]]] = [
    ("missing-file", lambda folder: (folder / "agency.toml").unlink()),
    ("wrong-hash", lambda folder: change(folder, "agency.toml", "Budi", "Bodi")),
    ("bad-signature", lambda folder: (folder / "manifest.sig").write_text("00" * 64)),
    ("bad-key", spell_wrong),
]


@pytest.mark.parametrize(("code", "spoil"), SPOIL)
def test_choose_falls_back_to_the_last_good_pack(
    tmp_path: Path, code: str, spoil: Callable[[Path], object]
) -> None:
    newer = versioned(tmp_path / "new", 9)
    spoil(newer)
    chosen = choose_campaign((newer, SHIPPED), (KEY, DEMO_KEY), TODAY)
    assert chosen.campaign.folder == SHIPPED
    assert len(chosen.passed_over) == 1
    assert chosen.passed_over[0].startswith(code)
    assert str(newer) in chosen.passed_over[0]


def test_choose_prefers_a_pack_in_force_and_tells_of_the_ended_one(tmp_path: Path) -> None:
    ended = versioned(tmp_path / "ended", 9, valid_to="2026-11-20")
    chosen = choose_campaign((ended, SHIPPED), (KEY, DEMO_KEY), TODAY)
    assert chosen.campaign.folder == SHIPPED
    line = line_of(ended, "manifest.toml", "valid_to")
    assert chosen.passed_over[0].startswith(f"expired: {ended / 'manifest.toml'}:{line} ended 2026-11-20")


def test_choose_shows_an_ended_pack_when_there_is_no_other(tmp_path: Path) -> None:
    ended = versioned(tmp_path / "ended", 9, valid_to="2026-11-20")
    chosen = choose_campaign((ended,), (KEY,), TODAY)
    assert not chosen.campaign.in_force(TODAY)
    assert chosen.passed_over[0].startswith("expired")


def test_choose_does_not_go_back_to_an_older_version(tmp_path: Path) -> None:
    older = versioned(tmp_path / "a", 2)
    with pytest.raises(CampaignError, match=r"older-version.*manifest\.toml:"):
        choose_campaign((older,), (KEY,), TODAY, at_least=3)
    assert choose_campaign((older,), (KEY,), TODAY, at_least=2).campaign.version == 2


def test_choose_with_nothing_good_tells_of_the_first(tmp_path: Path) -> None:
    with pytest.raises(CampaignError, match="no-pack"):
        choose_campaign((), (KEY,), TODAY)
    with pytest.raises(CampaignError, match="missing-file"):
        choose_campaign((tmp_path / "none",), (KEY,), TODAY)


def test_a_kept_copy_survives_a_spoiled_update(tmp_path: Path) -> None:
    current = versioned(tmp_path / "campaign", 4)
    place = tmp_path / "kept"
    copy = keep(load_campaign(current, (KEY,), TODAY), place)
    change(current, "agency.toml", "Budi", "Bodi")
    chosen = choose_campaign((current, copy), (KEY,), TODAY)
    assert (chosen.campaign.folder, chosen.campaign.version) == (copy, 4)
    newer = load_campaign(versioned(tmp_path / "newer", 5), (KEY,), TODAY)
    assert keep(newer, place) == copy
    (copy / "agency.toml").unlink()
    assert keep(newer, place) == copy
    assert load_campaign(copy, (KEY,), TODAY).version == 5
    assert [path.name for path in place.iterdir()] == ["kkbc-desa"]
