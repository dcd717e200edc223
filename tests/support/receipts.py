"""Receipts for tests and pictures: invented people, words as the shipped pack has them, two languages."""

from dataclasses import replace
from datetime import date

from kiosk.number import make_number
from kiosk.receipt.receipt import Receipt
from kiosk.receipt.token import TokenFields, sign_token

SEED = bytes(range(32))
_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
_SHORT = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
WORDS = {
    "id": {
        "campaign": "Kerja Keras Bebas Cemas",
        "title": "Bukti pendaftaran minat",
        "not-member": "BELUM menjadi peserta",
        "date": "Tanggal",
        "place": "Tempat",
        "name": "Nama",
        "nik": "NIK berakhir",
        "no-nik": "belum ada",
        "occupation": "Pekerjaan",
        "programmes": "Perlindungan",
        "price": "Iuran {months} bulan",
        "per-month": "{amount} per bulan",
        "ask-agent": "tanyakan agen",
        "price-village": "Dibayar desa, {months} bulan",
        "price-other": "Dibayar pihak lain, {months} bulan",
        "scan": "Agen memindai kode ini",
        "next": "Agen akan menghubungi Anda.",
        "agent": "Agen",
        "hours": "Jam",
        "keep": "Simpan kertas ini.",
        "warning": "Jangan bayar kepada siapa pun tanpa bukti resmi. Tanya: telepon 175.",
        "rights": "Data dipegang {controller}. Anda boleh melihat, membetulkan, dan menghapusnya.",
        "consent": "Persetujuan {version}",
        "consent-pending": "Persetujuan belum diberikan",
        "chain": "Catatan {head}",
        "copy": "CETAK ULANG {n}",
    },
    "en": {
        "campaign": "Kerja Keras Bebas Cemas",
        "title": "Proof of interest",
        "not-member": "NOT yet a member",
        "date": "Date",
        "place": "Place",
        "name": "Name",
        "nik": "NIK ends in",
        "no-nik": "none yet",
        "occupation": "Work",
        "programmes": "Protection",
        "price": "Price, {months} months",
        "per-month": "{amount} a month",
        "ask-agent": "ask the agent",
        "price-village": "Village pays, {months} months",
        "price-other": "Others pay, {months} months",
        "scan": "The agent scans this code",
        "next": "An agent will contact you.",
        "agent": "Agent",
        "hours": "Hours",
        "keep": "Keep this paper.",
        "warning": "Do not pay anyone without an official receipt. Ask: phone 175.",
        "rights": "Data held by {controller}. You may see, correct and erase it.",
        "consent": "Consent {version}",
        "consent-pending": "Consent not given yet",
        "chain": "Record {head}",
        "copy": "REPRINT {n}",
    },
}
for _language, _words in WORDS.items():
    _words.update({f"month-{n}": name for n, name in enumerate(_MONTHS[_language].split(), 1)})
    _words.update({f"short-{n}": name for n, name in enumerate(_SHORT[_language].split(), 1)})


def token(sequence: int = 123, copy: int = 0) -> str:
    """A token signed with SEED for kiosk K7M."""
    fields = TokenFields(
        code="K7M",
        sequence=sequence,
        entry_id=sequence.to_bytes(16, "big"),
        day=date(2026, 11, 21),
        copy=copy,
        commitment=b"12345678",
    )
    return sign_token(fields, SEED)


ORDINARY = Receipt(
    number=make_number("K7M", 123),
    day=date(2026, 11, 21),
    place="Desa Pangkalan Satu, Kotawaringin Barat",
    language="id",
    name="AHMAD FAUZI",
    nik_tail="0003",
    occupation="Nelayan",
    programmes="Kecelakaan & kematian",
    months=3,
    quoted=(("2026-11", 8400), ("2026-12", 8400), ("2027-01", 16800)),
    agent="Siti Rahmawati",
    hours="Senin–Jumat 08.00–15.00",
    wadah="BUMDes Senantiasa Jaya",
    controller="BPJS Ketenagakerjaan Cabang Pangkalan Bun",
    consent_version="2026-11",
    token=token(),
    chain_head="9f3ac01b",
    words=WORDS["id"],
)
ENGLISH = replace(
    ORDINARY,
    language="en",
    words=WORDS["en"],
    occupation="Fisher",
    programmes="Accident & death",
    hours="Monday–Friday 08.00–15.00",
)
LONGEST = replace(
    ORDINARY,
    number=make_number("K7M", 1_000_123),
    name="RADEN MAS KANJENG GUSTI SURYADININGRAT NOTOKUSUMO WIJAYAKUSU",
    place="Desa Sungai Pinang Lama Kecamatan Sungai Tabuk, Hulu Sungai Selatan, Kalimantan Selatan",
    occupation="Asisten rumah tangga (pembantu, pengasuh anak)",
    programmes="Kecelakaan kerja, kematian & tabungan hari tua",
    months=12,
    quoted=tuple(
        (f"{2026 + (n > 12)}-{(n - 1) % 12 + 1:02d}", 28400 if n < 13 else 36800 if n < 16 else 37800)
        for n in range(11, 23)
    ),
    agent="Maria Magdalena Oktaviani Kusumawardhani, S.Sos.",
    hours="Senin, Selasa dan Kamis 08.00–12.00, Jumat setelah salat Jumat",
    wadah="Badan Usaha Milik Desa Bersama Senantiasa Jaya Abadi Sentosa",
)
UNPRICED = replace(ORDINARY, quoted=(), nik_tail="", months=6)
COPY = replace(ORDINARY, copy=2, token=token(copy=2))
ALL = {
    "ordinary": ORDINARY,
    "english": ENGLISH,
    "longest": LONGEST,
    "unpriced": UNPRICED,
    "copy": COPY,
}
