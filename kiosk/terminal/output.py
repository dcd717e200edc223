"""Answers a command: one JSON value with --json, else readable lines; messages go to stderr."""

import argparse
import json
import sys
from typing import Any


def say(arguments: argparse.Namespace, answer: Any) -> None:
    """Print an answer on stdout."""
    if getattr(arguments, "json", False):
        print(json.dumps(answer, ensure_ascii=False))
        return
    for line in _lines(answer):
        print(line)


def tell(message: str) -> None:
    """A message for the operator, beside the answer."""
    print(message, file=sys.stderr)


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
