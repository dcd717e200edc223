"""Words the board: its cards, its plots, pay and cover, signs of invented work."""
