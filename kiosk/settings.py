"""Reads the station's settings from one TOML file, and names every mistake by file and line."""

import random
import tomllib
from pathlib import Path

import msgspec

from kiosk.errors import Refused, SettingsError, StoreError
from kiosk.files import write_whole
from kiosk.number import is_code, new_code

FILE = "settings.toml"


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file; an unknown key is a typo, not an extension."""


class StationPart(Part, frozen=True):
    """Where the kiosk stands; offset in hours from UTC (WIB 7, WITA 8, WIT 9)."""

    village: str
    district: str
    regency: str
    province: str
    code: str
    dusun: tuple[str, ...] = ()
    utc_offset_hours: int = 7
    demo: bool = False
    public: bool = False


class ControllerPart(Part, frozen=True):
    """Who answers for the personal data (UU 27/2022, art. 21)."""

    name: str = ""
    address: str = ""
    contact: str = ""


class ScreenPart(Part, frozen=True):
    """The panel; pixels_per_mm is measured with a bank card (85.6 mm), because EDID lies."""

    pixels_per_mm: float = 4.0
    text_scale: float = 1.0
    high_contrast: bool = False
    reduce_motion: bool = False


class PrinterPart(Part, frozen=True):
    """The printer; address is host:port, a device path, VID:PID or a queue's name, by kind."""

    kind: str = "file"
    address: str = ""
    dots: int = 576
    timeout_seconds: float = 8.0
    folder: str = ""


class ScannerPart(Part, frozen=True):
    """What reads receipts: a scanner that types like a keyboard, a camera.

    `prefix` and `suffix` are what the scanner was told to put around every code (the suffix besides Enter);
    `pace_ms` is its longest pause between two keys. `camera` is empty (none), auto (the first that
    answers), a device's number, its path, or the address of a network camera.
    """

    prefix: str = ""
    suffix: str = ""
    pace_ms: int = 80
    camera: str = ""


class CampaignPart(Part, frozen=True):
    """Which packs may be shown and whose signature (Ed25519 public key, hex) they must carry."""

    folder: str = ""
    issuer_keys: tuple[str, ...] = ()


class IdlePart(Part, frozen=True):
    """Seconds without a touch until the question, and until the wipe after it (EN 301 549: at least 20)."""

    seconds: int = 45
    grace_seconds: int = 30
    receipt_seconds: int = 60


class Settings(Part, frozen=True):
    """Everything that differs between two stations."""

    station: StationPart
    controller: ControllerPart = ControllerPart()
    screen: ScreenPart = ScreenPart()
    printer: PrinterPart = PrinterPart()
    scanner: ScannerPart = ScannerPart()
    campaign: CampaignPart = CampaignPart()
    idle: IdlePart = IdlePart()


PRINTER_KINDS = ("file", "network", "usb", "serial", "windows", "cups", "system", "none")

DEMO = """\
# Demo station. A real station sets demo = false, public = true and its own values.
[station]
code = "%CODE%"
village = "Pangkalan Satu"
district = "Kumai"
regency = "Kotawaringin Barat"
province = "Kalimantan Tengah"
dusun = ["Karya", "Mulya", "Sejahtera"]
utc_offset_hours = 7
demo = true

[controller]
name = "BUMDes Senantiasa Jaya (demo)"
address = "Desa Pangkalan Satu, Kotawaringin Barat"
contact = "Kantor Desa Pangkalan Satu"

[printer]
kind = "file"
dots = 576

[scanner]
camera = "auto"
"""


def load_settings(folder: Path) -> Settings:
    """Read and check settings.toml of a data folder; SettingsError names line and mend."""
    file = folder / FILE
    try:
        text = read_text(file)
    except FileNotFoundError as error:
        detail = "there is no station in this folder: check --data, or put settings.toml back"
        raise SettingsError("settings-missing", file=str(file), detail=detail) from error
    except OSError as error:
        detail = f"cannot be read ({error.strerror}): let this account read it"
        raise SettingsError("settings-unreadable", file=str(file), detail=detail) from error
    try:
        settings = msgspec.convert(tomllib.loads(text), Settings)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("settings-syntax", file=str(file), detail=str(error)) from error
    except msgspec.ValidationError as error:
        message = str(error)
        raise SettingsError(
            "settings-wrong", file=str(file), line=_line(text, message), detail=message
        ) from error
    _check(settings, text, file)
    return settings


