"""What two people do at the start of every journey."""

from pathlib import Path

from tests.support.journeys.terminal import Terminal

LATER = Path(__file__).with_name("later.py")
"""The program as it will run later."""


def meet(terminal: Terminal, a: str, b: str) -> Terminal:
    """Go from the welcome to home, as *a* and *b*."""
    terminal.wait_for("Welcome", "enter Go on")
    terminal.press("enter").wait_for("Help from outside")
    terminal.press("enter").wait_for("The two of you", "enter Next")
    terminal.type(a).wait_for(f"◆ {a}")
    terminal.press("enter").wait_for("enter Go on")
    terminal.type(b).wait_for(f"● {b}")
    terminal.press("enter").wait_for("Listen")
    return terminal


def to_names(terminal: Terminal) -> Terminal:
    """Go from home to the names, with the cursor in the first one.

    What is typed there is saved once the bar at the top shows it, such as "◆ Inesx  ● Rowan".
    """
    terminal.wait_for("Worksheet")
    terminal.press("s").wait_for("n Names")
    terminal.press("n").wait_for("Done typing")
    return terminal
