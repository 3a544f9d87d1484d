"""The retreat: planned together, lived from the same screen, and remembered."""
