"""Letters: written alone, sealed, opened and read aloud."""
