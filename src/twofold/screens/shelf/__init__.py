"""The shelf: books and films, their passages, what came of them."""
