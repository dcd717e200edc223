"""What an agent takes on the road: route sheets, strips of paper and messages."""
