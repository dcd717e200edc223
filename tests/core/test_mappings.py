"""Mapping files are found, checked, and their typos named with file, line and mend."""

from pathlib import Path

import pytest

from kiosk.agency.lists.export import FIELDS
from kiosk.agency.lists.import_rows import FIELDS as IMPORTED
from kiosk.agency.lists.mappings import SHIPPED, find_mapping, load_mapping
from kiosk.errors import Refused, SettingsError

SIPP = (
    "NO_PEGAWAI, NAMA_LENGKAP, GELAR, TELEPON_AREA_RUMAH, TELEPON_RUMAH, TELEPON_AREA_KANTOR, "
    "TELEPON_KANTOR, TELEPON_EXT_KANTOR, HP, EMAIL, TEMPAT_LAHIR, TANGGAL_LAHIR, NAMA_IBU_KANDUNG, "
    "JENIS_IDENTITAS, NOMOR_IDENTITAS, MASA_LAKU_IDENTITAS, JENIS_KELAMIN, SURAT_MENYURAT_KE, "
    "TANGGAL_KEPESERTAAN, STATUS_KAWIN, GOLONGAN_DARAH, NPWP, KODE_NEGARA, UPAH, ALAMAT, KODE_POS, "
    "LOKASI_PEKERJAAN, STATUS_PEGAWAI, TGL_AWAL_BEKERJA, TGL_AKHIR_KONTRAK"
)
KNOWN = (*FIELDS, *IMPORTED, "verdict")
GOOD = """id = "x"
title = "X"
sheet = "X"

[[columns]]
name = "NIK"
from = "nik"

[[columns]]
name = "Nama"
from = "name"
"""


@pytest.mark.parametrize("name", ["sipp", "plain", "odk", "decisions"])
def test_shipped_mappings_are_good(name: str) -> None:
    assert load_mapping(find_mapping(name), KNOWN).id == name


def test_sipp_has_exactly_its_columns_in_order() -> None:
    assert list(load_mapping(find_mapping("sipp"), KNOWN).headings) == SIPP.split(", ")


TYPOS = [
    ("mapping-field", 11, 'from = "name"', 'from = "nama"', "nama -> name"),
    ("mapping-form", 11, 'from = "name"', 'form = "name"', "form -> from"),
    ("mapping-form", 2, 'title = "X"', 'titel = "X"', "titel -> title"),
    ("mapping-form", 10, 'name = "Nama"', "name = 5", "Expected `str`"),
    ("mapping-twice", 10, 'name = "Nama"', 'name = "NIK"', "NIK"),
    ("mapping-syntax", 6, 'name = "NIK"', 'name = "NIK', "line 6"),
    (
        "mapping-separator",
        5,
        '\n[[columns]]\nname = "NIK"',
        '[csv]\nseparator = "/"\n[[columns]]\nname = "NIK"',
        ";",
    ),
    (
        "mapping-field",
        5,
        '\n[[columns]]\nname = "NIK"',
        '[defaults]\nincom = "0"\n[[columns]]\nname = "NIK"',
        "income",
    ),
]


@pytest.mark.parametrize(("code", "line", "right", "wrong", "mend"), TYPOS)
def test_typos_are_named(tmp_path: Path, code: str, line: int, right: str, wrong: str, mend: str) -> None:
    file = tmp_path / "cabang.toml"
    file.write_text(GOOD.replace(right, wrong, 1))
    with pytest.raises(SettingsError) as error:
        load_mapping(file, KNOWN)
    assert (error.value.code, error.value.file, error.value.line) == (code, str(file), line)
    assert mend in error.value.mend


def test_a_branch_may_replace_a_shipped_mapping(tmp_path: Path) -> None:
    (tmp_path / "mappings").mkdir()
    own = tmp_path / "mappings" / "sipp.toml"
    own.write_text(GOOD)
    assert find_mapping("sipp", tmp_path) == own
    assert find_mapping("plain", tmp_path) == SHIPPED / "plain.toml"
    assert find_mapping(str(own)) == own


@pytest.mark.parametrize("name", ["nope", "../sipp", "/etc/passwd", "", "sipp.toml"])
def test_an_unknown_mapping_is_refused_with_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        find_mapping(name, tmp_path)
    assert refusal.value.code == "no-mapping"
    assert "odk, plain, sipp" in refusal.value.detail
