"""Strings that people, pastes, scanners and spreadsheets should never get through: for every text field.

    @pytest.mark.parametrize("text", naughty.TEXTS, ids=naughty.IDS)

A text that reaches paper, log, spreadsheet, QML or the database from any of these must come out plain:
see `escapes` for what must never be in it. All of it is written with escapes, so the file itself is harmless.
"""

import re
import unicodedata

NAUGHTY = {
    "nul": "BUDI\x00SANTOSO",
    "nul-only": "\x00",
    "all-c0": "".join(map(chr, range(0x20))) + "BUDI",
    "all-c1": "BUDI" + "".join(map(chr, range(0x7F, 0xA0))),
    "newlines": "BUDI\r\nNIK: 3171011708450001\rSANTOSO\n",
    "unicode-newlines": "BUDI\u2028SANTOSO\u2029X\u0085Y\x0b\x0c",
    "tab": "BUDI\tSANTOSO",
    "backspaces": "BUDI\b\b\b\bSITI",
    "bell": "BUDI\x07",
    "terminal-colour": "\x1b[31;1mBUDI\x1b[0m",
    "terminal-clear": "\x1b[2J\x1b[HBUDI",
    "terminal-title": "\x1b]0;owned\x07BUDI",
    "terminal-link": "\x1b]8;;http://a.example\x1b\\BUDI\x1b]8;;\x1b\\",
    "terminal-c1": "\x9b31mBUDI\x9d0;x\x9c",
    "printer-initialise": "\x1b@BUDI",
    "printer-cut": "BUDI\x1dV\x00",
    "printer-cut-feed": "BUDI\x1dVA\x03",
    "printer-drawer": "\x1bp\x00\x19\xfaBUDI",
    "printer-raster": "\x1dv0\x00\xff\xff\xff\xffBUDI",
    "printer-status": "\x10\x04\x01BUDI",
    "printer-page-mode": "\x1bLBUDI\x0c",
    "rtl-override": "BUDI \u202eOSOTNAS\u202c",
    "rtl-marks": "\u200fBUDI\u200e \u061cSANTOSO",
    "isolates": "\u2066BUDI\u2069\u2067SANTOSO\u2069",
    "zero-width": "BU\u200bDI\u200c \u200dSAN\u2060TOSO\ufeff",
    "soft-hyphen": "BU\u00adDI",
    "no-break-spaces": "BUDI\u00a0\u2007\u202fSANTOSO\u3000",
    "byte-order-marks": "\ufeff\ufffeBUDI",
    "tags": "BUDI\U000e0041\U000e0042\U000e007f",
    "noncharacters": "BUDI\uffff\U0001ffff",
    "private-use": "BUDI\ue000\U0010fffd",
    "lone-surrogate": "BUDI\ud800",
    "reversed-surrogates": "BUDI\udc00\ud800",
    "replacement": "BUDI\ufffd",
    "combining-tower": "B" + "\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307" * 60 + "UDI",
    "combining-first": "\u0301\u0301BUDI",
    "combining-only": "\u0336\u0336\u0336",
    "enclosing": "B\u20ddU\u20e0DI\ufe0f",
    "decomposed": "SITI ROKAYAH\u0302 D\u0323IN",
    "ligatures": "\ufb01\ufb04 \u0132SBRAND \u1e9e\u00df",
    "sharp-s-growth": "\u0149\u01f0\u0390\u1e96" * 15,
    "dotted-i": "\u0130\u0131 IBRAHIM",
    "fullwidth": "\uff22\uff35\uff24\uff29",
    "mathematical": "\U0001d401\U0001d414\U0001d403\U0001d408",
    "homoglyphs": "\u0412UD\u0406 S\u0410NT\u041eSO",
    "javanese": "\ua9a7\ua9b8\ua9a2\ua9b6",
    "arabic": "\u0645\u062d\u0645\u062f",
    "arabic-ligature": "\ufdfa",
    "chinese": "\u9673\u5927\u6587",
    "hangul-fillers": "\u115f\u1160\u3164\uffa0",
    "braille-blank": "\u2800\u2800",
    "emoji": "BUDI \U0001f600",
    "emoji-family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "emoji-flag": "\U0001f1ee\U0001f1e9",
    "emoji-skin": "\U0001f44d\U0001f3fd",
    "quotes": "BUDI \"'`\u201c\u201d\u2018\u2019\u00ab\u00bb",
    "glottal-stops": "MA\u02bcRUF MA\u2019RUF MA\u02bfRUF MA`RUF",
    "backslashes": "BUDI\\\\n\\0\\x1b[31m\\",
    "sql": "BUDI'; DROP TABLE registrations; --",
    "sql-or": "' OR '1'='1",
    "like": "%_BUDI_%",
    "full-text-query": 'BUDI" OR NEAR(* NOT AND ^"',
    "formula-equals": '=HYPERLINK("http://a.example","BUDI")',
    "formula-pipe": "=cmd|' /C calc'!A0",
    "formula-plus": "+1+1",
    "formula-minus": "-2+3",
    "formula-at": "@SUM(1,1)",
    "formula-tab": "\t=1+1",
    "formula-newline": "BUDI\n=1+1",
    "formula-fullwidth": "\uff1d1+1",
    "formula-semicolons": "BUDI;=1+1;",
    "html": "<b>BUDI</b><img src=x onerror=alert(1)>",
    "html-entities": "&lt;BUDI&gt;&#27;[31m",
    "rich-text": '<font size="99">BUDI</font>',
    "markdown": "**BUDI** [x](http://a.example)",
    "percent-format": "BUDI %s %d %n %(name)s",
    "brace-format": "{0} {name!r} {{BUDI}}",
    "qml-arg": "%1 %2 %L1 BUDI",
    "shell": "BUDI; $(reboot) `reboot` | reboot &",
    "path": "../../../../etc/passwd",
    "windows-path": "C:\\Windows\\System32\\CON",
    "device-names": "CON PRN AUX NUL COM1",
    "json": '{"name":"BUDI"}',
    "csv": 'BUDI,"SANTOSO","",\r\n',
    "digits-in-a-name": "BUD1 SANT0SO",
    "nik-in-a-name": "3171011708450001",
    "only-spaces": " \u00a0\u2003\t ",
    "only-points": ".-.'.-",
    "many-spaces": "BUDI" + " " * 500 + "SANTOSO",
    "very-long-word": "A" * 100_000,
    "very-long-name": "SITI NURHALIZAH " * 5_000,
    "sixty-one": "A" * 61,
    "wide": "W" * 60,
}
TEXTS = tuple(NAUGHTY.values())
IDS = tuple(NAUGHTY)

GOOD_NAMES = (
    "SUPARMAN",
    "NY",
    "O",
    "MA'RUF",
    "M. YUSUF",
    "R.A. KARTINI",
    "H. ABD. RAHMAN, S.PD.I",
    "SITI NUR-AINI",
    "FULANAH BINTI FULAN",
    "I GUSTI NGURAH MADE",
    "MAULIDÂ ḌIN ṬIN",
    "JOSÉ DA COSTA",
    "ABDURRAHMAN WAHID ABDULLAH MUHAMMAD SYAFI'I AL-BANJARI PUTRA"[:60],
)

_BAD_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_SEQUENCE = re.compile(r"[\x1b\x1d\x10\x9b\x9d]")


def escapes(text: str) -> list[str]:
    """The characters of `text` that must never reach paper, log or spreadsheet; empty when it is plain."""
    return [character for character in text if unicodedata.category(character) in _BAD_CATEGORIES]


def commands(data: bytes) -> list[bytes]:
    """The starts of printer or terminal commands in bytes that should be plain text."""
    return [match.encode("latin-1") for match in _SEQUENCE.findall(data.decode("latin-1"))]
