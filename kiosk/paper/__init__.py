"""Draws on paper rolls and A4 pages."""