def read_text(file: Path) -> str:
    """What an editor saved, whatever it calls plain text: UTF-8, UTF-16, or the old one of Windows."""
    content = file.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def make_demo(folder: Path) -> None:
    """Turn an empty or absent folder into a demo station; raises StoreError where that may not be written."""
    code = new_code(random.SystemRandom())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE, DEMO.replace("%CODE%", code).encode())
    except OSError as error:
        raise unusable(folder, error.strerror or "") from error
    except Refused as refused:
        raise unusable(folder, refused.code) from refused


def unusable(folder: Path, why: str) -> StoreError:
    """The refusal of a place where no data can be kept."""
    mend = f"no data can be kept here ({why}): name a folder with --data that this account may write to"
    return StoreError("folder-unusable", file=str(folder), detail=mend)


def _check(settings: Settings, text: str, file: Path) -> None:
    def wrong(key: str, detail: str) -> SettingsError:
        return SettingsError("settings-wrong", file=str(file), line=_line(text, f"`{key}`"), detail=detail)

    if not is_code(settings.station.code):
        raise wrong("code", "station.code must be three characters of 0-9 A-Z without I, L, O and U")
    if settings.printer.kind not in PRINTER_KINDS:
        raise wrong("kind", f"printer.kind must be one of {', '.join(PRINTER_KINDS)}")
    if settings.printer.dots not in (384, 576):
        raise wrong("dots", "printer.dots must be 384 (58 mm) or 576 (80 mm)")
    scanner = settings.scanner
    if scanner.prefix and (scanner.prefix[0].isalnum() or not _is_mark(scanner.prefix)):
        raise wrong("prefix", "scanner.prefix must be at most 8 printable signs, the first no letter")
    if not _is_mark(scanner.suffix):
        raise wrong("suffix", "scanner.suffix must be at most 8 printable signs; Enter needs no suffix")
    if not 20 <= scanner.pace_ms <= 80:
        raise wrong("pace_ms", "scanner.pace_ms must lie between 20 and 80")
    if not 1.5 <= settings.screen.pixels_per_mm <= 12:
        raise wrong("pixels_per_mm", "screen.pixels_per_mm must lie between 1.5 and 12")
    if settings.screen.text_scale not in (1.0, 1.5, 2.0):
        raise wrong("text_scale", "screen.text_scale must be 1.0, 1.5 or 2.0")
    if settings.station.utc_offset_hours not in (7, 8, 9):
        raise wrong("utc_offset_hours", "station.utc_offset_hours must be 7 (WIB), 8 (WITA) or 9 (WIT)")
    if settings.idle.grace_seconds < 20 or settings.idle.seconds < 20:
        raise wrong("grace_seconds", "idle times must be at least 20 seconds")
    controller = settings.controller
    if settings.station.public and not (controller.name and controller.address and controller.contact):
        raise wrong(
            "controller", "public operation needs controller.name, .address and .contact (UU 27/2022)"
        )


def _is_mark(text: str) -> bool:
    return len(text) <= 8 and text.isascii() and text.isprintable() and " " not in text


def _line(text: str, message: str) -> int | None:
    """The line of the key that a message names in backticks or as the end of its path."""
    quoted = message.split("`")
    keys = [quoted[1]] if len(quoted) > 2 and "$" not in quoted[1] else []
    if "$." in message:
        keys.append(message.rsplit("$.", 1)[1].strip("`").split(".")[-1].split("[")[0])
    for key in keys:
        for number, line in enumerate(text.splitlines(), 1):
            if line.split("=")[0].strip().strip('"') == key or line.strip() == f"[{key}]":
                return number
    return None
