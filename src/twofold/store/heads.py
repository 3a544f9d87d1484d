"""What all records begin with."""

from datetime import datetime
from typing import Annotated

import msgspec

_Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Head(msgspec.Struct, frozen=True):
    """What all records begin with, as far as the order and the identity need it."""

    id: str
    created: _Moment
    rev: int = 0
    deleted: _Moment | None = None
