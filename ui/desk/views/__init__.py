"""Puts what a page of the desk holds into rows and words for QML, without state."""
