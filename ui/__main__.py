"""Opens the kiosk's window: python -m ui [--data DIR] [--fullscreen] [--screen WxH] [--offscreen]."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.paths import default_data
from kiosk.security.own_memory import keep_memory_private


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels of a text like 1080x1920."""
    width, _, height = text.partition("x")
    try:
        return int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no size like 1080x1920") from None


def parser() -> argparse.ArgumentParser:
    """What the window takes from the command line."""
    made = argparse.ArgumentParser(prog="ui", description=__doc__)
    made.add_argument("--data", type=Path, default=None, metavar="DIR", help="the station's folder")
    made.add_argument(
        "--fullscreen", action="store_true", help="fill the screen and cannot be closed by a finger"
    )
    made.add_argument("--screen", type=size, default=None, metavar="WxH", help="a window of this size")
    made.add_argument("--offscreen", action="store_true", help="run without a display")
    made.add_argument("--set-up", action="store_true", help="make the first supervisor of a new station")
    made.add_argument("--no-keyring", action="store_true", help="keep the keys in a 0600 file")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and run until it is closed."""
    keep_memory_private()
    chosen = parser().parse_args(arguments)
    if chosen.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        print("There is no display here. Add --offscreen to run without one.", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    from ui.start import run

    return run(
        chosen.data or default_data(),
        window_size=chosen.screen,
        full_screen=chosen.fullscreen,
        use_keyring=not chosen.no_keyring,
        setting_up=chosen.set_up,
    )


if __name__ == "__main__":
    sys.exit(main())
