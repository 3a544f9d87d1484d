"""What people, machines and chance do to twofold, done on purpose: ``python -m tests.torture``."""
