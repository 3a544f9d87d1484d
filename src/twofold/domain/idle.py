"""How long nobody may touch a key before an open drawer locks."""

LOCK_MINUTES: tuple[int, ...] = (2, 5, 10, 30)
"""Minutes without a key after which an open drawer locks, to choose from."""
LOCK_AFTER = 10
"""Minutes without a key after which an open drawer locks, unless chosen otherwise."""


def is_idle(now: float, touched: float, minutes: int) -> bool:
    """Return whether *minutes* have passed from *touched* to *now*, both monotonic seconds."""
    return now - touched >= 60 * minutes
