"""What the made-up couple wrote in their three rounds: rows, guesses, and what became of earlier rows.

Ids are short names here; `worksheets` gives them ids like anybody's.
"""

from typing import Any

from msgspec.structs import replace

from twofold.domain.records import Side
from twofold.domain.worksheet.sheet import Fate, Guess, Opening, Picked, Request, Row


def _again(row: Row, id: str, met: int, what: str, **more: Any) -> Row:
    """Return *row* as it was taken up again in a later round, asking for *what*; "x-3" follows "x-2"."""
    name, _, number = id.partition("-")
    request = Request(what, more.pop("when", ""), more.pop("often", ""), more.pop("until", ""))
    return replace(row, id=id, before=f"{name}-{int(number) - 1}", met=met, request=request, **more)


_ASKED = Row(
    id="asked-1", group="understood", words="To be asked first, before something is settled for both of us",
    why="When you and your mother arrange things at lunch, I feel like a guest at my own table.",
    importance=8, met=3,
    moment="The telephone rings, and before you say yes for both of us you say: let me ask Ines.",
    opening=Opening("left out", "plans that stand before I hear of them", "to be asked first"),
    request=Request("Ask me before you say yes for both of us", "on the telephone too", "each time"),
    firmness="core",
)  # fmt: skip
_EVENING = Row(
    id="evening-1", group="closeness", words="An hour in the evening that is only ours",
    why="By ten I am no use to anyone. If we have not found each other by then, the day went by without us.",
    importance=9, met=4, moment="We are on the sofa at nine, and neither of us knows where the phones are.",
    opening=Opening("lonely", "the evenings beside two lit screens", "an hour with you"),
    request=Request("Put the phones in the hall at eight", "on weekdays", "", "the end of the month"),
)  # fmt: skip
_SEA = Row(
    id="sea-1", kind="want", group="meaning", words="To live nearer to the sea one day",
    why="It is the light, and my grandmother's house. I was somebody else there.",
    importance=7, met=2, moment="We open a window and there is wind in the curtains.",
    opening=Opening("homesick", "a place that we have only visited", "it to be thinkable"),
    request=Request("Look at a map with me, without a plan", "one Sunday"), firmness="dream",
)  # fmt: skip
_SUNDAY = Row(
    id="sunday-1", kind="want", group="play", words="A Sunday now and then that is not for chores",
    why="We are good at lists. I miss us being silly.", importance=6, met=3,
    moment="It is noon, and we have not decided anything.",
    request=Request("One Sunday with nothing planned", "this month"),
)  # fmt: skip
_BURDEN = Row(
    id="burden-1", group="fairness", words="Not to be the only one who thinks of everything",
    why="With Dad in hospital I forgot my own birthday. It is the thinking, more than the doing.",
    importance=8, met=3, moment="I open the fridge, there is milk, and I never once thought of milk.",
    opening=Opening("worn out", "holding all the threads", "one of them to be yours"),
    request=Request("Take over the shopping, the thinking too", "from Monday", "each week", "the next round"),
    firmness="core",
)  # fmt: skip
_TOLD = Row(
    id="told-1", group="understood", words="To hear it on the first day, not on the tenth",
    why="When you go quiet I make up reasons, and all of them are my fault.", importance=7, met=4,
    moment="You say: it is nothing about you, I am just low today.",
    opening=Opening("uneasy", "a silence that I cannot read", "one sentence to hold on to"),
    request=Request("Say one sentence on the first day that something weighs on you", "", "each time"),
)  # fmt: skip
_MINE = Row(
    id="mine-1", kind="want", group="freedom", words="One evening a week that is only mine",
    why="I come home kinder.", importance=7, met=4,
    moment="I come in at eleven with chalk on my hands, and nobody waited with dinner.",
    request=Request("Keep Wednesdays free for me to climb", "from next week", "each week"),
)  # fmt: skip
_SLEEP = Row(
    id="sleep-1", group="closeness", words="To fall asleep at the same time more often",
    why="It is when you tell me things.", importance=6, met=5, moment="The light goes out once, for both.",
    request=Request("Come to bed with me", "before eleven", "two evenings a week"),
)  # fmt: skip
_MONEY = Row(
    id="money-2", group="safety", words="To decide about money together, before anyone is promised any",
    why="It was not the sum. You had told Jo before you told me, and I was the one who seemed mean.",
    importance=9, met=2, moment="You come to me first, while it is still a question.",
    opening=Opening("alone", "how the money for Jo was settled", "us to decide such things as two"),
    request=Request("Bring anything over two hundred to me before you answer", "from today", "each time"),
    firmness="core",
)  # fmt: skip
_JO = Row(
    id="jo-2", group="safety", words="That Jo does not come between us", importance=8, met=3,
    why="He is my brother and he will ask again. I do not want to choose every time.",
    moment="Jo asks, I say we will think about it, and the evening goes on.",
    opening=Opening("torn", "Jo and what he needs", "to stand on your side and still be his brother"),
    request=Request("Work out with me what we can give without missing it", "this week"), firmness="core",
)  # fmt: skip
_HUG = Row(
    id="hug-2", kind="want", group="affection", words="A long hug before we talk about the day",
    why="Words come easier after it.", importance=7, met=5,
    moment="The bag is still on my shoulder.", request=Request("Hug me when I come in", "", "most days"),
)  # fmt: skip
_CHILD = "a child, or not yet"
_SLOWLY = Row(
    id="slowly-3", other=_CHILD, words="To go on talking about a child without having to decide",
    why="We were both more frightened than against it. If it is never mentioned, that is an answer too.",
    importance=9, met=4, moment="You bring it up yourself, on a walk, and we are home before it is dark.",
    opening=Opening("hopeful and afraid", "the question of a child", "us to keep it open together"),
    request=Request("Talk about it on a walk, not at night", "", "once a month"), firmness="core",
)  # fmt: skip
_AFRAID = Row(
    id="afraid-3", other=_CHILD, words="To be allowed to be afraid of it out loud", importance=8, met=4,
    why="If I say I am scared it sounds like no, and it is not a no.",
    moment="I say what I fear, you say yours, and nobody sums it up.",
    opening=Opening("scared", "what a child would ask of us", "you to hear it and not count it as an answer"),
    request=Request("Listen to my three biggest fears, for half an hour, without an answer", "this month"),
)  # fmt: skip
_FRIENDS = Row(
    id="friends-3", kind="want", group="freedom", words="Friends at our table without weeks of planning",
    why="Since the merger I see my friends on a screen. I laugh more when they are here.",
    importance=7, met=3, moment="It is half past seven, the bell rings, and there is enough soup.",
    opening=Opening("cut off", "how seldom anybody comes by", "our door to be open on some evenings"),
    request=Request("Let friends come by", "on a Thursday", "once a month", "we look at it again"),
)  # fmt: skip
_DRIVE = Row(
    id="drive-3", group="fairness", words="To drive to Dad without doing sums each time",
    why="By turns is fair on paper. When you come off a week of nights I cannot ask, and then I am cross.",
    importance=8, met=4, moment="It is Friday, and we both know who goes, and nobody minds.",
    opening=Opening("stuck", "the Saturdays at Dad's", "a way that holds when you are on call"),
    request=Request("Take every second Saturday, also after nights on call", "", "", "Dad drives again"),
    firmness="core",
)  # fmt: skip

