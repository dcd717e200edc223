"""Invented people: nobody real, everybody readable, the same for the same seed."""

import itertools
from collections import Counter
from datetime import date

import pytest
from phonenumbers import carrier, parse

from kiosk.people.names import read_name
from kiosk.people.nik import read_nik, years_between
from kiosk.people.phone import Phone, read_phone
from kiosk.people.regions import Regions
from kiosk.sample.people import invent

ON = date(2026, 11, 21)
REGIONS = Regions()
OCCUPATIONS = {"petani": 6.0, "ojek": 3.0, "pedagang": 1.0, "nelayan": 0.0}


def people(count, seed=1, on=ON, **others):
    return invent(count, seed, on=on, regions=REGIONS, occupations=OCCUPATIONS, **others)


MANY = tuple(people(20_000, dusun=("Mawar", "Melati")))


def test_every_nik_reads_as_the_person_was_made():
    for person in MANY[:5000]:
        if person.nik is None:
            assert person.nik_flags == ()
            continue
        reading = read_nik(person.nik, ON, REGIONS)
        assert (reading.problem, reading.flags) == (None, person.nik_flags)
        assert (reading.birth_dates, reading.sex) == ((person.birth_date,), person.sex)
        assert reading.region is not None and reading.region.district
        assert "9000" <= person.nik[-4:] <= "9999"


def test_names_and_phones_pass_the_same_rules_as_typed_ones():
    for person in MANY[:5000]:
        assert read_name(person.name) == person.name
        if person.phone is None:
            assert person.phone_owner == "self"
        else:
            assert read_phone(person.phone) == Phone(person.phone, mobile=True)
            assert person.phone.startswith("+62810")


def test_nobody_can_be_called():
    """The prefix belongs to no operator that the library knows; a real one shows that the question works."""
    assert carrier.name_for_number(parse("+6281112345678"), "en")
    phones = [person.phone for person in MANY[:500] if person.phone]
    assert phones and not any(carrier.name_for_number(parse(phone), "en") for phone in phones)


def test_nobody_twice():
    niks = [person.nik for person in MANY if person.nik]
    assert len(set(niks)) == len(niks)


def test_the_same_seed_gives_the_same_people_and_few_are_the_first_of_many():
    assert tuple(people(50, dusun=("Mawar", "Melati"))) == MANY[:50]
    assert tuple(people(50, seed=2)) != tuple(people(50))


def test_people_are_as_mixed_as_asked_for():
    total = len(MANY)
    ages = [years_between(person.birth_date, ON) for person in MANY]
    assert (min(ages), max(ages)) == (15, 80)
    assert 0.47 < sum(person.sex == "female" for person in MANY) / total < 0.53
    works = Counter(person.occupation for person in MANY)
    assert set(works) == {"petani", "ojek", "pedagang"}
    assert 0.57 < works["petani"] / total < 0.63
    assert 0.01 < sum(person.nik is None for person in MANY) / total < 0.03
    assert 0.25 < sum(person.phone is None for person in MANY) / total < 0.35
    assert 0.83 < sum((person.nik or "620101").startswith("620101") for person in MANY) / total < 0.88
    assert {person.dusun for person in MANY} == {"Mawar", "Melati"}
    assert {person.phone_owner for person in MANY} == {"self", "family", "neighbour"}
    assert 0.2 < sum(" " not in person.name for person in MANY) / total < 0.45
    assert len({person.name for person in MANY}) > 5000
    assert max(Counter(person.phone for person in MANY if person.phone).values()) > 1


def test_shares_of_nothing_and_of_all():
    sample = list(people(200, without_nik=0, without_phone=1, from_home=1, home="217106"))
    assert all(person.nik and person.nik.startswith("217106") and person.phone is None for person in sample)
    assert {person.nik for person in people(50, without_nik=1)} == {None}


@pytest.mark.parametrize("on", [date(2024, 2, 29), date(2026, 1, 1), date(2030, 12, 31)])
def test_on_other_days(on):
    for person in people(300, on=on, without_nik=0):
        assert person.nik
        reading = read_nik(person.nik, on, REGIONS)
        assert (reading.flags, reading.birth_dates) == (person.nik_flags, (person.birth_date,))
        assert 15 <= years_between(person.birth_date, on) <= 80


def test_every_province_has_its_names():
    for province in REGIONS.provinces():
        home = REGIONS.districts_of(REGIONS.regencies_of(province.code)[0].code)[0].code
        for person in people(20, home=home, from_home=1):
            assert read_name(person.name) == person.name


def test_more_people_than_niks_are_refused():
    with pytest.raises(ValueError, match="different NIKs"):
        next(people(10**9))
    assert len(list(itertools.islice(people(10**7), 3))) == 3
