"""The log: one JSON line an event, allow-listed fields, never personal data."""

import logging
import logging.handlers
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

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


def start_log(folder: Path | None) -> None:
    """Write to kiosk.log of the data folder (5 x 1 MB at the most), or to stderr without one."""
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "kiosk.log", maxBytes=1_000_000, backupCount=4
        )
    handler.setFormatter(logging.Formatter("%(message)s"))
    root = logging.getLogger("kiosk")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            allow_listed,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=lambda *_: root,
        cache_logger_on_first_use=False,
    )
