"""A reply of which the two circles are drawn."""

from datetime import date

TODAY = date(2026, 11, 23)
ID = "reply-evening"
