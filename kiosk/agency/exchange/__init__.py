"""The station's side of bundles and replies."""
