"""Keeps keys, passphrases and PINs, and seals files."""
