"""Words the board's tabs, without state: pay and cover, signs of invented work."""
