"""The book of the two."""
