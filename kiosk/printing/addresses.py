"""Reads the addresses of printers as people and systems write them, and names those of another kind."""

import re

from kiosk.errors import SettingsError

PORT = 9100
_RAW = ("socket", "tcp", "raw")
_OTHERS = {
    "usb": 'a USB printer: set kind = "usb" and address to VID:PID, say 04b8:0e15',
    "serial": 'a serial printer: set kind = "serial" and address to its device, say COM3:19200',
    "smb": 'a shared Windows printer: kind = "windows" takes it there, elsewhere add it to CUPS',
    "lpd": 'an LPD queue: add it to CUPS (kind = "cups") or to Windows (kind = "windows")',
    "ipp": 'an IPP queue: add it to CUPS (kind = "cups") or to Windows (kind = "windows")',
    "ipps": 'an IPP queue: add it to CUPS (kind = "cups") or to Windows (kind = "windows")',
    "dnssd": 'a queue found by name: add it to CUPS (kind = "cups")',
    "http": "a web page, not a printer",
    "https": "a web page, not a printer",
    "file": 'a file: set kind = "file" and folder',
}
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.%]+\]")


def network_address(text: str) -> tuple[str, int]:
    """Host and port of "host", "host:9100", "socket://host:9100/", "[::1]:9100".

    Raises SettingsError("printer-address"), which names what the address is instead.
    """
    found = text.strip()
    scheme, slashes, rest = found.partition("://")
    if found.startswith(("\\\\", "//")):
        raise _wrong(text, _OTHERS["smb"])
    if slashes:
        if scheme.lower() not in _RAW:
            raise _wrong(text, _OTHERS.get(scheme.lower(), f"of a kind {scheme[:20]!r} that is not known"))
        found = rest.rstrip("/")
    if re.fullmatch(r"(COM[0-9]+|/dev/.+)(:[0-9]+)?", found, re.IGNORECASE):
        raise _wrong(text, _OTHERS["serial"])
    if found.count(":") > 1 and not found.startswith("["):
        host, port = found, str(PORT)
        if re.fullmatch(r"[0-9A-Fa-f:.]+", found):
            return found, PORT
    elif ":" in found.rpartition("]")[2]:
        host, _, port = found.rpartition(":")
    else:
        host, port = found, str(PORT)
    if not _HOST.fullmatch(host) or not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise _wrong(text, "not host, host:port or socket://host:port")
    return host.strip("[]"), int(port)


def queue_name(kind: str, text: str) -> str:
    """The name of a queue of the system, a Windows share as \\\\PC\\NAME; empty for the default.

    Raises SettingsError("printer-address") where the address is of another kind.
    """
    found = text.strip()
    scheme, slashes, rest = found.partition("://")
    if slashes and scheme.lower() == "smb" and kind == "windows":
        found = "\\\\" + rest.strip("/").replace("/", "\\")
    elif slashes:
        raw = 'a network printer: set kind = "network"'
        raise _wrong(text, raw if scheme.lower() in _RAW else _OTHERS.get(scheme.lower(), "no queue's name"))
    if kind == "windows" and found.startswith("//"):
        found = "\\\\" + found[2:].replace("/", "\\")
    if found.startswith("\\\\"):
        if kind != "windows":
            raise _wrong(text, _OTHERS["smb"])
        if not re.fullmatch(r"\\\\[^\\/\s]+\\[^\\/]+", found):
            raise _wrong(text, "not \\\\PC\\NAME")
    elif "/" in found or "\\" in found or found.startswith("-") or not found.isprintable():
        raise _wrong(text, "no queue's name")
    return found


def _wrong(text: str, what: str) -> SettingsError:
    return SettingsError("printer-address", detail=f"{text[:80]!r} is {what}")
