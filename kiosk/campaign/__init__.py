"""The dated, signed campaign: its texts, occupations, tariffs and prices."""
