"""How close each of the two feels: two circles, a word why, and what would bring them closer."""
