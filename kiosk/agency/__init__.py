"""The agent's desk: who may, whom to visit next, what came of it, what it earned, what must be forgotten."""
