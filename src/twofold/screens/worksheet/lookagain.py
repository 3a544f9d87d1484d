"""Name the day on which to look at a request again."""

from datetime import date

from twofold.domain.dates import full_day
from twofold.domain.days import read_day
from twofold.domain.worksheet.requests import later_days, later_trouble
from twofold.widgets.choices import Choice
from twofold.widgets.picker import OrTyped

WHY = "“Not now” is a real answer. A day to look again keeps the request from getting lost."


class LookAgain(OrTyped[date]):
    """Asks for a day from tomorrow on, as seen on *today*; None when they went back."""

    def __init__(self, today: date) -> None:
        self._today = today
        days = [
            Choice(str(n), words, full_day(day), spare=True, value=day)
            for n, (words, day) in enumerate(later_days(today))
        ]
        example = "12 March, Friday, in 10 days"
        super().__init__("When will you look at it again?", days, WHY, "another day", example, 40)

    def meant(self, typed: str) -> str:
        """Say which day is understood, as far as it is one."""
        try:
            return full_day(read_day(typed, self._today))
        except ValueError:
            return ""

    def read(self, typed: str) -> date:
        """Return the day that was typed, if it is one to come."""
        day = read_day(typed, self._today)
        if sentence := later_trouble(day, self._today):
            raise ValueError(f"That is {full_day(day)}. {sentence}")
        return day
