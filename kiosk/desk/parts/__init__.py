"""Holds what every page of the desk stands on."""
