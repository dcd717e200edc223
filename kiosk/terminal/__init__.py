"""The commands that operators type, one module per room."""
