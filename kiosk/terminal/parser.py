"""Describes the terminal's verbs for files in and out: lists, bundles, replies, reports, people's rights."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A verb whose module is loaded when it is wanted: the store and its libraries cost half a second."""

    def run(arguments: argparse.Namespace) -> int:
        return int(getattr(import_module(f"kiosk.terminal.{module}"), name)(arguments))

    return run


def add_parsers(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add every verb of this module to the program's."""
    _lists(verbs)
    _loop(verbs)
    _branch(verbs)
    _papers(verbs)
    _recovery(verbs)
    _voice(verbs)


def _verb(verbs: Any, name: str, run: Any, text: str, *, data: bool = False) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
    made.add_argument("--json", action="store_true", help="one JSON answer on stdout")
    if data:
        made.add_argument("--data", type=Path, required=True, metavar="DIR", help="the station's folder")
        made.add_argument("--no-keyring", action="store_true", help="keep the keys in a 0600 file")
    made.set_defaults(run=run)
    return made


def _lists(verbs: Any) -> None:
    take = _verb(
        verbs,
        "import",
        _later("import_commands", "take_list"),
        "take in a list of people (XLSX, XLS, ODS or CSV)",
        data=True,
    )
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--mapping", required=True, metavar="NAME", help="sipp, plain, odk, or a mapping file")
    take.add_argument("--dry-run", action="store_true", help="check every row, store nothing")
    take.add_argument("--accept-good", action="store_true", help="store the good rows although some are bad")
    take.add_argument("--language", default="id", metavar="CODE", help="the people's language")
    take.add_argument("--sheet", action="append", default=[], metavar="NAME", help="a sheet to read")
    take.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="KIND=VALUE",
        help="answer a question about the list (repeatable), or occupation:WORD=ID for a word not known",
    )
    take.add_argument(
        "--understood", type=Path, metavar="FILE", help="with --dry-run: what each row was understood as"
    )
    take.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE.xlsx",
        help="with --dry-run: the list with what is wrong",
    )

    give = _verb(
        verbs,
        "export",
        _later("list_commands", "export"),
        "write a list of people, encrypted by default",
        data=True,
    )
    give.add_argument("--mapping", required=True, metavar="NAME", help="sipp, plain, odk, or a mapping file")
    give.add_argument("--out", type=file_to_be, required=True, metavar="FILE", help="FILE.xlsx or FILE.csv")
    how = give.add_mutually_exclusive_group()
    how.add_argument("--to", metavar="RECIPIENT", help="age1..., a branch's key folder or its public file")
    how.add_argument("--branch", dest="to", metavar="KEYS", help="the same for a branch, as bundle calls it")
    how.add_argument("--plain", action="store_true", help="in clear; needs --reason")
    give.add_argument(
        "--reason", default="", metavar="TEXT", help="why; it stands in the audit chain's notes"
    )
    give.set_defaults(misuse=give.error)
    _who(give, "--plain at a real station: whose account this is")


def _loop(verbs: Any) -> None:
    send = _verb(
        verbs, "bundle", _later("list_commands", "bundle"), "make the next bundle for the branch", data=True
    )
    send.add_argument(
        "--branch",
        type=Path,
        metavar="KEYS",
        help="the branch's public file or key folder; else the one that lies in the station's folder",
    )
    send.add_argument("--out", type=file_or_folder, required=True, metavar="FILE", help="a file, or a folder")

    take = _verb(
        verbs, "reply", _later("list_commands", "take_reply"), "take in the branch's reply", data=True
    )
    take.add_argument("file", type=Path, metavar="FILE")


def _branch(verbs: Any) -> None:
    text = "the branch's own computer: keys, trust, opening bundles, answering"
    branch = verbs.add_parser("branch", help=text, description=text)
    deeds = branch.add_subparsers(dest="deed", required=True, metavar="DEED")

    make = _verb(deeds, "init", _later("branch_commands", "init"), "make the branch's key folder")
    _keys(make, "init")
    make.add_argument("--name", default="", metavar="NAME", help="what kiosks show as the branch's name")
    make.add_argument("--passphrase", action="store_true", help="ask for a passphrase to lock the keys")

    trust = _verb(deeds, "trust", _later("branch_commands", "trust"), "trust a station by its identity file")
    _keys(trust, "trust", ("station", Path, "STATION-FILE"))
    trust.add_argument(
        "--replace", action="store_true", help="the station was set up anew: trust its new key too"
    )

    revoke = _verb(
        deeds,
        "revoke",
        _later("branch_commands", "revoke"),
        "trust a station no longer (stolen, set up anew)",
    )
    _keys(revoke, "revoke", ("fingerprint", str, "FINGERPRINT"))

    look = _verb(
        deeds,
        "open",
        _later("branch_commands", "open_bundles"),
        "open bundles of many kiosks into one workbook",
    )
    look.add_argument("files", type=Path, nargs="+", metavar="FILE")
    look.add_argument("--keys", type=Path, required=True, metavar="KEYS")
    look.add_argument("--out", type=file_to_be, required=True, metavar="FILE", help="FILE.xlsx or FILE.csv")
    look.add_argument(
        "--mapping", default="sipp", metavar="NAME", help="columns of the people's sheet (sipp)"
    )
    look.add_argument("--undecided", action="store_true", help="leave out whom the branch has decided on")

    answer = _verb(
        deeds, "reply", _later("branch_commands", "reply"), "answer the kiosks by a sheet of decisions"
    )
    answer.add_argument("--keys", type=Path, required=True, metavar="KEYS")
    answer.add_argument("--decisions", type=Path, required=True, metavar="FILE", help="CSV or XLSX")
    answer.add_argument("--out", type=Path, required=True, metavar="DIR")
    answer.add_argument("--accept-good", action="store_true", help="take the good rows although some are bad")

    for each in (make, trust, revoke, look, answer):
        each.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help="read the passphrase from here"
        )


