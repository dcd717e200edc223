"""What a NIK tells: every case of the field notes, and properties over all of them."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.id import nik as stdnum_nik

from kiosk.people.nik import FLAGS, mask, normalise, read_nik, settle_century, tail, years_between
from kiosk.people.regions import Regions

ON = date(2026, 11, 21)
REGIONS = Regions()
OLD = "age-65-or-over"

GOOD = [
    ("3171011708450001", ["1945-08-17"], "male", 81, [OLD]),
    ("3171015708450001", ["1945-08-17"], "female", 81, [OLD]),
    ("3171017107450001", ["1945-07-31"], "female", 81, [OLD]),
    ("3171012902001234", ["2000-02-29"], "male", 26, []),
    (
        "3171010101270001",
        ["1927-01-01", "2027-01-01"],
        "male",
        None,
        ["century-ambiguous", "age-under-15", OLD],
    ),
    ("3171011708850001", ["1985-08-17"], "male", 41, []),
    ("3171012211610001", ["1961-11-22"], "male", 64, []),
    ("3171012111610001", ["1961-11-21"], "male", 65, [OLD]),
    ("3171012111110001", ["2011-11-21"], "male", 15, []),
    (
        "3171012211110001",
        ["1911-11-22", "2011-11-22"],
        "male",
        None,
        ["century-ambiguous", "age-under-15", OLD],
    ),
    (
        "3171012111270001",
        ["1927-11-21", "2027-11-21"],
        "male",
        None,
        ["century-ambiguous", "age-under-15", OLD],
    ),
    ("3171012211270001", ["1927-11-22"], "male", 98, [OLD]),
    (
        "3171012902200001",
        ["1920-02-29", "2020-02-29"],
        "male",
        None,
        ["century-ambiguous", "age-under-15", OLD],
    ),
    ("3171011708850000", ["1985-08-17"], "male", 41, ["serial-zero"]),
    ("6571015708850001", ["1985-08-17"], "female", 41, []),
    ("9202121708850001", ["1985-08-17"], "male", 41, []),
    ("9301011708850001", ["1985-08-17"], "male", 41, []),
    ("9501011708850001", ["1985-08-17"], "male", 41, []),
    ("9603011708850001", ["1985-08-17"], "male", 41, []),
    ("9202011708850001", ["1985-08-17"], "male", 41, ["region-unknown"]),
]


@pytest.mark.parametrize(("nik", "births", "sex", "age", "flags"), GOOD)
def test_dates_sex_age_and_flags(nik, births, sex, age, flags):
    reading = read_nik(nik, ON, REGIONS)
    assert reading.problem is None
    assert [day.isoformat() for day in reading.birth_dates] == births
    assert (reading.sex, reading.age, list(reading.flags)) == (sex, age, flags)


TYPOS = [
    ("3171010008850001", (6, 8), None),
    ("3171013208850001", (6, 8), None),
    ("3171014008850001", (6, 8), None),
    ("3171017208850001", (6, 8), None),
    ("3171019908850001", (6, 8), None),
    ("3171011700850001", (8, 10), "male"),
    ("3171015713850001", (8, 10), "female"),
    ("3171010000850001", (6, 10), None),
    ("3171013102850001", (6, 10), "male"),
    ("3171017109850001", (6, 10), "female"),
    ("3171012902010001", (6, 12), "male"),
    ("3171016902990001", (6, 12), "female"),
]


@pytest.mark.parametrize(("nik", "where", "sex"), TYPOS)
def test_an_impossible_date_is_a_flag_that_points_at_its_digits(nik, where, sex):
    reading = read_nik(nik, ON, REGIONS)
    assert (reading.problem, reading.flags, reading.where) == (None, ("date-impossible",), where)
    assert (reading.sex, reading.birth_dates, reading.age) == (sex, (), None)


WRITTEN = [
    "３１７１０１１７０８８５０００１",
    "31.71.01.170885.0001",
    "317101-170885-0001",
    "317101 170885 0001",
    " 3171\u00a001\u2013170885\u200b0001\u200f\n",
    "'3171011708850001",
    "٣١٧١٠١١٧٠٨٨٥٠٠٠١",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_the_same_nik_in_other_writings(text):
    assert normalise(text) == "3171011708850001"
    assert read_nik(text, ON, REGIONS) == read_nik("3171011708850001", ON, REGIONS)


@pytest.mark.parametrize("text", ["0000000000000000", "0000", "0", "", "-", "- - -", "00.00", "０"])
def test_no_nik_yet_is_its_own_answer(text):
    assert read_nik(text, ON, REGIONS).problem == "no-nik"


@pytest.mark.parametrize(
    "text",
    [
        "317101170885000",
        "31710117088500011",
        "317101170885000A",
        "3.17E+15",
        "abc",
        "²²²²²²²²²²²²²²²²",
        "\0" * 16,
    ],
)
def test_not_sixteen_digits(text):
    reading = read_nik(text, ON, REGIONS)
    assert (reading.problem, reading.flags, reading.birth_dates) == ("length", (), ())


def test_the_place_is_told_as_far_as_known():
    whole = read_nik("6201011708850001", ON, REGIONS).region
    assert whole is not None
    assert (whole.province, whole.regency, whole.district) == (
        "Kalimantan Tengah",
        "Kabupaten Kotawaringin Barat",
        "Kumai",
    )
    retired_district = read_nik("6201991708850001", ON, REGIONS)
    assert retired_district.region is not None
    assert (retired_district.region.regency, retired_district.region.district) == (whole.regency, "")
    retired_regency = read_nik("6299011708850001", ON, REGIONS)
    assert retired_regency.region is not None
    assert (retired_regency.region.province, retired_regency.region.regency) == ("Kalimantan Tengah", "")
    nowhere = read_nik("9901011708850001", ON, REGIONS)
    assert (nowhere.region, nowhere.where) == (None, (0, 2))
    for reading in (retired_district, retired_regency, nowhere):
        assert reading.flags == ("region-unknown",)


def test_without_region_data_nothing_is_said_about_the_place():
    reading = read_nik("9901011708850001", ON, None)
    assert (reading.region, reading.flags) == (None, ())


def test_the_age_limits_come_from_outside():
    nik = "3171012111590001"
    assert read_nik(nik, ON, None).flags == (OLD,)
    assert read_nik(nik, ON, None, age_below=70).flags == ()
    assert read_nik("3171012111100001", ON, None, age_from=17).flags == (
        "century-ambiguous",
        "age-under-15",
        OLD,
    )


@pytest.mark.parametrize(
    ("year", "births", "age", "flags"),
    [
        (1920, ("1920-02-29",), 106, ("serial-zero", OLD)),
        (2020, ("2020-02-29",), 6, ("serial-zero", "age-under-15")),
        (1999, ("1920-02-29", "2020-02-29"), None, ("serial-zero", "century-ambiguous", "age-under-15", OLD)),
    ],
)
def test_the_person_settles_the_century(year, births, age, flags):
    reading = read_nik("3171012902200000", ON, REGIONS)
    settled = settle_century(reading, year, ON, age_from=15, age_below=65)
    assert tuple(day.isoformat() for day in settled.birth_dates) == births
    assert (settled.age, settled.flags) == (age, flags)
    assert (settled.region, settled.sex, settled.where) == (reading.region, "male", (12, 16))


def test_only_the_tail_is_shown():
    assert mask("3171011708450003") == "●●●●●● 0003"
    assert tail("3171011708450003") == "0003"
    assert mask("317101") == "●●●●●●"
    assert tail("") == ""


any_day = st.dates(date(1900, 1, 1), date(2199, 12, 31))
districts = st.sampled_from(REGIONS.districts())


@given(st.text(), any_day)
def test_any_text_gets_an_answer(text, on):
    reading = read_nik(text, on, REGIONS)
    assert reading.problem in (None, "length", "no-nik")
    assert reading.problem is None or (reading.flags, reading.birth_dates) == ((), ())


@given(st.text(st.characters()))
def test_normalising_twice_is_normalising_once(text):
    once = normalise(text)
    assert normalise(once) == once
    assert not any(unicodedata.category(character) == "Cf" for character in once)


@given(
    districts,
    st.integers(15 * 366, 64 * 365),
    st.sampled_from(["male", "female"]),
    st.integers(1, 9999),
    st.dates(date(2020, 1, 1), date(2063, 1, 1)),
)
def test_a_nik_made_for_a_working_person_reads_back(district, days_of_age, sex, serial, on):
    birth = on - timedelta(days=days_of_age)
    day = birth.day + (40 if sex == "female" else 0)
    nik = f"{district}{day:02}{birth:%m%y}{serial:04}"
    reading = read_nik(nik, on, REGIONS)
    assert (reading.birth_dates, reading.sex, reading.flags) == ((birth,), sex, ())
    assert reading.age == years_between(birth, on)


@given(st.text("0123456789", min_size=16, max_size=16), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_parts_of_a_reading_agree(nik, on):
    reading = read_nik(nik, on, REGIONS)
    if reading.problem:
        assert set(nik) == {"0"}
        return
    assert ("date-impossible" in reading.flags) == (not reading.birth_dates)
    assert ("century-ambiguous" in reading.flags) == (len(reading.birth_dates) == 2)
    assert (reading.age is None) == (len(reading.birth_dates) != 1)
    assert list(reading.flags) == [flag for flag in FLAGS if flag in reading.flags]
    assert (reading.where is None) or 0 <= reading.where[0] < reading.where[1] <= 16
    for birth in reading.birth_dates:
        assert birth.strftime("%m%y") == nik[8:12]
        assert birth.day == int(nik[6:8]) - (40 if reading.sex == "female" else 0)


STDNUM_LACKS = ("65", "92", "93", "95", "96")


@given(districts, st.integers(1, 31), st.integers(1, 12), st.integers(21, 99), st.booleans())
def test_the_other_library_agrees_where_it_is_right(district, day, month, year, female):
    """Compared where python-stdnum is known to be right: births of 1921-1999 and the codes that it has."""
    if district.startswith(STDNUM_LACKS):
        return
    nik = f"{district}{day + 40 * female:02}{month:02}{year:02}0001"
    reading = read_nik(nik, date(1999, 12, 31), REGIONS)
    if not stdnum_nik.is_valid(nik):
        try:
            stdnum_nik.get_birth_date(nik)
        except stdnum_nik.InvalidComponent:
            assert "date-impossible" in reading.flags
        return
    births = stdnum_nik.get_birth_date(nik)
    assert births in reading.birth_dates or births.year >= 2000


def test_the_thirty_regencies_that_the_other_library_lacks_are_known_here():
    of_now = {code[:4]: code for code in REGIONS.districts()}
    lacking = {
        f"{code}1708850001" for code in of_now.values() if not stdnum_nik.is_valid(f"{code}1708850001")
    }
    assert len(lacking) == 30
    assert {nik[:2] for nik in lacking} == set(STDNUM_LACKS)
    for nik in lacking:
        assert read_nik(nik, ON, REGIONS).flags == ()
