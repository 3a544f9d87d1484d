"""When it is difficult between the two right now."""
