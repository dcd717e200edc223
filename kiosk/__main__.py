"""Runs the operator's commands: python -m kiosk VERB ... (exit 0 good, 1 refused, 2 misuse)."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kiosk import VERSION
from kiosk.errors import Broken, Refused
from kiosk.security.own_memory import keep_memory_private
from kiosk.terminal.output import advice, say, show, speak, told, write_everything
from kiosk.words import FIRST

CLOSED_PIPE = 141
"""The exit code where the reader has left, as shells know it."""


def parser() -> argparse.ArgumentParser:
    """Every verb with its options; also read by the documentation's test."""
    from kiosk.registration import PAYERS
    from kiosk.terminal import station_commands
    from kiosk.terminal.parser import add_parsers, file_to_be

    top = argparse.ArgumentParser(prog="kiosk", description=__doc__)
    top.add_argument("--version", action="version", version=f"Anjungan KKBC {VERSION}")
    top.add_argument(
        "--language", dest="speak", default="", metavar="CODE", help="what the terminal speaks: id, en"
    )
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, run: object, text: str, *, data: bool = False) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=text, description=text)
        made.add_argument("--json", action="store_true", help="one JSON answer on stdout")
        if data:
            made.add_argument("--data", type=Path, required=True, metavar="DIR", help="the station's folder")
            made.add_argument("--no-keyring", action="store_true", help="keep the keys in a 0600 file")
        made.set_defaults(run=run)
        return made

    nik = verb("nik", station_commands.nik, "what a NIK says of itself")
    nik.add_argument("nik", metavar="-|NIK", help="- reads it from the input, where nobody sees it")
    nik.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="count ages on this day")

    occupations = verb("occupations", station_commands.occupations, "every occupation with its words")
    occupations.add_argument("--language", default="id", metavar="CODE")

    quote = verb("quote", station_commands.quote, "the contribution for a work, an income and a period")
    quote.add_argument("--occupation", required=True, metavar="ID")
    quote.add_argument("--income", required=True, type=int, metavar="RUPIAH", help="a month's income")
    quote.add_argument("--programmes", required=True, metavar="jkk,jkm[,jht]")
    quote.add_argument("--months", required=True, type=int, metavar="N", help="1, 3, 6 or 12")
    quote.add_argument("--start", required=True, metavar="YYYY-MM")
    quote.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="quote as on this day")

    register = verb(
        "register", station_commands.register, "register people from JSON lines on stdin", data=True
    )
    register.add_argument(
        "--payer", choices=PAYERS, default="self", help="who pays, where a line does not say"
    )

    verify = verb("verify", station_commands.verify, "is this receipt genuine?")
    verify.add_argument("receipt", metavar="TOKEN|IMAGE")
    verify.add_argument("--trust", type=Path, metavar="FILE", help="the branch's trust list")
    verify.add_argument("--data", type=Path, metavar="DIR", help="a station: its own receipts and trust list")
    verify.add_argument("--here", action="store_true", help="look into the station's store as well")
    verify.add_argument("--no-keyring", action="store_true", help=argparse.SUPPRESS)

    identity = verb("identity", station_commands.identity, "write the station's public identity", data=True)
    identity.add_argument("--out", type=file_to_be, required=True, metavar="FILE")

    trust = verb("trust", station_commands.trust, "make a trust list of identity files")
    trust.add_argument("files", nargs="+", type=Path, metavar="FILE")
    trust.add_argument("--out", type=file_to_be, required=True, metavar="TRUST")
    trust.add_argument("--branch-key", type=Path, metavar="KEYS", help="the branch's key folder")
    trust.add_argument("--revoke", nargs="*", default=[], metavar="FINGERPRINT", help="stations not to trust")
    trust.add_argument("--serial", type=int, default=1, metavar="N", help="rises with every list")

    verb(
        "check",
        station_commands.check,
        "settings, keys, encryption, pack, printer, clock, disk, audit",
        data=True,
    )
    verb("print-test", station_commands.print_test, "print a test receipt", data=True)

    audit = verb("audit", station_commands.audit, "the audit chain: list it, or verify it", data=True)
    audit.add_argument("action", nargs="?", choices=("list", "verify"), default="verify")

    backup = verb("backup", station_commands.backup, "a verified, encrypted copy of the store", data=True)
    backup.add_argument("--out", type=file_to_be, required=True, metavar="FILE")

    restore = verb(
        "restore", station_commands.restore, "put a backup in the place of a lost store", data=True
    )
    restore.add_argument("file", type=Path, metavar="FILE", help="made by backup")
    restore.add_argument(
        "--kit",
        type=Path,
        metavar="DIR",
        help="recovery kit or branch's key folder: for a new machine",
    )
    restore.add_argument("--code", default="", metavar="CODE", help="the new code; chosen if not given")

    sample = verb("sample", station_commands.sample, "fill a station with invented people", data=True)
    sample.add_argument("--people", type=int, required=True, metavar="N")
    sample.add_argument("--seed", type=int, default=1, metavar="S")

    add_parsers(verbs)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; never a traceback for a foreseen fault, nor where nobody reads the answer any more."""
    keep_memory_private()
    write_everything()
    try:
        chosen = parser().parse_args(arguments)
        speak(getattr(chosen, "language", None) or chosen.speak or FIRST)
        code = _run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    return code


def _run(chosen: argparse.Namespace) -> int:
    try:
        return int(chosen.run(chosen))
    except Refused as refused:
        say(chosen, {"problem": refused.code, "field": refused.field})
        show(f"{told('refused', what=refused)}\n{advice(refused.code, chosen.verb)}".strip())
        return 1
    except Broken as broken:
        say(chosen, {"problem": broken.code, "file": broken.file, "line": broken.line, "mend": broken.mend})
        show(f"{told('not-ready', what=broken)}\n{advice(broken.code, chosen.verb)}".strip())
        return 1


if __name__ == "__main__":
    sys.exit(main())
