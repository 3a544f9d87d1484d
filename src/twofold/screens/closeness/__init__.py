"""How close they feel: two circles each, alone, and opened together."""
