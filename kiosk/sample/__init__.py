"""Makes an invented station to try the program with."""
