"""Reads codes from cameras and scanners."""
