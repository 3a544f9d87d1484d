"""How sore a topic is, in five steps."""

from textual.content import Content

from .keys import Keys


def steps(chosen: int, keys: Keys, *, narrow: bool) -> Content:
    """Return five steps from mild to sore; the *chosen* one stands in brackets, each can be pressed."""
    parts = []
    for heat in range(1, 6):
        before = "[" if heat == chosen else "]" if narrow and heat - 1 == chosen else " "
        after = "]" if heat == chosen and (heat == 5 or not narrow) else "" if narrow else " "
        style = "bold $accent" if heat == chosen else "$quiet"
        words = Content.assemble(
            (before, "bold $accent" if before == "]" else style), (f"{heat}{after}", style)
        )
        parts.append(keys.press(f"setup.heat-{heat}", words))
    steps = Content("").join(parts)
    return steps if narrow else Content.assemble(("mild ", "$quiet"), steps, (" sore", "$quiet"))
