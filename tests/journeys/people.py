"""What two people do at the start of every journey."""

from tests.journeys.terminal import Terminal


def meet(terminal: Terminal, a: str, b: str) -> Terminal:
    """Go from the welcome to home, as *a* and *b*."""
    terminal.wait_for("Welcome", "enter Go on")
    terminal.press("enter").wait_for("Who this is not for, and help")
    terminal.press("enter").wait_for("The two of you", "enter Next name")
    terminal.type(a).wait_for(f"◆ {a}")
    terminal.press("enter").wait_for("enter Go on")
    terminal.type(b).wait_for(f"● {b}")
    terminal.press("enter").wait_for("l  Listen")
    return terminal
