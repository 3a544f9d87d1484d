"""The shelf of the made-up couple: a film they talked about, a novel under way, and one wanted."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from twofold.domain.records import Record
from twofold.domain.shelf.records import Passage, Slice, Work
from twofold.domain.shelf.works import WHOLE

from .play import made_id


def shelf(now: datetime) -> list[Record]:
    """Return the books and films of the made-up couple up to *now* (aware), oldest first."""
    rng, today = Random(19), now.date()

    def at(days: int) -> datetime:
        return datetime.combine(today - timedelta(days=days), time(21, 10), now.tzinfo).astimezone(UTC)

    film = Work(
        id=made_id(rng), created=at(47), updated=at(33), author="b", kind="film", title="45 Years",
        maker="Andrew Haigh", state="done", turn=1.0,
        took=("Ask twice. The second answer is the true one.", "“It was long ago” is not an answer."),
        about="In the week of an anniversary, a letter arrives about someone from before.",
        slices=(
            Slice(
                WHOLE, "the whole film", today - timedelta(days=34),
                Passage("She goes up to the attic alone. I do that too, with the bills.", "the attic"),
                Passage("He says it was long ago, and thinks that is an answer. I say “it was only a shift”.",
                        "in the kitchen"),
                today - timedelta(days=33), "ask once more, when the first answer was “nothing”",
            ),
        ),
    )  # fmt: skip
    novel = Work(
        id=made_id(rng), created=at(29), updated=at(8), author="a", kind="book", title="Stay with Me",
        maker="Ayọ̀bámi Adébáyọ̀", state="under way", form="novel", turn=2.0,
        about="A novel of a Nigerian couple who long for a child, told by both.",
        slices=(
            Slice(
                made_id(rng), "chapters 1 to 10", today - timedelta(days=10),
                Passage("She smiles while all of them speak about her. I know that smile.", "page 12"),
                Passage("He says yes to his mother because it is quicker.", "chapter 3"),
                today - timedelta(days=8), "say “not yet” to our families in the same words",
            ),
            Slice(made_id(rng), "chapters 11 to 20", today - timedelta(days=1)),
            Slice(made_id(rng), "chapters 21 to 30", today + timedelta(days=6)),
        ),
    )  # fmt: skip
    wanted = Work(
        id=made_id(rng), created=at(5), updated=at(5), kind="film", title="Two for the Road",
        maker="Stanley Donen", turn=3.0, about="Twelve years of a marriage, told through journeys in France.",
        slices=(Slice(WHOLE, "the whole film"),),
    )  # fmt: skip
    return [film, novel, wanted]
