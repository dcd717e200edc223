"""The pure rules of one registration: its steps, checks and context."""
