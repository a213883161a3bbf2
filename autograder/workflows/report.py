"""`seminar report`: from Results and gradebook to the instructor's pages."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from autograder.core.atomic_files import remove_stale_temp_files, translate_os_errors, write_atomic
from autograder.core.progress import Progress, no_progress
from autograder.course import Course
from autograder.course.classroom import StudentPaths
from autograder.gradebook import repository
from autograder.grading.result import Result
from autograder.grading.spec import suite_directory
from autograder.intake.submission_folder import no_submissions
from autograder.reporting.class_report import render
from autograder.reporting.class_report.assignment_report import AssignmentReport, build_report
from autograder.reporting.class_report.course_overview import Overview, build_overview
from autograder.reporting.class_report.loader import ClassData, load_results, localize_result
from autograder.reporting.class_report.notebooks import find_common_parts, find_examples
from autograder.reporting.class_report.pseudonyms import pseudonyms


class WrittenReports(Struct, frozen=True):
    """The pages that were written, and their numbers; `overview` only if all were written."""

    pages: tuple[Path, ...]
    reports: tuple[AssignmentReport, ...]
    overview: Overview | None


def write_reports(
    course: Course,
    assignment: str | None,
    *,
    names: Mapping[str, str],
    groups: Mapping[str, str] = {},
    anonymous: bool = False,
    now: datetime | None = None,
    progress: Progress = no_progress,
) -> WrittenReports:
    """Write the page of one assignment, or the pages of all with an overview.

    `names` and `groups` are those of the roster by student. Raises SeminarError without any
    submission.
    """
    class_data = _read_class(
        course, assignment, names, anonymous, now or datetime.now(UTC), progress
    )
    assignments = [
        name for name in class_data.submitted_assignments() if assignment in (None, name)
    ]
    if not assignments:
        raise no_submissions(assignment)
    directory = course.classroom.reports_dir
    with translate_os_errors(directory):
        directory.mkdir(parents=True, exist_ok=True)
        remove_stale_temp_files(directory)
    index = "" if assignment else class_data.page_name("index")
    pages, reports = [], []
    for done, name in enumerate(assignments, 1):
        report = build_report(class_data.class_facts(name))
        page = directory / class_data.page_name(name)
        shown = find_examples(report, course.classroom)
        releases = [course.release(name, language) for language in course.languages]
        common = find_common_parts(report.facts, course.classroom, releases, groups)
        _write_page(page, render.assignment_page(report, index, shown, common))
        pages.append(page)
        reports.append(report)
        progress("pages", done, len(assignments))
    if assignment is not None:
        return WrittenReports(tuple(pages), tuple(reports), None)
    overview = build_overview(reports)
    _write_page(directory / index, render.overview_page(overview))
    return WrittenReports((directory / index, *pages), tuple(reports), overview)


def render_live(
    course: Course,
    assignment: str,
    *,
    names: Mapping[str, str],
    anonymous: bool,
    student_url: Callable[[StudentPaths], str],
) -> str:
    """Return the page of an assignment for a server, whose script keeps it up to date.

    `student_url` returns the address of a student's page there. Raises SeminarError without any
    submission.
    """
    class_data = _read_class(course, assignment, names, anonymous, datetime.now(UTC), no_progress)
    class_data = structs.replace(class_data, student_url=student_url)
    if assignment not in class_data.submitted_assignments():
        raise no_submissions(assignment)
    report = build_report(class_data.class_facts(assignment))
    shown = find_examples(report, course.classroom)
    return render.assignment_page(report, "/", shown, live=True)


def _read_class(
    course: Course,
    assignment: str | None,
    names: Mapping[str, str],
    anonymous: bool,
    now: datetime,
    progress: Progress,
) -> ClassData:
    assignments = list(course.config.assignments)
    progress("gradebook", 0, 1)
    grades = repository.read_class_grades(course, assignments)
    progress("gradebook", 1, 1)
    students = sorted(course.classroom.students() | {*names, *grades.names})
    # The page of one assignment compares it with the assignment before.
    needed = assignments[: assignments.index(assignment) + 1] if assignment else assignments
    return ClassData(
        course=course,
        students=students,
        names=grades.names | {student: name for student, name in names.items() if name},
        pseudonyms=pseudonyms(course.classroom.pseudonyms_file, students)
        if anonymous and students
        else {},
        grades=grades.by_assignment,
        results=_read_results(course, needed, students, progress),
        now=now.astimezone(ZoneInfo(course.config.time_zone)),
    )


def _read_results(
    course: Course, assignments: Sequence[str], students: Sequence[str], progress: Progress
) -> dict[str, dict[str, Result]]:
    """Return the Results by assignment and student, in the course's language."""
    total = len(assignments) * len(students)
    numbers = count(1)

    def step() -> None:
        progress("reading results", next(numbers), total)

    return {
        name: {
            student: localize_result(result, course.language, suite_directory(course, name))
            for student, result in load_results(
                course.classroom.assignment(name), students, step
            ).items()
        }
        for name in assignments
    }


def _write_page(path: Path, text: str) -> None:
    write_atomic(path, text.encode("utf-8", "replace"))
