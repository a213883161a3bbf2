"""nbgrader's late-penalty plugin: the late policy of `course.toml`."""

from nbgrader.plugins import BasePlugin

from autograder.gradebook import context


class CoursePenalty(BasePlugin):  # type: ignore[misc]
    """Computes late penalties during `autograde`, also under nbgrader's own commands."""

    def late_submission_penalty(
        self,
        student_id: str,  # noqa: ARG002  (the seconds already include the extension)
        score: float,
        total_seconds_late: float,
    ) -> float | None:
        """Return the points to deduct from `score`; None for none."""
        policy = context.course().late(self.parent.assignment_id)
        return policy.penalty(score, total_seconds_late) or None
