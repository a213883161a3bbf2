"""Points and feedback go back to the LMS: from the gradebook to the files that it imports.

The list of steps behind `seminar export`.
"""

from pathlib import Path

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.gradebook import backend, late_penalties, repository
from autograder.gradebook.repository import Score
from autograder.grading.spec import load_spec
from autograder.lms import export, roster
from autograder.lms.export import Export, Target
from autograder.lms.export_job import ExportGrade, ExportJob
from autograder.workflows import grade


def export_grades(
    course: Course,
    assignment: str,
    target: Target,
    *,
    sheet: Path | None = None,
) -> Export:
    """Write what `target` imports, with lateness and hand-given points as they are now.

    Raises SeminarError if nobody is in the gradebook, or a table cannot be filled in.
    """
    course.assignment(assignment)
    known = roster.load_optional(course)
    late_penalties.deadlines(course, assignment)
    nobody = SeminarError(
        f"nobody has points for {assignment} yet", hint="Run `seminar grade` first"
    )
    if not backend.exists(course):
        raise nobody
    with (
        atomic_files.translate_os_errors(course.classroom.path),
        course.classroom.assignment(assignment).lock(),
    ):
        kit = load_spec(course, assignment, course.config.sandbox.level)
        grade.sync_penalties_and_pages(course, kit, list(repository.scores(course, assignment)))
        grades = {
            student: _grade(score)
            for student, score in repository.scores(course, assignment).items()
        }
        if not grades:
            raise nobody
        return export.export(ExportJob(course, assignment, known, grades, sheet), target)


def _grade(score: Score) -> ExportGrade:
    return ExportGrade(
        score.points,
        score.max_points,
        score.needs_manual_grading,
        score.late_penalty,
        score.seconds_late,
        score.handed_in,
    )
