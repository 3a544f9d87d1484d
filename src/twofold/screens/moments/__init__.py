"""Moments: one line about something good."""
