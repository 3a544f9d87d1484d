"""What two people do with a worksheet: fill a side, guess, open it together."""

from tests.support.journeys.terminal import Terminal
from twofold.screens.worksheet.rowparts import HELP

PASSPHRASE = "seven grey herons by the mill"
DOT = "•"
CARET = "e9e2d7"
"""The colour of the block in a field, in the dark theme."""
HERS = {
    "words": "one evening a week that is ours",
    "group": "closeness",
    "why": "It reminds me who we are.",
    "importance": "9",
    "met": "3",
    "moment": "We sit on the sofa and talk.",
    "feeling": "lonely",
    "about": "last Sunday evening",
    "need": "an evening with you",
    "what": "keep Tuesday evening free",
    "when": "this Tuesday",
}
HIS = {
    "words": "coming home to quiet",
    "group": "closeness",
    "importance": "7",
    "met": "5",
    "what": "ten minutes of calm",
    "when": "after work",
}
"""A row of each of them, by the names of its fields."""


def typed_in(terminal: Terminal) -> set[int]:
    """Return the rows that show the block that a field draws where one types.

    The cursor of the terminal tells less: while something is drawn it stands anywhere.
    """
    rows = range(len(terminal._screen.display))
    return {row for row in rows if any(cell.bg == CARET for cell in terminal._screen.buffer[row].values())}


def on_line(terminal: Terminal, label: str) -> Terminal:
    """Wait until the line that begins with *label* is typed in."""

    def stands() -> bool:
        rows = {n for n, line in enumerate(terminal.text.splitlines()) if line.strip(" ▌▏").startswith(label)}
        return bool(rows & typed_in(terminal))

    terminal.wait_until(stands, f"to let one type in the line {label!r}")
    return terminal


def to_rounds(terminal: Terminal) -> Terminal:
    """From home to the worksheet."""
    terminal.wait_for("Worksheet")
    terminal.press("w").wait_for("Needs and wants", "What you have agreed on")
    return terminal


def begin(terminal: Terminal) -> Terminal:
    """From home to a new round."""
    to_rounds(terminal).wait_for("Begin a round")
    terminal.press("n").wait_for("has not begun")
    return terminal


def set_passphrase(terminal: Terminal, key: str, words: str = PASSPHRASE) -> Terminal:
    """From the rounds and back: give the one with *key* (f, j) a passphrase."""
    terminal.press("d").wait_for("has no passphrase")
    terminal.press(key).wait_for("Pass the keyboard to")
    terminal.press("enter").wait_for("Nobody can recover a passphrase", "A few words")
    terminal.type(words).wait_for(DOT * len(words))
    terminal.press("enter")
    on_line(terminal, "The same words again")
    terminal.type(words).wait_until(lambda: terminal.text.count(DOT * len(words)) == 2, "both to be there")
    terminal.press("enter").wait_for("has a passphrase")
    terminal.press("escape").wait_for("What you have agreed on")
    return terminal


def unlock(terminal: Terminal, words: str = PASSPHRASE) -> Terminal:
    """Type *words* where a passphrase is asked for."""
    terminal.wait_for("Your passphrase")
    terminal.type(words).wait_for(DOT * len(words))
    terminal.press("enter")
    return terminal


def alone(terminal: Terminal, name: str, key: str, words: str = "") -> Terminal:
    """From the rounds through the curtain, and through the passphrase *words* if *name* has one."""
    terminal.press(key).wait_for("Pass the keyboard to", name, "please look away")
    terminal.press("enter")
    return unlock(terminal, words) if words else terminal


def fill_row(terminal: Terminal, answers: dict[str, str]) -> Terminal:
    """From one's rows: write another row, field by field, and go back."""
    terminal.wait_for("n New row")
    terminal.press("n").wait_for("f3 More lines")
    terminal.press("f3").wait_gone("f3 More lines")
    for name, words in HELP.items():
        terminal.wait_for(words.partition("{")[0][:40])
        if answer := answers.get(name):
            if name == "group":
                terminal.press("enter").wait_for("something of my own")
                terminal.type(answer).wait_for(f"“{answer}”")
                terminal.press("enter").wait_gone("something of my own")
                continue  # that has gone on to the next
            if answer.isdecimal():
                terminal.press(answer)
                terminal.wait_for(f"[{answer}]")
            else:
                terminal.type(answer).wait_for(answer)
        if name != "firmness":
            terminal.press("tab")
    terminal.press("escape").wait_for("Enter opens a row", "c Finished")
    return terminal


def fill_side(terminal: Terminal, name: str, key: str, answers: dict[str, str], words: str = "") -> Terminal:
    """From the rounds and back: *name* writes one row, and finishes."""
    alone(terminal, name, key, words)
    fill_row(terminal, answers)
    terminal.press("c").wait_for("What you have agreed on")
    return terminal


def guess(terminal: Terminal, name: str, key: str, words: str = "") -> Terminal:
    """From the rounds and back: *name* guesses that closeness matters most to the other."""
    alone(terminal, name, key, words)
    terminal.wait_for("What do you think matters most", "closeness")
    terminal.press("space").wait_for("met: not guessed yet")
    terminal.press("4").wait_for("met 4")
    terminal.press("c").wait_for("What you have agreed on")
    return terminal


def to_reveal(terminal: Terminal) -> Terminal:
    """From home, over a new round in which both have written and guessed, to the reveal: Ana's is sealed."""
    begin(terminal)
    set_passphrase(terminal, "f")
    fill_side(terminal, "Ana", "f", HERS, PASSPHRASE)
    fill_side(terminal, "Ben", "j", HIS)
    terminal.wait_for("each of you guesses")
    guess(terminal, "Ana", "f", PASSPHRASE)
    guess(terminal, "Ben", "j")
    terminal.wait_for("Open both sides together")
    terminal.press("o").wait_for("Are you both here?", "Ana will be asked")
    return terminal
