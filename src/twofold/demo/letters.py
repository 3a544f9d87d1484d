"""The letters of the made-up couple: some opened, one that waits, one that is being written, a message that
was sent, one on paper from before, and one to both of them in a year."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import msgspec

from twofold.domain.drawers import Open, Writing, WritingKind, writing_id
from twofold.domain.letters.drafts import kept
from twofold.domain.letters.elsewhere import put_in
from twofold.domain.letters.giving import open_it, seal, sent, thank
from twofold.domain.letters.records import Draft, Form, Letter
from twofold.domain.letters.together import close
from twofold.domain.records import Record, Side, other

from .play import made_id

_SEED = 20_261_124

# Days ago when it was written and opened, by whom, title, form, words, and the thanks that came back.
_OPENED: tuple[tuple[int, int, Side, str, Form, str, str], ...] = (
    (
        272, 270, "b", "The waiting room", "letter",
        "Ines,\n\n"
        "Something you did that you may have forgotten: in the waiting room you gave your coat to the man "
        "who had come without one, and then you shook for two hours and said it was the coffee.\n\n"
        "I was on call that night and I was no use to you. I sat in a stairwell and wrote you messages about "
        "parking. What I wanted to write was: I am afraid too, and I do not know how to stand next to you "
        "when you are this brave.\n\n"
        "I would like to learn it. You need not be brave with me.\n\n"
        "Rowan",
        "The stairwell. I never knew you were there. Thank you for telling me.",
    ),
    (
        216, 214, "a", "North", "poem",
        "I noticed the light on your sleeve\n"
        "in my grandmother's kitchen.\n\n"
        "I kept the sound of you\n"
        "counting the steps down to the water.\n\n"
        "I hope for one door there\n"
        "that is neither mine nor yours.",
        "Thank you for the door.",
    ),
    (
        58, 57, "b", "Ten small things", "list",
        "1. You hum when the kettle is nearly done.\n"
        "2. You write the date on every jar.\n"
        "3. You wait at the corner until I have turned round.\n"
        "4. Your side of the bed is a library.\n"
        "5. You call your father on the way, so that the walk is his.\n"
        "6. You never say it was nothing.\n"
        "7. You laugh before the end of your own jokes.\n"
        "8. You ask waiters how their evening is, and listen.\n"
        "9. You put the phone in the hall first.\n"
        "10. You are afraid, and you come along.",
        "Number three. I did not know you saw that.",
    ),
)  # fmt: skip
_SEALED_AT, _DAY_BEFORE = 12, 1
"""Days ago on which Ines sealed her letter, and on which the day came from which Rowan may open it."""
_SEALED = Draft(
    title="For your last night on call",
    text="Rowan,\n\n"
    "When you read this the rota is behind you. I counted: forty-one nights since the spring. On most of "
    "them I lay awake a while and was cross, and I never told you what I was cross about. I missed you. "
    "That is all it was.\n\n"
    "I should like one ordinary evening back, each week, that neither the hospital nor the team has a claim "
    "on. We cook something with too many onions. Nobody carries anything in a pocket that can ring.\n\n"
    "I am proud of you. I know that you do not believe it when I say it, so now you have it in writing.\n\n"
    "Ines",
    when="day",
)
_STARTED = 4
_FIRST = Draft(text="What I find hard to say out loud is that I have been counting too.")
_DRAFT = Draft(
    title="Before the sea",
    text="What I find hard to say out loud is that I want it as well. Not the house. The\n",
)

_SENT_AT, _CLOSED_AT = 9, 120
"""Days ago on which Ines sent a message by phone, and the two closed their letter to themselves in a year."""
_ADDED_AT = 75
"""Days ago on which they added a letter on paper, of their first winter."""
_OLD = (
    "On the back of a train ticket",
    "Ines, I have been sitting opposite an empty seat for three hours and talking to you. You had good "
    "answers. R.",
)
_MESSAGE = Draft(text="The heron is back on the canal. I waved for both of us.", form="message", when="sent")
_OURS = (
    "To us, next summer",
    "When we read this, a year will have gone by. Today we have one chair too few, and a plan for the sea "
    "that neither of us dares to say aloud before supper.\n\n"
    "What we do not want to have forgotten: the rain on the roof of the tent, and that it was funny.",
)


def letters(now: datetime) -> list[Record]:
    """Return the letters of the made-up couple as of *now* (aware), and what is private of them.

    Neither has a passphrase. The same day gives the same ones.
    """
    rng = Random(_SEED)
    records: list[Record] = []
    for days, opened, author, title, form, text, thanks in _OPENED:
        at, then = _moment(now, days, time(22, 40)), _moment(now, opened, time(21, 15))
        draft = Draft(title=title, text=text, form=form)
        sealed, envelope = seal(_letter(rng, author, at), author, draft, at, _day(now, days))
        letter = open_it(sealed, other(author), envelope, then, _day(now, opened))
        records.append(thank(letter, thanks).with_(updated=then))
    at = _moment(now, _SEALED_AT, time(7, 50))
    draft = msgspec.structs.replace(_SEALED, day=_day(now, _DAY_BEFORE).isoformat())
    letter, envelope = seal(_letter(rng, "a", at), "a", draft, at, _day(now, _SEALED_AT))
    records += [letter, _written("letter", letter, "a", draft, at)]
    records.append(_written("envelope", letter, "b", envelope, at, finished=True))
    at, later = _moment(now, _STARTED, time(23, 20)), _moment(now, _STARTED - 2, time(23, 5))
    letter = _letter(rng, "b", at)
    draft = msgspec.structs.replace(_DRAFT, versions=kept(_FIRST, at))
    records += [letter, _written("letter", letter, "b", draft, later)]
    at = _moment(now, _SENT_AT, time(13, 5))
    records.append(sent(_letter(rng, "a", at), "a", _MESSAGE, at))
    at = _moment(now, _CLOSED_AT, time(21, 30))
    ours = _letter(rng, "a", at).with_(
        author=None, by_both=True, title=_OURS[0], text=_OURS[1], day="in a year"
    )
    records.append(close(ours, at, _day(now, _CLOSED_AT)))
    at = _moment(now, _ADDED_AT, time(16, 20))
    old = _letter(rng, "b", at).with_(way="elsewhere", title=_OLD[0], text=_OLD[1], day="January 2019")
    return [*records, put_in(old, at, _day(now, _ADDED_AT))]


def _letter(rng: Random, author: Side, at: datetime) -> Letter:
    return Letter(id=made_id(rng), created=at, updated=at, author=author)


def _written(
    kind: WritingKind,
    letter: Letter,
    side: Side,
    value: msgspec.Struct,
    at: datetime,
    *,
    finished: bool = False,
) -> Writing:
    from twofold.store.drawers import digest

    veil = Open(msgspec.json.encode(value).decode())
    return Writing(
        id=writing_id(kind, letter.id, side), created=at, updated=at, author=side, kind=kind, about=letter.id,
        veil=veil, finished=at if finished else None, mark=digest(veil) if finished else None,
    )  # fmt: skip


def _day(now: datetime, days: int) -> date:
    return now.date() - timedelta(days=days)


def _moment(now: datetime, days: int, at: time) -> datetime:
    return datetime.combine(_day(now, days), at, now.tzinfo).astimezone(UTC)
