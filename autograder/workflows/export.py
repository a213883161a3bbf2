"""`seminar export`: write the gradebook's points and the feedback pages for an LMS to import."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import structs

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.gradebook import late_penalties, repository
from autograder.grading import result_store
from autograder.grading.spec import GradingSpec, load_spec
from autograder.lms import roster
from autograder.lms.export import Export, Target, write_export
from autograder.lms.export_job import ExportJob, TestRow
from autograder.workflows.grade import sync_penalties_and_pages


def export_grades(
    course: Course, assignment: str, target: Target, *, template_path: Path | None = None
) -> Export:
    """Write what `target` imports, with current late penalties and points given by hand.

    Raises SeminarError without a grade in the gradebook, or if `template_path`, a table from the
    LMS, cannot be filled in.
    """
    course.assignment(assignment)
    if template_path is not None and not target.takes_template:
        raise SeminarError(
            f"--sheet is a table of an LMS that is filled in, and {target} has none",
            hint="Leave it out, or use --for moodle or canvas",
        )
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
        rejections = sync_penalties_and_pages(course, spec, students)
        grades = repository.read_grades(course, assignment)
        if not grades:
            raise _no_grades(assignment)
        job = ExportJob(
            course,
            assignment,
            class_roster,
            grades,
            template_path,
            cells=_graded_cells(spec),
            cell_points=repository.cell_scores(course, assignment),
            test_rows=tuple(_test_rows(course, assignment, grades)),
        )
        done = write_export(job, target)
        warnings = late_penalties.warnings(course, assignment, students)
        return structs.replace(done, messages=(*rejections, *done.messages, *warnings))


def _graded_cells(spec: GradingSpec) -> tuple[str, ...]:
    """Return the names of the exercises and questions, in the order of the notebook."""
    metadata = [cell["metadata"].get("nbgrader", {}) for cell in json.loads(spec.release)["cells"]]
    return tuple(entry["grade_id"] for entry in metadata if entry.get("grade"))


def _test_rows(course: Course, assignment: str, students: Iterable[str]) -> Iterator[TestRow]:
    """Yield the hidden tests of the stored Results, by student, in the order of the notebook."""
    paths = course.classroom.assignment(assignment)
    for student in sorted(students):
        result = result_store.load_result(paths.student(student).result_dir)
        for exercise in result.exercises if result else ():
            for test in exercise.tests:
                yield TestRow(
                    student,
                    exercise.exercise,
                    test.test,
                    str(test.status),
                    test.earned,
                    test.weight,
                    test.message,
                )


def _no_grades(assignment: str) -> SeminarError:
    return SeminarError(
        f"no student has points for {assignment} yet", hint="Run `seminar grade` first"
    )
