"""What is kept, where, and who can read it."""

from .reading import Reading


class Privacy(Reading):
    """The page about what is kept."""

    place = "privacy"
    heading = "Where it is kept"
    why = "What twofold keeps, and how safe it honestly is."

    def text(self) -> str:
        """Return the page, with the place of the file."""
        from twofold.content import page

        words = page("privacy").removeprefix("# Where it is kept").strip()
        return f"Your file: {self.house.store.path}\n\n{words}"
