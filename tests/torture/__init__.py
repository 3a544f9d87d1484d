"""What people, machines and chance do to twofold, done on purpose: ``python -m tests.torture``.

Each part is a module with ``run(count, seed)``, which returns its figures: words to numbers. What must never
happen is counted under one of the words in ``NEVER``. The suite runs each part in a short form.
"""

NEVER = frozenset({
    "lost", "leaked", "wrong", "crashes", "notes", "hangs", "silent", "shown as empty", "no exit",
    "bad exits", "grew",
})  # fmt: skip
"""Figures that must be 0: a user would not forgive more."""
