"""Long work that the desk's window and the terminal do alike, each piece a Work."""
