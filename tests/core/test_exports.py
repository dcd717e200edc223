"""Lists leave the kiosk as the mapping says, in clear or for the branch's key alone."""

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from openpyxl import load_workbook

from kiosk.agency.lists.export import FIELDS, Subject, export_plain, export_sealed, kind_of
from kiosk.agency.lists.import_rows import FIELDS as IMPORTED
from kiosk.agency.lists.mappings import Mapping, find_mapping, load_mapping
from kiosk.errors import Refused
from kiosk.exchange.entries import Entry, FollowUpState, Place
from tests.support.builders import NIK, SEED, draft, quote, registration

PLACE = Place(village="PANGKALAN SATU", district="KUMAI", regency="KOTAWARINGIN BARAT")
NOW = datetime(2026, 11, 21, 2, 14, tzinfo=UTC)
KNOWN = (*FIELDS, *IMPORTED)


def mapping(name: str) -> Mapping:
    return load_mapping(find_mapping(name), KNOWN)


def subjects(count: int = 1, **changes: object) -> list[Subject]:
    return [
        Subject(
            entry=Entry(
                registration=registration(n, draft=draft(n, **changes)),
                state=FollowUpState(outcome="member", outcome_on=date(2026, 12, 1), kpj="00123456789"),
            ),
            kiosk="K7M",
            place=PLACE,
            label=lambda occupation: occupation.title(),
        )
        for n in range(1, count + 1)
    ]


def exported(tmp_path: Path, name: str, kind: str, rows: list[Subject]) -> list[dict[str, str]]:
    out = tmp_path / f"daftar.{kind}"
    export_plain(rows, len(rows), mapping(name), out)
    if kind == "xlsx":
        header, *lines = load_workbook(out).active.iter_rows(values_only=True)
        return [{str(key): value for key, value in zip(header, line, strict=True)} for line in lines]
    text = out.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mapping(name).csv.separator))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_sipp(tmp_path: Path, kind: str) -> None:
    row = exported(tmp_path, "sipp", kind, subjects())[0]
    assert {name: str(value) for name, value in row.items() if value} == {
        "NO_PEGAWAI": registration().number,
        "NAMA_LENGKAP": "SITI AMINAH",
        "HP": "081234567890",
        "TANGGAL_LAHIR": "10-03-1990",
        "JENIS_IDENTITAS": "KTP",
        "NOMOR_IDENTITAS": NIK[:12] + "0001",
        "JENIS_KELAMIN": "P",
        "SURAT_MENYURAT_KE": "S",
        "KODE_NEGARA": "ID",
        "UPAH": "1000000",
        "ALAMAT": "Dusun I, RT 002, RW 001, PANGKALAN SATU, KUMAI, KOTAWARINGIN BARAT",
        "LOKASI_PEKERJAAN": "PANGKALAN SATU",
    }


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_plain_and_odk(tmp_path: Path, kind: str) -> None:
    plain = exported(tmp_path, "plain", kind, subjects())[0]
    guard = "'" if kind == "csv" else ""
    assert [plain[name] for name in ("NIK", "HP", "KPJ", "RT")] == [
        guard + digits for digits in (NIK[:12] + "0001", "081234567890", "00123456789", "002")
    ]
    assert (plain["Hasil terakhir"], plain["Tanggal hasil"]) == (
        "terdaftar (KPJ)",
        "01-12-2026",
    )
    assert (plain["Pekerjaan"], plain["Program"], plain["Tanggal daftar"]) == (
        "Petani",
        "JKK JKM",
        "21-11-2026",
    )
    odk = exported(tmp_path, "odk", kind, subjects())[0]
    assert (odk["SubmissionDate"], odk["KEY"]) == ("2026-11-21T09:14:00+07:00", f"uuid:{1:032x}")


@pytest.mark.parametrize("name", ["sipp", "plain", "odk"])
def test_days_and_months_are_written_the_same_way_everywhere(tmp_path: Path, name: str) -> None:
    """Only ODK's SubmissionDate is ISO: its tools read nothing else."""
    rows = subjects(start="2026-12")
    paid = replace(rows[0].entry.state, paid_months=("2026-12", "2027-02"), due=date(2027, 1, 5))
    rows = [replace(rows[0], entry=replace(rows[0].entry, state=paid))]
    row = exported(tmp_path, name, "csv", rows)[0]
    iso = [heading for heading, cell in row.items() if re.match(r"'?20\d\d-\d\d", cell)]
    # The consent text's version is a name.
    iso = [each for each in iso if each != "consent-version"]
    assert iso == (["SubmissionDate"] if name == "odk" else [])
    if name == "plain":
        assert (row["Mulai"], row["Terbayar sampai"]) == ("12-2026", "02-2027")
    if name == "odk":
        assert (row["plan-start"], row["person-birth_date"]) == ("12-2026", "10-03-1990")


def test_people_without_nik_phone_or_price(tmp_path: Path) -> None:
    rows = subjects(1, nik=None, phone=None, quote=None, birth_date=None, sex=None, bracket=2)
    row = exported(tmp_path, "sipp", "csv", [replace(rows[0], base={2: 1_200_000}.get)])[0]
    assert (row["NOMOR_IDENTITAS"], row["HP"], row["UPAH"], row["JENIS_KELAMIN"]) == ("", "", "1200000", "")


def test_sealed_is_readable_for_the_branch_alone_and_names_itself(tmp_path: Path) -> None:
    branch, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    done = export_sealed(
        subjects(3),
        3,
        mapping("sipp"),
        tmp_path / "daftar.xlsx",
        recipient=str(branch.to_public()),
        to="Cabang Pangkalan Bun",
        kiosk="K7M",
        seed=SEED,
        now=NOW,
    )
    assert done.file.name == "daftar.xlsx.age"
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "daftar.xlsx.age",
        "daftar.xlsx.age.manifest.json",
    ]
    clear = pyrage.decrypt(done.file.read_bytes(), [branch])
    assert load_workbook(io.BytesIO(clear)).active.max_row == 4
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(done.file.read_bytes(), [other])
    manifest = json.loads(done.manifest.read_bytes())
    signature = bytes.fromhex(manifest.pop("signature"))
    assert manifest["sha256"] == hashlib.sha256(done.file.read_bytes()).hexdigest()
    assert (manifest["rows"], manifest["to"], manifest["mapping"]) == (3, "Cabang Pangkalan Bun", "sipp")
    signed = json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode()
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(manifest["signer"])).verify(signature, signed)
    for canary in ("SITI", NIK[:12], "81234567890"):
        assert all(canary.encode() not in each.read_bytes() for each in tmp_path.iterdir())


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        export_plain(subjects(500), 500, mapping("plain"), tmp_path / "x.csv", lambda done, total: done < 200)
    assert refusal.value.code == "cancelled"
    assert list(tmp_path.iterdir()) == []


def test_the_kind_is_in_the_name() -> None:
    assert [kind_of(Path(name)) for name in ("a.xlsx", "b.CSV", "c.csv.age", "d.age")] == [
        "xlsx",
        "csv",
        "csv",
        "xlsx",
    ]
    with pytest.raises(Refused):
        kind_of(Path("daftar.xls"))


def test_quotes_are_whole_rupiah(tmp_path: Path) -> None:
    assert exported(tmp_path, "plain", "xlsx", subjects())[0]["Iuran"] == quote().total
