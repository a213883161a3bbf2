"""`seminar export`: write the gradebook's points and the feedback pages for an LMS to import."""

from pathlib import Path

from msgspec import structs

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.gradebook import late_penalties, repository
from autograder.grading.spec import load_spec
from autograder.lms import roster
from autograder.lms.export import Export, Target, write_export
from autograder.lms.export_job import ExportJob
from autograder.workflows.grade import sync_penalties_and_pages


def export_grades(
    course: Course, assignment: str, target: Target, *, template_path: Path | None = None
) -> Export:
    """Write what `target` imports, with current late penalties and points given by hand.

    Raises SeminarError without a grade in the gradebook, or if `template_path`, a table from the
    LMS, cannot be filled in.
    """
    course.assignment(assignment)
    class_roster = roster.load_optional(course)
    late_penalties.deadlines(course, assignment)  # raises SeminarError for an invalid roster
    if not repository.backend_of(course).exists():
        raise _no_grades(assignment)
    with (
        atomic_files.translate_os_errors(course.classroom.path),
        course.classroom.assignment(assignment).lock(),
    ):
        spec = load_spec(course, assignment, course.config.sandbox.level)
        students = list(repository.read_grades(course, assignment))
        sync_penalties_and_pages(course, spec, students)
        grades = repository.read_grades(course, assignment)
        if not grades:
            raise _no_grades(assignment)
        job = ExportJob(course, assignment, class_roster, grades, template_path)
        done = write_export(job, target)
        warnings = late_penalties.warnings(course, assignment, students)
        return structs.replace(done, messages=(*done.messages, *warnings))


def _no_grades(assignment: str) -> SeminarError:
    return SeminarError(f"nobody has points for {assignment} yet", hint="Run `seminar grade` first")
