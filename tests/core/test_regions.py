"""The region names: complete, quick, and calm about what they do not know."""

import gzip
import subprocess
import sys

import pytest

from kiosk.errors import Broken
from kiosk.people.regions import FOLDER, Area, Region, Regions

REGIONS = Regions()


def test_the_data_is_whole():
    provinces = REGIONS.provinces()
    regencies = [area for province in provinces for area in REGIONS.regencies_of(province.code)]
    districts = [area for regency in regencies for area in REGIONS.districts_of(regency.code)]
    villages = sum(len(REGIONS._villages(province.code)) for province in provinces)
    assert (len(provinces), len(regencies), len(districts), villages) == (38, 514, 7285, 83762)
    assert max(len(area.name) for area in districts) == 31
    assert all(area.name == area.name.strip() and area.name.isprintable() for area in districts)


def test_the_pilot_village():
    assert REGIONS.lookup("620101") == Region("Kalimantan Tengah", "Kabupaten Kotawaringin Barat", "Kumai")
    assert Area("6201012032", "Pangkalan Satu") in REGIONS.villages_of("620101")


@pytest.mark.parametrize("code", ["", "6", "99", "990101", "ab", "６２"])
def test_an_unknown_province_is_no_region(code):
    assert REGIONS.lookup(code) is None


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("62", Region("Kalimantan Tengah", "", "")),
        ("620", Region("Kalimantan Tengah", "", "")),
        ("6299", Region("Kalimantan Tengah", "", "")),
        ("629901", Region("Kalimantan Tengah", "", "")),
        ("62019", Region("Kalimantan Tengah", "Kabupaten Kotawaringin Barat", "")),
        ("620199", Region("Kalimantan Tengah", "Kabupaten Kotawaringin Barat", "")),
    ],
)
def test_a_part_is_better_than_nothing(code, region):
    assert REGIONS.lookup(code) == region


def test_finding_a_village_by_name():
    found = REGIONS.find_villages("  pangkalan  SATU ")
    assert Area("6201012032", "Pangkalan Satu") in found
    assert REGIONS.find_villages("satu", province="62", limit=3)[0].code.startswith("62")
    assert REGIONS.find_villages("") == REGIONS.find_villages("qqqq") == ()
    assert REGIONS.villages_of("990101") == ()


def test_nothing_is_read_before_the_first_question():
    """Start-up pays for nothing, the first NIK for the upper names, only the set-up for villages."""
    program = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from kiosk.people.regions import Regions; regions = Regions()\n"
        "assert not [file for file in opened if '.tsv' in file], opened\n"
        "regions.lookup('620101')\n"
        "read = {file.rsplit('/', 1)[-1] for file in opened if '.tsv' in file}\n"
        "assert read == {'areas.tsv'}, read\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_missing_or_broken_files_say_so(tmp_path):
    with pytest.raises(Broken, match=r"areas\.tsv"):
        Regions(tmp_path).lookup("620101")
    (tmp_path / "areas.tsv").write_text("62\tKalimantan Tengah\n")
    with pytest.raises(Broken, match=r"62\.tsv\.gz"):
        Regions(tmp_path).villages_of("620101")
    (tmp_path / "villages").mkdir()
    good = (FOLDER / "villages" / "62.tsv.gz").read_bytes()
    for bad in (
        b"",
        b"garbage",
        good[:-9],
        good[:5000] + b"\0\0\0\0" + good[5004:],
        gzip.compress(b"no tab\n"),
    ):
        (tmp_path / "villages" / "62.tsv.gz").write_bytes(bad)
        with pytest.raises(Broken, match=r"62\.tsv\.gz"):
            Regions(tmp_path).villages_of("620101")
    (tmp_path / "areas.tsv").write_bytes(b"\xff\xfe no tab")
    with pytest.raises(Broken, match=r"areas\.tsv"):
        Regions(tmp_path).lookup("620101")