def _keys(verb: argparse.ArgumentParser, deed: str, *more: tuple[str, Callable[[str], Any], str]) -> None:
    """The key folder as the first word or as --keys, and what else the deed needs after it."""
    names = ["KEYS", *(shown for _, _, shown in more)]
    verb.add_argument("words", nargs="*", metavar=" ".join(names), help="KEYS may be given as --keys too")
    verb.add_argument("--keys", dest="named_keys", type=Path, metavar="KEYS", help="the branch's key folder")
    run = verb.get_default("run")

    def with_keys(arguments: argparse.Namespace) -> int:
        words = list(arguments.words)
        if arguments.named_keys is None and words:
            arguments.named_keys = Path(words.pop(0))
        if arguments.named_keys is None or len(words) != len(more):
            verb.error(f"branch {deed} needs {' '.join(names)}")
        arguments.keys = arguments.named_keys
        for (name, kind, _), word in zip(more, words, strict=True):
            setattr(arguments, name, kind(word))
        return int(run(arguments))

    verb.set_defaults(run=with_keys)


def file_to_be(text: str) -> Path:
    """Where a file shall go; a folder is none."""
    if text.endswith(("/", "\\")):
        raise argparse.ArgumentTypeError(f"{text!r} is a folder; name a file in it")
    return Path(text)


def file_or_folder(text: str) -> Path:
    """Where a file shall go, or a folder for it, which is made where it ends with a slash."""
    path = Path(text)
    if text.endswith(("/", "\\")):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise argparse.ArgumentTypeError(f"{text!r} cannot be made: {error.strerror}") from error
    return path


def _papers(verbs: Any) -> None:
    told = _verb(
        verbs,
        "confirm",
        _later("station_commands", "confirm"),
        "say that what check told of the store was read and done",
        data=True,
    )
    _who(told)

    report = _verb(
        verbs, "report", _later("report_commands", "report"), "the monthly report as PDF and XLSX", data=True
    )
    report.add_argument("--month", required=True, metavar="YYYY-MM")
    report.add_argument("--out", type=Path, required=True, metavar="DIR")
    report.add_argument("--language", default="id", metavar="CODE")

    person = _verb(
        verbs,
        "person",
        _later("report_commands", "person"),
        "a person's rights: copy or erase their data",
        data=True,
    )
    person.add_argument("number", metavar="NUMBER")
    deed = person.add_mutually_exclusive_group(required=True)
    deed.add_argument("--copy", action="store_true", help="everything held of this person")
    deed.add_argument("--erase", action="store_true", help="destroy this person's data; the fact remains")
    person.add_argument("--reason", required=True, metavar="TEXT")
    _who(person)

    pack = _verb(
        verbs,
        "breach-pack",
        _later("report_commands", "breach"),
        "whom to notify after a breach, and of what",
        data=True,
    )
    pack.add_argument("--out", type=Path, required=True, metavar="DIR")
    pack.add_argument("--to", metavar="RECIPIENT", help="encrypt the list of people to this key")
    pack.add_argument(
        "--found", metavar="WHEN", help="when it was discovered (2026-11-20T18:30), on the kiosk's clock"
    )
    pack.add_argument("--language", default="id", metavar="CODE")
    _who(pack)


def _recovery(verbs: Any) -> None:
    kit = _verb(
        verbs,
        "recovery-kit",
        _later("recovery_commands", "recovery_kit"),
        "the key that opens backups on a new machine, as a file and pages for the safe",
        data=True,
    )
    kit.add_argument("--out", type=Path, required=True, metavar="DIR")
    _who(kit)


def _voice(verbs: Any) -> None:
    text = "what a villager hears: the script, what is missing, making a voice, one screen as a file"
    voice = verbs.add_parser("voice", help=text, description=text)
    deeds = voice.add_subparsers(dest="deed", required=True, metavar="DEED")

    def deed(name: str, run: str, text: str) -> argparse.ArgumentParser:
        made = _verb(deeds, name, _later("voice_commands", run), text, data=True)
        made.add_argument("--language", default="id", metavar="CODE")
        return made

    deed("check", "check", "every screen and state without voice")
    lines = deed("script", "write", "everything that a whole voice says, as CSV")
    lines.add_argument("--out", type=file_to_be, required=True, metavar="FILE.csv")
    make = deed("build", "make", "make the clips with espeak-ng and oggenc")
    make.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    show = deed("render", "render", "one screen in one state as a 16-bit WAV")
    show.add_argument("--screen", required=True, metavar="STEP", help="nik, period, receipt, ...")
    show.add_argument("--state", default="{}", metavar="JSON", help="register's fields, start and number")
    show.add_argument("--out", type=file_to_be, required=True, metavar="FILE.wav")


def _who(verb: argparse.ArgumentParser, text: str = "at a real station: whose account this is") -> None:
    """The person behind a command that not everybody may give; the PIN is never an argument."""
    verb.add_argument("--as", dest="who", default="", metavar="NAME", help=text)
    verb.add_argument(
        "--pin-file", type=Path, metavar="FILE", help="read the PIN from here (0600), do not ask"
    )
