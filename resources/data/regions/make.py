"""Makes areas.tsv and villages/*.tsv.gz from the unpacked npm package idn-area-data 4.0.1.

    npm pack idn-area-data@4.0.1 && tar xzf idn-area-data-4.0.1.tgz
    python make.py package/data

Codes lose their dots; a double quote inside a name (a mark for the glottal stop) and the curly
apostrophe become a plain apostrophe; a trailing asterisk is dropped. Nothing else is changed. The same
input gives the same bytes, so a change in the data shows as a change of the files.
"""

import csv
import gzip
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLAIN = str.maketrans({'"': "'", "’": "'", "\t": " "})


def areas(source: Path) -> list[tuple[str, str]]:
    """(code without dots, tidy name) of every row, in order of the code."""
    with source.open(encoding="utf-8", newline="") as rows:
        pairs = [(row["code"].replace(".", ""), tidy(row["name"])) for row in csv.DictReader(rows)]
    return sorted(pairs)


def tidy(name: str) -> str:
    return " ".join(name.translate(PLAIN).rstrip("*").split())


def as_lines(pairs: list[tuple[str, str]]) -> bytes:
    return "".join(f"{code}\t{name}\n" for code, name in pairs).encode()


def make(package: Path) -> None:
    upper = (
        areas(package / "provinces.csv") + areas(package / "regencies.csv") + areas(package / "districts.csv")
    )
    (HERE / "areas.tsv").write_bytes(as_lines(sorted(upper)))
    by_province = defaultdict(list)
    for code, name in areas(package / "villages.csv"):
        by_province[code[:2]].append((code, name))
    folder = HERE / "villages"
    folder.mkdir(exist_ok=True)
    for province, pairs in by_province.items():
        (folder / f"{province}.tsv.gz").write_bytes(gzip.compress(as_lines(pairs), 9, mtime=0))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
