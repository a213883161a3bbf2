"""Points and feedback go back to the LMS: from the gradebook to the files that it imports.

The list of steps behind `seminar export`.
"""

from pathlib import Path

from autograder import classlock, files, marking
from autograder.course import Course
from autograder.errors import SeminarError
from autograder.gradebook import book, database, late
from autograder.gradebook.book import Score
from autograder.grading.kit import load_kit
from autograder.lms import export, roster
from autograder.lms.export import Export, Target
from autograder.lms.points import Grade, Job
from autograder.marking import Told


def hand_back(
    course: Course,
    assignment: str,
    target: Target,
    *,
    sheet: Path | None = None,
    told: Told = lambda _: None,
) -> Export:
    """Write what `target` imports, with lateness and hand-given points as they are now.

    Raises SeminarError if nobody is in the gradebook, or a table cannot be filled in.
    """
    course.assignment(assignment)
    known = roster.find(course)
    late.deadlines(course, assignment)
    nobody = SeminarError(
        f"nobody has points for {assignment} yet", next_step="Run `seminar grade` first"
    )
    if not database.exists(course):
        raise nobody
    with files.in_words(course.classroom), classlock.hold(course, assignment, told):
        kit = load_kit(course, assignment, course.file.sandbox.level)
        marking.settle(course, kit, list(book.scores(course, assignment)), told)
        grades = {
            student: _grade(score) for student, score in book.scores(course, assignment).items()
        }
        if not grades:
            raise nobody
        return export.export(Job(course, assignment, known, grades, sheet), target)


def _grade(score: Score) -> Grade:
    return Grade(
        score.points,
        score.max_points,
        score.needs_manual_grading,
        score.late_penalty,
        score.seconds_late,
        score.handed_in,
    )
