"""Tuning in: the day's card, the check-in, the rhythm, the calendar."""
