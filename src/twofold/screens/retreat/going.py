"""Following a link when a key asks for it: into the browser, or to the clipboard where there is none."""

from twofold.domain.people import Invalid
from twofold.domain.retreat.looking import read_link, site_of
from twofold.exports.browser import can_open, open_link
from twofold.screens.house import House
from twofold.screens.page import Page
from twofold.widgets.aside import aside


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
    copy(page, url, "No browser opened from here, so the link was copied instead.")
    return False


def copy(page: Page, link: str, before: str = "The link was copied.") -> None:
    """Give *link* to the clipboard of the terminal, and say *before* and what that means."""
    try:
        url = read_link(link)
    except Invalid as trouble:
        page.house.say(str(trouble))
        return
    page.app.copy_to_clipboard(url)
    page.house.say(f"{before} Paste it into a browser. Some terminals do not allow it: then mark it by hand.")
