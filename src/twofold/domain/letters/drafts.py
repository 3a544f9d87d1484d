"""A letter while it is written: its words, and how it was before."""

import re
from datetime import datetime, timedelta

from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.text import is_blank

from .records import Draft, Version

PAUSE = timedelta(minutes=10)
"""After so long without a change, what was there is kept as a version before it is written on."""
MOST = 12
"""Versions kept of one letter; the oldest make room."""
MOST_TEXT = 60_000
"""Characters of all its versions together; the newest one is kept in any case."""
_SHORT = 80
"""A text shorter than this is soon written again: that it was replaced makes no version."""

# Scripts that write no spaces: each sign counts as a word.
_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
# What is before its first letter is gone through once, from its beginning: a line of brackets is no word.
_WORD = re.compile(rf"[{_SIGN}]|(?<![^\s\w{_SIGN}])[^\s\w{_SIGN}]*+\w[^\s{_SIGN}]*+")


def count_words(text: str) -> int:
    """Return how many words *text* has; of Chinese and Japanese, how many signs."""
    return len(_WORD.findall(text))


def is_empty(draft: Draft) -> bool:
    """Return whether nothing is written in *draft*, and nothing ever was."""
    return is_blank(draft.title) and is_blank(draft.text) and not draft.versions


def written(draft: Draft, new: Draft, changed: datetime, now: datetime) -> Draft:
    """Return *new*, which was typed at *now* over *draft*, with the version that is worth keeping, if any.

    *changed*: when *draft* was typed. It is kept after a pause, and when most of its text is gone.
    """
    if (new.title, new.text) == (draft.title, draft.text):
        return replace(new, versions=draft.versions)
    paused = now - changed >= PAUSE
    if paused or is_replaced(draft.text, new.text):
        return replace(new, versions=kept(draft, changed))
    return replace(new, versions=draft.versions)


def is_replaced(old: str, new: str) -> bool:
    """Return whether most of *old*, a text of some length, is gone in *new*: something else stands there."""
    if len(old) < _SHORT or new.startswith(old):
        return False
    short = min(len(old), len(new))
    front = next((n for n in range(short) if old[n] != new[n]), short)
    back = next((n for n in range(short - front) if old[-1 - n] != new[-1 - n]), short - front)
    return 2 * (front + back) < len(old)


def kept(draft: Draft, at: datetime) -> tuple[Version, ...]:
    """Return the versions of *draft* with how it stands, since *at*, as the newest of them.

    What is empty is not kept, and nothing twice. The oldest go where they are too many, or too long.
    """
    here = (draft.title, draft.text)
    if is_blank("".join(here)) or any((v.title, v.text) == here for v in draft.versions):
        return draft.versions
    versions = (*draft.versions, Version(at, *here))[-MOST:]
    while len(versions) > 1 and sum(len(v.text) for v in versions) > MOST_TEXT:
        versions = versions[1:]
    return versions


def bring_back(draft: Draft, at: datetime, changed: datetime) -> Draft:
    """Return *draft* as its version of *at* was; how it stands (since *changed*) is a version from now on.

    Raises Invalid when there is no such version.
    """
    wanted = next((version for version in draft.versions if version.at == at), None)
    if wanted is None:
        raise Invalid("That version is not there any more.")
    return replace(draft, title=wanted.title, text=wanted.text, versions=kept(draft, changed))


def brought_back_from(draft: Draft) -> datetime | None:
    """Return the moment of the version that is just like *draft*, or None when there is none."""
    here = (draft.title, draft.text)
    return next((v.at for v in draft.versions if (v.title, v.text) == here), None)


def both_kept(theirs: Draft, mine: Draft, at: datetime) -> Draft:
    """Return *mine*, with *theirs*, which the other terminal saved at *at*, among its versions."""
    return replace(mine, versions=kept(theirs, at))
