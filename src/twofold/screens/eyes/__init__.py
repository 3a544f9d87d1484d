"""Looking at each other in the dark."""
