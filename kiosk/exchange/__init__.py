"""The files that a station and its branch exchange: bundles, replies and the keys that seal them."""
