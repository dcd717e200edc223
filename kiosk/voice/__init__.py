"""Speaks what a villager's screen shows, by joining recorded clips."""
