"""The taps of a visit, as a villager makes them."""

from pathlib import Path

from tests.support.window import Window

FARMER = "6201021708850003"
ELDER = "6201021708450003"


def start(window: Window) -> None:
    """From the attract scene to the NIK."""
    window.tap("attractScreen")
    window.tap("registerTile")
    window.tap("consentTick")
    window.tap("nextButton")


def identify(window: Window, nik: str = FARMER, name: str = "AHMAD FAUZI") -> None:
    """NIK, name, no telephone, no address."""
    window.type(nik)
    window.tap("nextButton")
    window.type(name)
    window.tap("nextButton")
    window.tap("withoutPhoneButton")
    window.tap("nextButton")


def choose(window: Window, occupation: str = "petani") -> None:
    """Work and the lowest income, to the review."""
    window.tap(f"tile-{occupation}")
    window.tap("nextButton")
    window.tap("bracket-1")
    window.tap("nextButton")
    while window.journey.screen != "Review":
        window.tap("nextButton")


def save(window: Window) -> str:
    """Save, and wait until the paper has come or not; the number."""
    window.tap("nextButton")
    window.wait(lambda: window.journey.paper in ("printed", "failed", "unknown"))
    return str(window.journey.receipt["number"])


def register(window: Window, name: str = "AHMAD FAUZI") -> str:
    """A whole visit; the receipt's number."""
    start(window)
    identify(window, name=name)
    choose(window)
    return save(window)


def printer_settings(folder: Path, kind: str, address: str) -> None:
    """Give a station another printer before it is opened."""
    file = folder / "settings.toml"
    text = file.read_text(encoding="utf-8")
    changed = text.replace('kind = "file"', f'kind = "{kind}"\naddress = "{address}"\ntimeout_seconds = 2.0')
    assert changed != text
    file.write_text(changed, encoding="utf-8")
