"""A window that changes its size, again and again."""

STORM = [(20, 5), (300, 80), (1, 1), (40, 11), (10, 40), (200, 60), (40, 12), (80, 24)]
