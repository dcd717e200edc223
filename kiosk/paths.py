"""Names the folders of the installation: pictures and words, and the interface in QML."""

import sys
from pathlib import Path

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
RESOURCES = ROOT / "resources"
QML = ROOT / "ui" / "qml"


def default_data() -> Path:
    """The folder of this station's data where no --data is given."""
    import platformdirs

    return Path(platformdirs.user_data_dir("anjungan-kkbc", appauthor=False))
