"""How to tell a good workshop or retreat that others lead from a bad one, before it is paid."""

from twofold.screens.reading import Reading


class GoodOne(Reading):
    """The page about what a good one is like."""

    place = "retreat.good"
    heading = "What a good one is like"
    why = "What to look for in a workshop or retreat that somebody else leads, before you pay."

    def text(self) -> str:
        """Return the page."""
        from twofold.content import page

        return page("good-retreat").removeprefix(f"# {self.heading}").strip()
