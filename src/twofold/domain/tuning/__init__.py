"""Tuning in: how each is today, the weekly check-in, and the rhythm that the two choose."""
