"""Drives printers and the print queue."""
