"""The core of the kiosk: everything that a terminal can use, without Qt."""

VERSION = "0.1.0"
