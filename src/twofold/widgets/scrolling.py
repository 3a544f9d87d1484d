"""Keys that move what is longer than the screen: a page of words to read, or a page with something to do."""

from textual.binding import Binding, BindingType

from .command import Command


def reading_keys(page: str, further: str = "pagedown,space") -> list[BindingType]:
    """Return the keys of a page to read, with ids such as "<page>.down". *further*: those for a page down.

    They call ``action_read_on`` with "down", "up", "page_down", "page_up", "home" or "end".
    """
    return [
        Binding("down,j", "read_on('down')", "Down", tooltip="A line down", show=False, id=f"{page}.down"),
        Binding("up,k", "read_on('up')", "Up", tooltip="A line up", show=False, id=f"{page}.up"),
        Binding(further, "read_on('page_down')", "Page down", tooltip="A page down", show=False,
                id=f"{page}.page-down"),
        Binding("pageup", "read_on('page_up')", "Page up", tooltip="A page up", show=False,
                id=f"{page}.page-up"),
        Binding("home", "read_on('home')", "Top", tooltip="To the beginning", show=False, id=f"{page}.top"),
        Binding("end", "read_on('end')", "End", tooltip="To the end", show=False, id=f"{page}.end"),
    ]  # fmt: skip


def scrolling_keys(page: str, when: str = "") -> list[BindingType]:
    """Return the arrows and the page keys for a page on which other keys do more, with ids as above.

    They call ``action_scroll`` with the number of lines: down, or up, if negative. *when*: see `Command`.
    """
    return [
        Command("up", "scroll(-1)", "Up", tooltip="Move the page up", show=False, id=f"{page}.up", when=when),
        Command("down", "scroll(1)", "Down", tooltip="Move the page down", show=False, id=f"{page}.down",
                when=when),
        Command("pageup", "scroll(-8)", "Page up", tooltip="Move up a page", show=False,
                id=f"{page}.page-up", when=when),
        Command("pagedown", "scroll(8)", "Page down", tooltip="Move down a page", show=False,
                id=f"{page}.page-down", when=when),
    ]  # fmt: skip
