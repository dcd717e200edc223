"""Answers a command: one JSON value with --json, else readable lines; messages go to stderr."""

import argparse
import io
import json
import sys
from contextvars import ContextVar
from typing import Any, TextIO

from kiosk.words import FIRST, mend, words

_LANGUAGE: ContextVar[str] = ContextVar("language", default=FIRST)


def say(arguments: argparse.Namespace, answer: Any) -> None:
    """Print an answer on stdout."""
    if getattr(arguments, "json", False):
        print(json.dumps(answer, ensure_ascii=not _is_unicode(sys.stdout)))
        return
    for line in _lines(answer):
        print(line)


def show(message: str) -> None:
    """A message for the operator as it stands, beside the answer."""
    print(message, file=sys.stderr)


def tell(key: str, **values: object) -> None:
    """A message for the operator in the terminal's language."""
    show(told(key, **values))


def told(key: str, **values: object) -> str:
    """What the terminal's language calls it."""
    return words(_LANGUAGE.get(), "terminal")("told", key, **values)


def advice(code: str, verb: str = "") -> str:
    """What to do about a problem, in the terminal's language; empty where nobody has worded it."""
    return mend(code, _LANGUAGE.get(), verb)


def spoken() -> str:
    """The language that the terminal speaks."""
    return _LANGUAGE.get()


def speak(language: str) -> None:
    """Speak this language from now on; Indonesian where there are no words of it."""
    _LANGUAGE.set(language)


def write_everything() -> None:
    """Let nothing that is said fail for the console's code page: what it lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not _is_unicode(stream):
            stream.reconfigure(errors="backslashreplace")


def _is_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def _lines(answer: Any, indent: str = "") -> list[str]:
    if isinstance(answer, dict):
        found = []
        for key, value in answer.items():
            if isinstance(value, dict | list | tuple) and value:
                found += [f"{indent}{key}:", *_lines(value, indent + "  ")]
            else:
                found.append(f"{indent}{key}: {_plain(value)}")
        return found
    if isinstance(answer, list | tuple):
        return [line for item in answer for line in (_row(item, indent))]
    return [indent + _plain(answer)]


def _row(item: Any, indent: str) -> list[str]:
    if isinstance(item, dict):
        return [indent + "  ".join(f"{key}={_plain(value)}" for key, value in item.items())]
    if isinstance(item, list | tuple):
        return [indent + "  ".join(_plain(value) for value in item)]
    return [f"{indent}{_plain(item)}"]


def _plain(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple) and not value:
        return "-"
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
