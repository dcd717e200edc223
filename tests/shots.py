"""Pictures of every screen in every state: python -m tests.shots DIR [--only Work,Plan] [--size L,M,P] ..."""

import argparse
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtGui import QGuiApplication

from kiosk.clock import FixedClock
from tests.support.desk_scenes import FIRST_SCENES, furnish
from tests.support.desk_scenes import SCENES as DESK_SCENES
from tests.support.desk_scenes import present as present_desk
from tests.support.scenes import SCENES, present
from tests.support.window import SIZES, Window, station_at

MOMENT = datetime(2026, 11, 21, 2, 14, tzinfo=UTC)


def main() -> int:
    """Take the pictures that were asked for; exit 0."""
    options = read_options()
    QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    taken = 0
    with tempfile.TemporaryDirectory() as folder:
        for size in options.size.split(","):
            for scale in options.scale.split(","):
                station = Path(folder) / f"{size}-{scale}"
                taken += on_one_window(options, station, size, float(scale), options.lang)
                for language in options.lang.split(",") if options.desk else ():
                    first = station.with_name(f"{station.name}-{language}")
                    taken += on_one_window(options, first, size, float(scale), language, empty=True)
    print(f"{taken} pictures in {options.folder}")
    return 0


def on_one_window(
    options: argparse.Namespace,
    station: Path,
    size: str,
    scale: float,
    languages: str,
    *,
    empty: bool = False,
) -> int:
    """The scenes of one station in these languages; the number of pictures."""
    looks = {"text_scale": scale, "high_contrast": options.contrast, "reduce_motion": True}
    station_at(station, printer="none", **looks)
    window = Window(station, FixedClock(MOMENT), SIZES[size])
    if options.desk and not empty:
        furnish(window)
    taken = 0
    for language in languages.split(","):
        name = f"{size}-{language}-{scale:g}" + ("-contrast" if options.contrast else "")
        take = photograph_desk if options.desk else photograph
        taken += take(window, options, language, options.folder / name)
    window.close()
    return taken


def photograph(window: Window, options: argparse.Namespace, language: str, folder: Path) -> int:
    """All scenes in one language on one window; the number of pictures."""
    window.session.language = language
    taken = 0
    for scene in SCENES:
        wanted = not options.only or {scene.screen, scene.name} & set(options.only.split(","))
        if wanted and present(window, scene):
            window.picture(folder / f"{scene.screen}-{scene.name}.png")
            taken += 1
    return taken


def photograph_desk(window: Window, options: argparse.Namespace, language: str, folder: Path) -> int:
    """All scenes of the desk: on the sample's people, or of an empty station; the number of pictures."""
    taken = 0
    for scene in DESK_SCENES if window.kiosk.desk.isSetUp else FIRST_SCENES:
        if not options.only or {scene.page, scene.name} & set(options.only.split(",")):
            present_desk(window, scene, language)
            window.picture(folder / f"{scene.name}.png")
            taken += 1
    return taken


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py shots", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--desk", action="store_true", help="the staff's pages instead of the villagers'")
    parser.add_argument("--only", default="", help="screens or scenes, for example Work,plan-year")
    parser.add_argument("--size", default="L,M,P", help="of L (1920x1080), M (1366x768), P (1080x1920)")
    parser.add_argument("--lang", default="id,en")
    parser.add_argument("--scale", default="1", help="of 1, 1.5, 2")
    parser.add_argument("--contrast", action="store_true", help="the high contrast theme")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
