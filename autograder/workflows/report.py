"""Reports on a class: from Results and gradebook to the instructor's pages.

The list of steps behind `seminar report`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.gradebook import repository
from autograder.gradebook.repository import Standings
from autograder.grading.result import Result
from autograder.reporting.class_report import course_overview as overview
from autograder.reporting.class_report import loader, render
from autograder.reporting.class_report import pseudonyms as labels
from autograder.reporting.class_report.assignment_report import AssignmentReport, report
from autograder.reporting.class_report.course_overview import Overview
from autograder.reporting.class_report.model import (
    ClassFacts,
    CourseFacts,
    ReportPerson,
    StudentAssignment,
    Week,
)

Progress = Callable[[str, int, int], None]
FOLDER, ANONYMOUS = "reports", "-anonymous"


class WrittenReports(Struct, frozen=True):
    """The pages that were written, and the numbers on them."""

    pages: tuple[Path, ...]
    reports: tuple[AssignmentReport, ...]
    overview: Overview | None


class _Class(Struct, frozen=True):
    """All that was read, by assignment and student."""

    course: Course
    students: tuple[str, ...]
    names: Mapping[str, str]
    labels: Mapping[str, str]  # empty unless the pages are anonymous
    standings: Standings
    results: dict[str, dict[str, Result]]
    now: datetime


def write(
    course: Course,
    assignment: str | None,
    *,
    names: Mapping[str, str],
    anonymous: bool = False,
    now: datetime | None = None,
    progress: Progress = lambda *_: None,
) -> WrittenReports:
    """Write the page of one assignment, or all pages and the overview.

    `names` are those of the roster, by student. Raises SeminarError where nothing was handed in.
    """
    everything = _read(course, assignment, names, anonymous, now or datetime.now(UTC), progress)
    weeks = [name for name in _weeks(everything) if assignment in (None, name)]
    if not weeks:
        raise SeminarError(
            f"nobody has handed in {assignment or 'anything'}",
            hint="Put notebooks into classroom/submitted/<student>/<assignment>/"
            " and run `seminar grade`",
        )
    folder = course.classroom.path / FOLDER
    with atomic_files.translate_os_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        atomic_files.remove_stale_temp_files(folder)
    index = "" if assignment else _file("index", anonymous)
    pages, reports = [], []
    for done, name in enumerate(weeks, 1):
        made = report(_facts(everything, name))
        pages.append(
            _write_page(folder / _file(name, anonymous), render.assignment_page(made, index))
        )
        reports.append(made)
        progress("pages", done, len(weeks))
    if assignment is not None:
        return WrittenReports(tuple(pages), tuple(reports), None)
    found = overview.overview(_course_facts(everything, weeks), reports)
    whole = _write_page(folder / index, render.overview_page(found))
    return WrittenReports((whole, *pages), tuple(reports), found)


def _read(
    course: Course,
    assignment: str | None,
    names: Mapping[str, str],
    anonymous: bool,
    now: datetime,
    progress: Progress,
) -> _Class:
    weeks = list(course.config.assignments)
    progress("gradebook", 0, 1)
    found = repository.standings(course, weeks)
    progress("gradebook", 1, 1)
    students = sorted(course.classroom.students() | {*names, *found.names})
    wanted = _wanted(course, assignment)
    total = len(wanted) * len(students)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        progress("reading results", done, total)

    results = {
        name: {
            student: loader.localize_result(result, course.language)
            for student, result in loader.results(
                course.classroom.assignment(name), students, step
            ).items()
        }
        for name in wanted
    }
    return _Class(
        course=course,
        students=tuple(students),
        names={**found.names, **{who: name for who, name in names.items() if name}},
        labels=labels.pseudonyms(course.classroom.path, students) if anonymous and students else {},
        standings=found,
        results=results,
        now=now.astimezone(ZoneInfo(course.config.time_zone)),
    )


def _wanted(course: Course, assignment: str | None) -> list[str]:
    """The assignments whose Results are needed: one with all before it, or all."""
    weeks = list(course.config.assignments)
    return weeks if assignment is None else weeks[: weeks.index(assignment) + 1]


def _weeks(everything: _Class) -> list[str]:
    """The assignments for which anybody has handed in something."""
    submitted = everything.course.classroom.submitted_assignments()
    return [
        name
        for name, results in everything.results.items()
        if results or everything.standings.by_assignment[name] or name in submitted
    ]


def _facts(everything: _Class, assignment: str) -> ClassFacts:
    course = everything.course
    before = _week_before(everything, assignment)
    return ClassFacts(
        assignment=assignment,
        title=course.assignment(assignment).title.in_language(course.language),
        course=course.config.title.in_language(course.language),
        language=course.language,
        due=course.due(assignment).astimezone(ZoneInfo(course.config.time_zone)),
        now=everything.now,
        entries=tuple(_entries(everything, assignment, before)),
        before=course.assignment(before).title.in_language(course.language) if before else "",
        anonymous=bool(everything.labels),
    )


def _week_before(everything: _Class, assignment: str) -> str:
    """The assignment before, of those that were handed in; empty for the first."""
    weeks = _weeks(everything)
    earlier = weeks[: weeks.index(assignment)] if assignment in weeks else []
    return earlier[-1] if earlier else ""


def _entries(everything: _Class, assignment: str, before: str) -> Sequence[StudentAssignment]:
    shares = _shares(everything, before) if before else {}
    people = _people(everything, assignment)
    return [
        _entry(everything, assignment, student, people[student], shares.get(student))
        for student in everything.students
    ]


def _entry(
    everything: _Class, assignment: str, student: str, person: ReportPerson, before: float | None
) -> StudentAssignment:
    return loader.build_entry(
        everything.course.classroom.assignment(assignment).student(student),
        person,
        everything.results[assignment].get(student),
        everything.standings.by_assignment[assignment].get(student),
        before,
    )


def _people(everything: _Class, assignment: str = "") -> Mapping[str, ReportPerson]:
    if everything.labels:
        return {student: ReportPerson(label) for student, label in everything.labels.items()}
    classroom = everything.course.classroom
    paths = classroom.assignment(assignment) if assignment else None
    return loader.build_people(paths, everything.students, everything.names)


def _shares(everything: _Class, assignment: str) -> dict[str, float | None]:
    """Everybody's share of the points of one assignment."""
    nobody = ReportPerson("")
    return {
        student: _entry(everything, assignment, student, nobody, None).share
        for student in everything.students
    }


def _course_facts(everything: _Class, weeks: Sequence[str]) -> CourseFacts:
    course = everything.course
    zone = ZoneInfo(course.config.time_zone)
    anonymous = bool(everything.labels)
    return CourseFacts(
        course=course.config.title.in_language(course.language),
        language=course.language,
        now=everything.now,
        people=dict(_people(everything)),
        weeks=tuple(
            Week(
                assignment=name,
                title=course.assignment(name).title.in_language(course.language),
                due=course.due(name).astimezone(zone),
                page=_file(name, anonymous),
                shares=_shares(everything, name),
                late=frozenset(
                    who
                    for who, one in everything.standings.by_assignment[name].items()
                    if one.seconds_late
                ),
            )
            for name in weeks
        ),
        anonymous=anonymous,
    )


def _file(name: str, anonymous: bool) -> str:
    return f"{name}{ANONYMOUS if anonymous else ''}.html"


def _write_page(path: Path, text: str) -> Path:
    atomic_files.write_atomic(path, text.encode("utf-8", "replace"))
    return path
