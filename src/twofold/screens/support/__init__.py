"""Who this is not for, and where help is."""
