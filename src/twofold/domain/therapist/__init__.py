"""Finding a therapist: a list of the two, the first call, the sessions, and whether they help."""
