"""What the clocks on the wall show where this machine is, also over a change of the clocks.

``datetime.astimezone()`` gives an offset that holds at one moment. Counted on from there, "tomorrow at nine"
is at eight or ten after a change. A moment in ``HERE`` knows the rules of the place instead: its ``replace``
and its sums go by the wall (so for what lasts, an hour or twenty minutes, go by UTC: see `after`).
"""

from datetime import UTC, datetime, timedelta, tzinfo


class _Here(tzinfo):
    """The zone of this machine, whatever names it: a link in /etc, an IANA name, or rules in TZ."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        """Return by how much the wall is ahead of UTC when it shows *at*."""
        return None if at is None else at.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, at: datetime | None) -> timedelta | None:
        """Return None: nobody asks."""
        return None

    def tzname(self, at: datetime | None) -> str | None:
        """Return what the zone is called then."""
        return None if at is None else at.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, at: datetime) -> datetime:
        """Return what the wall shows at *at*, which is in UTC; ``fold`` tells the second of two alike."""
        moment = at.replace(tzinfo=UTC)
        wall = moment.astimezone().replace(tzinfo=None)
        return wall.replace(tzinfo=self, fold=int(wall.astimezone() != moment))


HERE = _Here()
"""The zone of this machine."""


def here(now: datetime) -> datetime:
    """Return *now* (aware) as the clocks on the wall show it."""
    return now.astimezone(HERE)


def after(now: datetime, lasting: timedelta) -> datetime:
    """Return the moment *lasting* after *now* (aware), in its zone: an hour is an hour, whatever the wall
    shows."""
    return (now.astimezone(UTC) + lasting).astimezone(now.tzinfo)


def lasting(now: datetime, then: datetime) -> timedelta:
    """Return how long it is from *now* to *then* (both aware), whatever the wall shows in between."""
    return then.astimezone(UTC) - now.astimezone(UTC)


def on_the_wall(now: datetime, days: int, hour: int, minute: int, *, second_time: bool = False) -> datetime:
    """Return when the wall shows *hour*:*minute*, so many *days* after the day of *now* (aware, in a zone
    that knows its rules).

    A time that a change of the clocks skips is moved forward by as much as they are (RFC 5545, 3.3.5). Of
    one that comes twice it is the first, or the *second_time*.
    """
    wall = now.replace(hour=hour, minute=minute, second=0, microsecond=0, fold=int(second_time))
    # There and back: a time that was skipped becomes one that the wall does show.
    return (wall + timedelta(days=days)).replace(fold=int(second_time)).astimezone(UTC).astimezone(now.tzinfo)
