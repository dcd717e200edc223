"""Makes the options that a page offers: each a key, a label, and whether it is chosen."""

from collections.abc import Callable, Iterable
from typing import Any

Map = dict[str, Any]


def option(key: str, label: str, chosen: str = "") -> Map:
    return {"key": key, "label": label, "selected": key == chosen}


def options(keys: Iterable[str], label: Callable[[str], str], chosen: str = "") -> list[Map]:
    return [option(key, label(key), chosen) for key in keys]
