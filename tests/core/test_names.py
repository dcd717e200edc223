"""Names: tidied without harm, refused where no card would carry them, and found in other spellings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Problem
from kiosk.people.names import LONGEST, clean_name, read_name, search_key, similarity
from tests.core import naughty


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("budi", "BUDI"),
        ("  siti   nur\taini \n", "SITI NUR AINI"),
        ("Ma’ruf", "MA'RUF"),
        ("Ma\u02bcruf", "MA'RUF"),
        ("h. abd. rahman, s.pd.i", "H. ABD. RAHMAN, S.PD.I"),
        ("rokaya\u0302 d\u0323in", "ROKAYÂ ḌIN"),
        ("o", "O"),
        ("BU\u200bDI\u202e", "BUDI"),
        ("a" * 70, "A" * 60),
        ("a" * 59 + " b", "A" * 59),
        ("a" * 59 + "x\u0331\u0323", "A" * 59),
        ("strauß", "STRAUSS"),
    ],
)
def test_cleaning(text, name):
    assert clean_name(text) == name


@pytest.mark.parametrize("name", naughty.GOOD_NAMES)
def test_names_from_cards_are_taken_as_they_are(name):
    assert read_name(name) == name == clean_name(name.lower())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem("name", "empty")),
        (" . - ' ", Problem("name", "empty")),
        ("\u0301\u0336", Problem("name", "empty")),
        ("3171011708450001", Problem("name", "characters", (0, 16))),
        ("BUD1", Problem("name", "characters", (3, 4))),
        ("-BUDI", Problem("name", "characters", (0, 1))),
        ("=BUDI", Problem("name", "characters", (0, 1))),
        ("BUDI (ALM)", Problem("name", "characters", (5, 6))),
        ("В\u0415RA", Problem("name", "characters", (0, 1))),
        ("A" * 61, Problem("name", "too-long", (60, 61))),
    ],
)
def test_slips_point_at_the_place(text, problem):
    assert read_name(text) == problem


@pytest.mark.parametrize("text", naughty.TEXTS, ids=naughty.IDS)
def test_naughty_strings_come_out_plain(text):
    name = clean_name(text)
    assert naughty.escapes(name) == []
    assert len(name) <= LONGEST
    assert name == " ".join(name.split()) == clean_name(name)
    marks = [unicodedata.category(character) == "Mn" for character in name]
    assert not any(all(marks[start : start + 3]) for start in range(len(marks) - 2))
    read = read_name(text)
    if isinstance(read, str):
        assert read == name
        assert read[0] not in "=+-@|%\t\r"
        assert naughty.commands(read.encode()) == []
        assert set(read) <= set(" .,'-/") | {letter for letter in read if letter.isalpha()} | set(
            "\u0300\u0301"
        )
    key = search_key(text)
    assert naughty.escapes(key) == []
    assert all(character.isalnum() or character == " " for character in key)
    assert 0.0 <= similarity(text, "BUDI SANTOSO") <= 1.0


def test_the_list_has_teeth():
    """Each check of the list fires on the raw strings, so a field that lets them through would be caught."""
    caught = [text for text in naughty.TEXTS if naughty.escapes(text)]
    assert len(caught) > 30
    assert naughty.commands(naughty.NAUGHTY["printer-cut"].encode()) == [b"\x1d"]
    assert naughty.escapes("SITI NUR'AINI Â") == []


@given(st.text(st.characters()))
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_name(text)
    assert clean_name(once) == once
    assert naughty.escapes(once) == []
    assert len(once) <= LONGEST


@given(st.text(st.characters(), max_size=80))
def test_a_name_that_was_read_reads_as_itself(text):
    name = read_name(text)
    if isinstance(name, str):
        assert read_name(name) == name == clean_name(text)
        assert name
    else:
        assert name.field == "name"


VARIANTS = [
    ("Soeharto", "Suharto"),
    ("Djoko Tjahjadi", "Joko Cahjadi"),
    ("Moch. Djaelani", "Muhammad Jailani"),
    ("M. Yusuf", "Mohamad Yusup"),
    ("Muh. Ali", "Mochammad Ali"),
    ("Mhd Ali", "Md. Ali"),
    ("Achmad Syafi'i", "Akhmad Safii"),
    ("Chairul", "Khairul"),
    ("Chandra", "Candra"),
    ("Christina", "Kristina"),
    ("Rizqy Fadhli", "Riski Fadli"),
    ("Zaenal", "Zainal"),
    ("St. Aisyah", "Siti Aisah"),
    ("Sitti Fathimah", "Siti Fatima"),
    ("H. Abd. Rahman, S.Pd.I", "Abdurrahman"),
    ("Abdul Latief", "Abdullatif"),
    ("Abdus Salam", "Abdussalam"),
    ("Hj. Noor Janah binti H. Arsyad", "Nur Jannah Arsad"),
    ("Drs. Budi Santoso SH", "BUDI SANTOSO"),
    ("Prof. Dr. Ir. H. Joko, M.Sc., Ph.D.", "joko"),
    ("Ma’ruf", "Maruf"),
    ("José", "Jose"),
    ("Soewarno", "Suarno"),
    ("Ryan", "Rian"),
]


@pytest.mark.parametrize(("one", "other"), VARIANTS)
def test_the_same_person_in_two_spellings_has_one_key(one, other):
    assert search_key(one) == search_key(other) != ""
    assert similarity(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mahmud", "Muhammad"),
        ("Abdullah", "Abdul"),
        ("Made", "Muhammad"),
        ("Siti", "Sita"),
        ("Nyoman", "Noman"),
    ],
)
def test_other_names_keep_other_keys(one, other):
    assert search_key(one) != search_key(other)


@pytest.mark.parametrize("name", ["H.", "Hj", "Haji", "Bin", "M", "Ny", "R.", "S.H.", "Dr."])
def test_a_name_that_looks_like_a_title_is_still_found(name):
    assert search_key(name)


@pytest.mark.parametrize("beginning", ["Fat", "Fati", "Fatim", "Fatimah", "Moh", "Abd", "Suh", "Soeh"])
def test_the_beginning_of_a_name_finds_it(beginning):
    names = ("Fatimah", "Mohamad", "Abdurrahman", "Soeharto")
    assert any(search_key(name).startswith(search_key(beginning)) for name in names)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Budi Santoso", "Santoso Budi", 1.0, 1.0),
        ("A. Yani", "Ahmad Yani", 0.9, 0.99),
        ("Nur Aini", "Nuraini", 1.0, 1.0),
        ("Siti Aminah", "Aminah", 0.75, 0.9),
        ("Muhammad Yusuf", "Yusuf", 0.75, 0.9),
        ("Supardi", "Suaprdi", 0.85, 0.99),
        ("Sri Wahyuni", "Sri Wahjuni", 0.85, 0.99),
        ("Muhammad Yusuf", "Muhammad Arif", 0.0, 0.5),
        ("Siti Aminah", "Siti Rohmah", 0.0, 0.6),
        ("Budi Santoso", "Rina Marlina", 0.0, 0.2),
        ("", "Budi", 0.0, 0.0),
        ("", "", 0.0, 0.0),
    ],
)
def test_how_alike(one, other, least, most):
    assert least <= similarity(one, other) <= most
    assert similarity(other, one) == similarity(one, other)


words = st.sampled_from(
    ["siti", "aminah", "muhammad", "yusuf", "jusuf", "a", "abdul", "rahman", "nur", "aini", "budi"]
)
names = st.lists(words, max_size=5).map(" ".join)


@given(names, names, st.randoms())
def test_likeness_is_even_handed(one, other, random):
    assert 0.0 <= similarity(one, other) == similarity(other, one) <= 1.0
    parts = one.split()
    random.shuffle(parts)
    if one:
        assert similarity(one, " ".join(parts)) == pytest.approx(1.0)
