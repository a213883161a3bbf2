"""nbgrader's late-penalty plugin: the late policy of `course.toml`."""

from nbgrader.plugins import BasePlugin

from autograder import nbgrader_plugins
from autograder.gradebook import late_penalties


class CoursePenalty(BasePlugin):  # type: ignore[misc]
    """Computes late penalties during `autograde`, also under nbgrader's own commands."""

    def late_submission_penalty(
        self,
        student_id: str,
        score: float,
        total_seconds_late: float,  # noqa: ARG002  (the course counts days by its calendar)
    ) -> float | None:
        """Return the points to deduct from `score`; None for none."""
        course, assignment = nbgrader_plugins.course(), self.parent.assignment_id
        submission = self.parent.gradebook.find_submission(assignment, student_id)
        late = late_penalties.lateness_of(course, submission)
        return course.late(assignment).penalty(score, late) or None
