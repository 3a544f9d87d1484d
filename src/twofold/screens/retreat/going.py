"""Following a link when a key asks for it: into the browser, or to the clipboard where there is none; and
whatever else is at hand with a slot."""

from pathlib import Path

from twofold.domain.people import Invalid
from twofold.domain.retreat.athand import NAMES, AtHand
from twofold.domain.retreat.looking import on_map, read_link, site_of
from twofold.exports.browser import DOCUMENTS, can_open, open_file, open_link
from twofold.screens.house import CONFINED, House
from twofold.screens.page import Page
from twofold.widgets.aside import aside

from .paths import path_of


def opens(house: House) -> bool:
    """Return whether a browser can open from here, and may."""
    return not house.confined and can_open()


async def follow(page: Page, link: str) -> bool:
    """Open *link* in the browser, or copy it where there is none; say which. False when it was not opened.

    To be awaited in a worker.
    """
    try:
        url = read_link(link)
    except Invalid as trouble:
        page.house.say(str(trouble))
        return False
    if opens(page.house):
        page.house.say(f"Opening {site_of(url)} …")
        if await aside(lambda: open_link(url)):
            return True
    copy(page, url, "No browser could be opened here, so the link was copied instead.")
    return False


def copy(page: Page, link: str, before: str = "The link was copied.") -> None:
    """Give *link* to the clipboard of the terminal, and say *before* and what that means."""
    try:
        url = read_link(link)
    except Invalid as trouble:
        page.house.say(str(trouble))
        return
    page.app.copy_to_clipboard(url)
    page.house.say(
        f"{before} Paste it into a browser. Some terminals do not allow copying; then select it by hand."
    )


async def open_at_hand(page: Page, thing: AtHand) -> None:
    """Open *thing*: its page, its place on a map, its file; a number goes to the clipboard. Say which.

    To be awaited in a worker.
    """
    if thing.kind == "link":
        await follow(page, thing.words)
    elif thing.kind == "address":
        await follow(page, on_map(thing.words))
    elif thing.kind == "file":
        await _open_file(page, thing)
    else:
        page.app.copy_to_clipboard(thing.words)
        page.house.say(f"{NAMES[thing.kind]} {thing.words}. It was copied, if your terminal allows that.")


async def _open_file(page: Page, thing: AtHand) -> None:
    house = page.house
    if house.confined:
        house.say(f"{CONFINED} Open the ticket at the computer that holds it.")
        return
    try:
        path = await aside(lambda: _there(thing.words))
    except Invalid as trouble:
        house.say(str(trouble), calm=False)
        return
    if path.suffix.lower() not in DOCUMENTS:
        house.say(f"{thing.brief} is not a document or a picture, so it is not opened from here.", calm=False)
        return
    if can_open():
        house.say(f"Opening {thing.brief} …")
        if await aside(lambda: open_file(path)):
            return
    house.say(f"No program here could open it. It is at {path}.")


def _there(words: str) -> Path:
    """Return the path of the file that *words* name. Raises Invalid, with a sentence, if it is not there."""
    path = path_of(words)
    try:
        if path.is_file():
            return path
    except OSError:
        pass
    raise Invalid(f"There is no file at {path} any more.")
