"""What a campaign did in the village, from its plan to its counts."""
