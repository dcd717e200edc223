"""Names the folders of the installation: pictures and words, and the interface in QML."""

import os
import sys
from pathlib import Path

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
RESOURCES = ROOT / "resources"
QML = ROOT / "ui" / "qml"


def default_data() -> Path:
    """The folder of this station's data where no --data is given."""
    import platformdirs

    return Path(platformdirs.user_data_dir("anjungan-kkbc", appauthor=False))


def state_folder() -> Path:
    """Where this machine remembers what must not go back with a data folder; KIOSK_STATE moves it.

    A relative path where this account has no home.
    """
    if named := os.environ.get("KIOSK_STATE"):
        return Path(named).absolute()
    import platformdirs

    return Path(platformdirs.user_state_dir("anjungan-kkbc-state", appauthor=False))
