"""When not to use this together, and where to get help."""
