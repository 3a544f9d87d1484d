"""The shelf: books and films to take in and to talk about."""
