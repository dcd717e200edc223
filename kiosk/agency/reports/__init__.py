"""Figures of a month, a day and the whole station, on screen and on paper."""
