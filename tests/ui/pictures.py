"""Saves a picture of every gallery sheet: python -m tests.ui.pictures DIR [SHEET...]."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


def main(arguments: list[str]) -> int:
    from PySide6.QtGui import QGuiApplication

    from tests.ui.sheets import SHEETS, SIZES, Sheet

    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication(sys.argv[:1])
    for name in arguments[1:] or SHEETS:
        for size in SIZES:
            for scale, contrast in ((1.0, False), (1.5, False), (2.0, False), (1.0, True)):
                sheet = Sheet(name, size, scale, contrast)
                mark = f"{'-contrast' if contrast else ''}{f'-{scale:g}' if scale != 1 else ''}"
                sheet.window.grabWindow().save(str(folder / f"{name}-{size.name}{mark}.png"))
                for warning in sheet.warnings:
                    print(warning, file=sys.stderr)
                sheet.close()
    print(f"pictures in {folder}")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
