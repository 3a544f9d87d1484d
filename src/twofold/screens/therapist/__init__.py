"""Finding a therapist: the list, the first call, the sessions, and whether they help."""
