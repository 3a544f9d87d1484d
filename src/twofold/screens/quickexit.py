"""What quick exit does, and what it cannot hide."""

from .reading import Reading


class QuickExit(Reading):
    """The page about leaving at once."""

    place = "exit-info"
    heading = "Leaving at once"
    why = "Know what quick exit does before you need it."

    def text(self) -> str:
        """Return the page."""
        from twofold.content import page

        return page("quick-exit").removeprefix("# Leaving at once\n\n")
