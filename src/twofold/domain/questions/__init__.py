"""Questions: decks of them, evenings with them, and what is kept of them."""