ROUNDS: tuple[dict[Side, tuple[Row, ...]], ...] = (
    {"a": (_ASKED, _EVENING, _SEA, _SUNDAY), "b": (_BURDEN, _TOLD, _MINE, _SLEEP)},
    {
        "a": (
            _MONEY,
            _again(_ASKED, "asked-2", 6, "Ask me about the summer before your mother does"),
            _again(_EVENING, "evening-2", 7, "Keep the phones in the hall", often="on weekdays"),
            _again(_SEA, "sea-2", 2, "Three days by the sea, looking at nothing", when="within two months"),
        ),
        "b": (
            _JO,
            _again(_BURDEN, "burden-2", 6, "Keep the shopping, and take the bins", often="each week"),
            _again(_TOLD, "told-2", 5, "One sentence on the first day", often="each time"),
            _again(_MINE, "mine-2", 8, "Leave Wednesdays as they are", until="the end of the year"),
            _HUG,
        ),
    },
    {
        "a": (
            _SLOWLY,
            _again(_EVENING, "evening-3", 4, "Keep Friday evenings free of work", when="from this week",
                   often="each week", until="the nights on call are over", importance=9,
                   why="Since the nights on call and the merger we pass each other in the hall again."),
            _again(_MONEY, "money-3", 8, "Go through the plan for the year with me", when="one Sunday"),
            _again(_SEA, "sea-3", 5, "A weekend up north, to look and not to sign", when="before long"),
        ),
        "b": (
            _FRIENDS,
            _AFRAID,
            _DRIVE,
            _again(_TOLD, "told-3", 8, "Go on with the one sentence", often="each time"),
            _again(_HUG, "hug-3", 6, "Hug me before the news of the day", often="most days"),
        ),
    },
)  # fmt: skip
"""What Ines (a) and Rowan (b) wrote, round by round."""

FATES: tuple[dict[Side, dict[str, Fate]], ...] = (
    {"a": {}, "b": {}},
    {
        "a": {"asked-1": "still", "evening-1": "still", "sea-1": "still", "sunday-1": "met"},
        "b": {"burden-1": "still", "told-1": "still", "mine-1": "still", "sleep-1": "gone"},
    },
    {
        "a": {"money-2": "still", "asked-2": "met", "evening-2": "still", "sea-2": "still"},
        "b": {"jo-2": "met", "burden-2": "met", "told-2": "still", "mine-2": "gone", "hug-2": "still"},
    },
)
"""What became of the rows of the round before."""

GUESSES: tuple[dict[Side, Guess], ...] = (
    {
        "a": Guess((Picked("freedom", 3), Picked("fairness", 5), Picked("closeness", 5))),
        "b": Guess((Picked("closeness", 6), Picked("meaning", 3), Picked("play"))),
    },
    {
        "a": Guess((Picked("safety", 3), Picked("freedom", 6), Picked("fairness", 5))),
        "b": Guess((Picked("safety", 4), Picked("closeness", 5), Picked("understood", 6))),
    },
    {
        "a": Guess((Picked("fairness", 4), Picked("freedom", 5))),
        "b": Guess((Picked("closeness", 4), Picked("meaning", 4), Picked("safety", 7))),
    },
)
"""What each guessed of the other, round by round."""
