"""What became of one file of a download, told by those who choose, put and watch."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Status(StrEnum):
    """What became of one file of a download."""

    TAKEN = "taken"
    REPLACED = "replaced"  # taken, in the place of an earlier one
    UNCHANGED = "unchanged"  # it lies there already
    OLDER = "older"  # what lies there is later, or nobody can tell
    SKIPPED = "skipped"  # another file of the same student counts, or it is no hand-in
    UNMATCHED = "unmatched"
    REFUSED = "refused"


THERE = frozenset({Status.TAKEN, Status.REPLACED, Status.UNCHANGED, Status.OLDER})


class Outcome(Struct, frozen=True):
    """What became of one file, and why; `when` it was handed in, in UTC or with a zone."""

    student: str
    file: str
    status: Status
    when: datetime | None = None
    note: str = ""
