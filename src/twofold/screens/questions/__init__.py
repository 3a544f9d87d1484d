"""Questions: the decks, the table, what each writes alone, what is kept."""
