"""One person under several numbers: finding, comparing and joining."""
