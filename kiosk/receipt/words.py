"""Fills in the labels that a receipt needs from the campaign pack.

A pack's texts hold them per language in the section `receipt`. Words in braces are filled in here:
{months}, {amount}, {version}, {controller}, {n}, {head}.
"""

from kiosk.receipt.receipt import Receipt
from kiosk.words import Calendar, fill

RECEIPT_WORDS = (
    "campaign",  # Kerja Keras Bebas Cemas
    "title",  # Bukti pendaftaran minat
    "not-member",  # BELUM menjadi peserta
    "date",  # Tanggal
    "place",  # Tempat
    "name",  # Nama
    "nik",  # NIK berakhir
    "no-nik",  # belum ada
    "occupation",  # Pekerjaan
    "programmes",  # Perlindungan
    "price",  # Iuran {months} bulan
    "price-village",  # Dibayar desa, {months} bulan
    "price-other",  # Dibayar pihak lain, {months} bulan
    "per-month",  # {amount} per bulan
    "ask-agent",  # tanyakan agen
    "scan",  # Agen memindai kode ini
    "next",  # Agen akan menghubungi Anda.
    "agent",  # Agen
    "hours",  # Jam
    "keep",  # Simpan kertas ini.
    "warning",  # Jangan bayar kepada siapa pun tanpa bukti resmi. Tanya: telepon 175.
    "rights",  # Data dipegang {controller}. Anda boleh melihat, membetulkan, dan menghapusnya.
    "consent",  # Persetujuan {version}
    "consent-pending",  # Persetujuan belum diberikan
    "chain",  # Catatan {head}
    "copy",  # CETAK ULANG {n}
)
MONTHS = tuple(f"month-{n}" for n in range(1, 13))
SHORT_MONTHS = tuple(f"short-{n}" for n in range(1, 13))


def word(receipt: Receipt, slug: str, **values: object) -> str:
    """A label with its braces filled; a label the pack lacks shows its slug: the print must go on."""
    return fill(receipt.words.get(slug, slug), values)


def calendar_of(receipt: Receipt) -> Calendar:
    """The months in the receipt's language, as they were saved with it: a reprint needs no pack."""
    return Calendar(*(tuple(word(receipt, slug) for slug in slugs) for slugs in (MONTHS, SHORT_MONTHS)))


def price_spans(receipt: Receipt) -> tuple[tuple[str, int, int], ...]:
    """The quote as runs of months with one price: (Nov-Des 2026, number of months, rupiah a month)."""
    runs: list[list[tuple[str, int]]] = []
    for month, amount in receipt.quoted:
        if runs and runs[-1][-1][1] == amount:
            runs[-1].append((month, amount))
        else:
            runs.append([(month, amount)])
    return tuple((_span(receipt, run[0][0], run[-1][0]), len(run), run[0][1]) for run in runs)


def _span(receipt: Receipt, first: str, last: str) -> str:
    if first == last:
        return _month(receipt, first)
    if first[:4] == last[:4]:
        return f"{_month(receipt, first)[:-5]}–{_month(receipt, last)}"
    return f"{_month(receipt, first)}–{_month(receipt, last)}"


def _month(receipt: Receipt, month: str) -> str:
    return f"{calendar_of(receipt).short_month(month)} {month[:4]}"
