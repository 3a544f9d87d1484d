"""Tuning in: what is on today, the weekly check-in, and the rhythm that the two choose."""
