"""Lists of people in and out: reading sheets, naming columns, importing and exporting."""
