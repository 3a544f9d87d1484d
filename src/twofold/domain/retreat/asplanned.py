"""What a slot was planned as, kept while something else is done for the rain."""

import msgspec

from .limits import File, Line, Link, Notes


class AsPlanned(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What of a slot belongs to what was planned, and not to what is done instead: all as in Slot."""

    title: Line
    place: Line = ""
    notes: Notes = ""
    practice: Line = ""
    fixed: bool = False
    link: Link = ""
    number: Line = ""
    phone: Line = ""
    address: Line = ""
    file: File = ""
