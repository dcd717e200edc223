"""What a screen shows of a session, worded in the person's language (pure: no state, no rule)."""
