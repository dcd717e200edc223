"""Makes a complete backup: the store with its box, and beside it the list of who was erased."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.recovery.box import sealed_box
from kiosk.store.backup import drop_old
from kiosk.store.erasures import ERASED, erased_in, write_list

if TYPE_CHECKING:
    from kiosk.station import Station


def prepare(station: Station) -> Callable[[Path], None]:
    """Read what belongs into a backup; what this answers makes it at a path, on any thread.

    Backups of this station older than 90 days go then, from that folder and from the station's own: they hold
    people who were erased since. Raises StoreError as Store.backup does, Refused as write_list does.
    """
    store, box, folder = station.store, sealed_box(station), station.ground.folder
    now = station.ground.clock.now()
    with store.reading() as connection:
        erased = {*erased_in(connection), *store.mark.items(ERASED)}

    def make(to: Path) -> None:
        write_list(to.parent, store.keys, erased)
        store.backup(to, box)
        for place in {to.parent, folder}:
            drop_old(place, store.keys, now)

    return make
