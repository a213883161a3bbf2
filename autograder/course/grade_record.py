"""The grade of one submission as the gradebook holds it."""

from datetime import datetime, timedelta

from msgspec import Struct


class GradeRecord(Struct, frozen=True, kw_only=True):
    """The grade of one submission in the gradebook, points given by hand included.

    `raw_points` are the points before the late penalty and `points` those after it;
    `unread_points` can still be earned by answers that wait to be read; `submitted_at` is in UTC;
    `changed_answers` are the cells whose points by hand are of an earlier answer.
    """

    raw_points: float
    penalty: float = 0.0
    max_points: float
    unread_points: float = 0.0
    needs_manual_grading: bool = False
    changed_answers: tuple[str, ...] = ()
    seconds_late: float = 0.0
    submitted_at: datetime | None = None
    extension: timedelta | None = None

    @property
    def points(self) -> float:
        """The points after the late penalty, never below zero."""
        return max(0.0, self.raw_points - self.penalty)

    @property
    def share(self) -> float | None:
        """`points` as a share of `max_points`; None if there are no points to earn."""
        return self.points / self.max_points if self.max_points else None
