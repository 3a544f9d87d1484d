"""The path: one problem, prepared alone, and three talks about it."""
