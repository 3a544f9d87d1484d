"""The book of the two: everything they share, found again."""
