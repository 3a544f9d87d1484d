"""Letters: the box, writing, giving, opening and reading aloud."""
