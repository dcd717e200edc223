"""Speed and memory as ratios to something bare, both measured in the same run on the same machine."""
