"""What the made-up couple planned for their two retreats, and what they wrote about them.

Ids are short names here; `retreats` gives them ids like anybody's. Amounts are cents.
"""

from decimal import Decimal
from typing import Any

from twofold.domain.records import Hands, Side
from twofold.domain.retreat.plan import Cost, Idea, Rule, Slot, Whose


def _slot(id: str, day: int, clock: str, length: int, title: str, **more: Any) -> Slot:
    hours, minutes = clock.split(":")
    return Slot(id=id, day=day, start=int(hours) * 60 + int(minutes), length=length, title=title, **more)


NEEDS = ("An hour to myself", "Vegetarian\nNo stairs if we can, my knee")
"""What each of the two needs, wherever they go."""

# -- the one that was ----------------------------------------------------------------------------------------

MILL = (
    _slot("there", 0, "16:30", 105, "The drive to the mill", kind="travel", owner="a", cost=34_00,
          notes="By the river road, not the motorway."),
    _slot("unpack", 0, "18:30", 30, "Unpack, and the phones into the bread tin", kind="logistics"),
    _slot("supper", 0, "19:15", 75, "Supper from the basket", kind="meal"),
    _slot("fire", 0, "20:45", 75, "The fire, and nothing else", kind="rest"),
    _slot("breakfast", 1, "9:00", 75, "A slow breakfast", kind="meal"),
    _slot("heard", 1, "10:30", 45, "One thing each, heard to the end", depth="deep",
          practice="listening:mirror-validate-empathise",
          notes="Rowan begins. The other one only wants to understand it."),
    _slot("alone", 1, "11:30", 75, "Each of us where we like", kind="solo"),
    _slot("soup", 1, "13:00", 60, "Soup at the bakery", kind="meal", place="The bakery", cost=28_00),
    _slot("boat", 1, "14:30", 120, "Learn to row the flat boat", kind="new", place="The landing stage",
          cost=40_00, notes="Ask for Mr Aalbers at the lock house."),
    _slot("dinner", 1, "18:30", 90, "Cook the long recipe", kind="meal", place="The mill"),
    _slot("film", 1, "20:30", 100, "A film under the blanket", kind="rest"),
    _slot("late", 2, "9:30", 90, "Breakfast for as long as it lasts", kind="meal"),
    _slot("river", 2, "11:15", 75, "Along the river to the weir"),
    _slot("home-words", 2, "12:45", 30, "What we take home", practice="promises"),
    _slot("back", 2, "14:00", 105, "The drive home", kind="travel", owner="b", notes="With the window open."),
)  # fmt: skip
MILL_LEFT = ("film",)
"""What they let go of, because they were talking."""
MILL_SPENT: tuple[tuple[str, int, Any], ...] = (
    ("there", 37_20, "a"),
    ("soup", 26_50, "b"),
    ("boat", 40_00, "b"),
    ("rooms", 220_00, "a"),
    ("market", 52_40, "b"),
)
"""What was paid: for what, how much, by whom."""
MILL_COSTS = (
    Cost(id="rooms", what="The mill, two nights", cost=220_00),
    Cost(id="market", what="Food from the market", cost=60_00),
)
MILL_PURPOSE = "To hear each other again, after a month of notes on the kitchen table"
MILL_TALK = "Coming home to each other after a night on call"
"""The topic of the talk that they held there; Rowan spoke first."""
MILL_TAKEAWAYS = (
    (
        "You asked about my grandmother's house, and then you waited.",
        "I can sit in a boat with you and not listen for the telephone.",
        "That I am tired does not mean that I am far away. I had not said that before.",
    ),
    (
        "You laughed so much on the water that I forgot to be careful.",
        "It takes me one evening to arrive. Two nights are the least.",
        "I did not know that you count the mornings, too.",
    ),
)
MILL_PROMISES = (
    "After the last night on call I ring you before I go to sleep",
    "On Tuesdays and Fridays the laptop stays at the office",
)
MILL_THANKS = (
    ("For picking up while you were in a meeting.", "For ringing although you could hardly speak."),
    ("I heard your key before seven.", "For not asking what it cost me."),
)
"""What each (a, b) thanked for when they looked at the two promises after a week."""
MILL_WEEK = (
    "I rang on three mornings of four. On the fourth I fell asleep with the telephone in my hand.",
    "Tuesday went well. On Friday I had to say it out loud at work, and then it went well, too.",
)
MILL_CHECKIN = (
    "We took the walk that we had put off, it rained, and we did not turn round.",
    "I miss the fire. We wrote down the next weekend before the tea was cold.",
)

# -- the one that comes --------------------------------------------------------------------------------------

