"""Writes the log: one JSON line an event, allow-listed fields, never personal data."""

import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

ALLOWED = frozenset(
    [
        "event",
        "level",
        "timestamp",
        "kind",
        "code",
        "step",
        "job",
        "state",
        "seconds",
        "version",
        "file",
        "line",
        "count",
        "where",
    ]
)


def allow_listed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
    """Drop every field that is not known to be harmless (names, NIKs and phones never are)."""
    return {key: value for key, value in event.items() if key in ALLOWED}


class Log:
    """Opened by its first line: structlog takes half as long to import as Qt, and most days log nothing."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._opened: Any = None

    def start(self, folder: Path | None) -> None:
        """Write to kiosk.log of the data folder (5 x 1 MB at the most), or to stderr without one."""
        self._folder, self._opened = folder, None

    def info(self, event: str, **fields: object) -> None:
        self._open().info(event, **fields)

    def warning(self, event: str, **fields: object) -> None:
        self._open().warning(event, **fields)

    def error(self, event: str, **fields: object) -> None:
        self._open().error(event, **fields)

    def _open(self) -> Any:
        if self._opened is None:
            self._opened = opened(self._folder)
        return self._opened


def opened(folder: Path | None) -> Any:
    """The structured logger on top of the file's (or stderr's) handler."""
    import logging.handlers

    import structlog

    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "kiosk.log", maxBytes=1_000_000, backupCount=4
        )
    handler.setFormatter(logging.Formatter("%(message)s"))
    lines = logging.getLogger("kiosk")
    for before in lines.handlers:
        before.close()
    lines.handlers[:] = [handler]
    lines.setLevel(logging.INFO)
    lines.propagate = False
    return structlog.wrap_logger(
        lines,
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            allow_listed,
            structlog.processors.JSONRenderer(),
        ],
    )


log = Log()
