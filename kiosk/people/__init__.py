"""What can be known from what a person types about themselves."""