HILLS = (
    _slot("train", 0, "15:30", 105, "Train and bus to the hills", kind="travel", owner="b", cost=64_00,
          notes="Change at the lake. Sit on the left, for the water.", number="4F7K2X"),
    _slot("arrive", 0, "17:30", 30, "Light the stove, and put the phones away", kind="logistics"),
    _slot("inn", 0, "18:45", 75, "Supper at the inn", kind="meal", place="The inn", cost=52_00,
          address="Mill Lane 3, Upper Hollow", phone="+44 1632 960 017"),
    _slot("thanks", 0, "20:15", 15, "Small thanks by the stove", place="The hut",
          practice="listening:appreciations"),
    _slot("breakfast", 1, "9:00", 60, "A slow breakfast", kind="meal"),
    _slot("needs", 1, "10:15", 45, "Needs and wants, two rows each", depth="deep", practice="worksheet",
          notes="Write alone, open it together, and only look. The answers have time."),
    _slot("alone", 1, "11:15", 60, "An hour for each of us", kind="solo"),
    _slot("dairy", 1, "12:30", 60, "Lunch at the dairy", kind="meal", place="The dairy", cost=26_00),
    _slot("dinner", 1, "18:00", 75, "Cook together, with the good wine", kind="meal"),
    _slot("child", 1, "20:00", 45, "The question of a child", depth="hard",
          practice="listening:understand-first", notes="What each hopes, and fears. Nobody sums it up."),
    _slot("breakfast-late", 2, "10:00", 60, "Breakfast in bed, if the stove is warm", kind="meal"),
    _slot("ridge", 2, "11:15", 90, "Along the ridge to the chapel", instead="Cards by the stove, and soup"),
    _slot("home-words", 2, "13:00", 30, "What we take home", practice="promises"),
    _slot("back", 2, "13:45", 105, "Bus and train home", kind="travel", owner="b"),
)  # fmt: skip
HILLS_COSTS = (
    Cost(id="hut", what="The hut, two nights", cost=180_00),
    Cost(id="food", what="Food to carry up", cost=45_00),
    Cost(id="pass", what="The toll on the other side", cost=14_50, cost_in="CHF"),
)
HILLS_RATE = Decimal("1.06")
"""What one of those francs counts as."""
HILLS_LIMIT = 480_00
HILLS_PURPOSE = "To talk about next year while we are rested, and to do one thing neither of us can do"

HILLS_IDEAS = (
    Idea(id="pots", title="A bowl each at the potter's", link="https://example.org/open-workshop",
         price=48_00, distance="ten minutes on foot", days="Saturdays from two", by="a",
         notes="No experience needed. The bowls are fired and sent on."),
    Idea(id="sauna", title="The sauna by the stream", price=30_00, distance="behind the hut", by="b",
         notes="Heat it an hour before."),
    Idea(id="stars", title="Look at the stars from the hayloft", distance="above the hut", by="a"),
    Idea(id="sunrise", title="Up to the ridge for the sunrise", distance="an hour, steep", by="b"),
    Idea(id="choir", title="Sing with the village choir", days="Friday at eight", by="a",
         notes="They take anybody who comes in."),
    Idea(id="climb", title="The easy route on the rocks", price=70_00, distance="by bus", by="b"),
)  # fmt: skip
HILLS_LATER = Idea(
    id="aloud", title="Read the long story aloud, a chapter each evening", by="a",
    notes="The one that we stopped in the middle of.",
)  # fmt: skip
"""Thought of when the hearts were open already."""
HILLS_HEARTS = (
    {"pots": 3, "sauna": 2, "stars": 3, "sunrise": 1, "choir": 2},
    {"pots": 2, "sauna": 3, "stars": 2, "sunrise": 3, "choir": 0},
)
"""What each (a, b) gave, blind."""
HILLS_VETO = "climb"
HILLS_TAKEN = (("pots", 1, "13:35", "The potter's"), ("sauna", 1, "21:00", "By the stream"))
"""Ideas that became slots: the day, the time and the place."""

HILLS_TODOS: tuple[tuple[str, str, Hands, int | None, int | None], ...] = (
    ("book", "Book the hut, and pay half of it", "b", 12, 6),
    ("shift", "Swap the night on call of that Friday", "a", 10, 4),
    ("tickets", "Buy the train tickets", "b", 7, None),
    ("potter", "Ask the potter whether two can still come", "a", 6, None),
    ("cat", "Bring Jo the key, and show him what the cat eats", "b", 2, None),
    ("shopping", "Write down what we cook, and buy it", "both", 1, None),
    ("wine", "Choose the good wine", "both", None, None),
)
"""Id, what, whose, how many days before the first day it is due, how many days ago it was done."""

RULES = (
    Rule(id="phones", words="The phones sleep in a tin. We look at them at nine and at six, in case of Dad."),
    Rule(id="pass", words="Either of us may pass, and needs no reason."),
    Rule(id="pause", words="Whoever says “lake” means a pause. We name a time, and come back to it."),
    Rule(id="work", words="No work, not even a quick look."),
    Rule(id="plan", words="The plan is there for us. What does not suit the day, we drop."),
)
BAGS: dict[Whose, tuple[str, ...]] = {
    "both": ("Candles and matches", "The small coffee pot", "Bread, butter, the good cheese", "This computer",
             "Paper and two pens", "Plasters and painkillers"),
    "each": ("Toothbrush", "Walking boots"),
    "a": ("The thick blue jumper", "Glasses", "The novel from the station"),
    "b": ("Rain jacket", "Hay fever tablets", "The mouth organ"),
}  # fmt: skip
PACKED = ("Candles and matches", "Paper and two pens", "The mouth organ")
"""What lies in the bags of the coming one already."""
PACKED_BY: tuple[tuple[str, Side], ...] = (("Toothbrush", "b"),)
"""Who has what each of them needs in their bag already."""
