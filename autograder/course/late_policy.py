"""Late penalties: the settings in `[late]` of `course.toml`, and their arithmetic."""

import math
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

DAY = 86_400  # seconds
Percent = Annotated[float, Meta(ge=0, le=100)]
Days = Annotated[float, Meta(ge=0, le=366)]
Minutes = Annotated[float, Meta(ge=0, le=10_080)]


class Policy(StrEnum):
    """What a late submission loses."""

    NONE = "none"  # nothing; it is only shown as late
    PER_DAY = "per_day"  # a share of the points for each day that has begun
    CUT_OFF = "cut_off"  # nothing until the cut-off, all points after it


class Lateness(Struct, frozen=True):
    """How late a submission is: the elapsed `seconds`, and `days` by the calendar.

    The same time of the next day is one day later, also if the clocks were changed in between.
    """

    seconds: float = 0.0
    days: float = 0.0


def lateness(submitted_at: datetime, due: datetime, zone: tzinfo) -> Lateness:
    """Return how late a submission is by the calendar of `zone`; the times have time zones."""
    seconds = (submitted_at - due).total_seconds()
    if seconds <= 0:
        return Lateness()
    submitted, due = (time.astimezone(zone).replace(tzinfo=None) for time in (submitted_at, due))
    # In the hour that a change of clocks repeats, a late submission has an earlier time of day.
    days = max((submitted - due).total_seconds(), 1) / DAY
    return Lateness(seconds, days)


class Late(Struct, frozen=True, forbid_unknown_fields=True):
    """A late policy.

    `per_day` is in percent of the points. `cut_off_days` are days after the due date; later
    submissions lose all points. `grace` is in minutes; within them a submission is not late.
    """

    policy: Policy = Policy.NONE
    per_day: Percent = 10
    cut_off_days: Days | None = None
    grace: Minutes = 0

    def penalty(self, points: float, late: Lateness) -> float:
        """Return the points that a late submission loses."""
        if self.policy is Policy.NONE or late.seconds <= self.grace * 60 or points <= 0:
            return 0.0
        if self._is_cut_off(late):
            return points
        if self.policy is Policy.CUT_OFF:
            return 0.0
        share = min(math.ceil(late.days) * self.per_day / 100, 1.0)
        return min(round(points * share, 2), points)

    def _is_cut_off(self, late: Lateness) -> bool:
        if self.cut_off_days is None:
            return self.policy is Policy.CUT_OFF  # at the due date itself
        return late.days > self.cut_off_days


class LateOverrides(Struct, frozen=True, forbid_unknown_fields=True):
    """The late settings that one assignment overrides; None keeps those of `[late]`."""

    policy: Policy | None = None
    per_day: Percent | None = None
    cut_off_days: Days | None = None
    grace: Minutes | None = None
