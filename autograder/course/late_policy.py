"""What lateness costs: `[late]` in `course.toml`, and the arithmetic of it."""

import math
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

DAY = 86_400  # seconds
Percent = Annotated[float, Meta(ge=0, le=100)]
Days = Annotated[float, Meta(ge=0, le=366)]
Minutes = Annotated[float, Meta(ge=0, le=10_080)]


class Policy(StrEnum):
    """What happens to a hand-in after its due date."""

    NONE = "none"  # it is shown as late and costs nothing
    PER_DAY = "per_day"  # each day that has begun costs a share of the points
    CUT_OFF = "cut_off"  # all points until the cut-off, none after it


class Late(Struct, frozen=True, forbid_unknown_fields=True):
    """The policy: percent of the points a day, days until nothing counts, minutes of grace.

    Days are counted from the due date; within the grace nothing is late.
    """

    policy: Policy = Policy.NONE
    per_day: Percent = 10
    cut_off_days: Days | None = None
    grace: Minutes = 0

    def penalty(self, points: float, seconds: float) -> float:
        """What a hand-in `seconds` after its due date loses of `points`."""
        if self.policy is Policy.NONE or seconds <= self.grace * 60 or points <= 0:
            return 0.0
        if self._is_cut_off(seconds):
            return points
        if self.policy is Policy.CUT_OFF:
            return 0.0
        share = min(math.ceil(seconds / DAY) * self.per_day / 100, 1.0)
        return min(round(points * share, 2), points)

    def _is_cut_off(self, seconds: float) -> bool:
        if self.cut_off_days is None:
            return self.policy is Policy.CUT_OFF  # a cut-off at the due date itself
        return seconds > max(self.cut_off_days * DAY, self.grace * 60)


class LateOverrides(Struct, frozen=True, forbid_unknown_fields=True):
    """What one assignment changes of the policy; what is left out stays as in `[late]`."""

    policy: Policy | None = None
    per_day: Percent | None = None
    cut_off_days: Days | None = None
    grace: Minutes | None = None
