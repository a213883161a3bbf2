"""View of graded submissions: a table of the class, lines for one Result, and JSON."""

from collections.abc import Iterator
from sys import intern
from typing import TYPE_CHECKING

import msgspec
from rich.text import Text

from autograder.cli.listing import Listing, styled
from autograder.core.i18n import lazy
from autograder.core.problems import ProblemKind
from autograder.course import Level
from autograder.course.grade_record import GradeRecord
from autograder.grading.result import ExerciseResult, GradingStatus, Result
from autograder.reporting.text_report import exercise_lines

# The normalizer repaired these without a loss of points: the student reads them on the page.
QUIET = frozenset(
    {
        ProblemKind.RECODED,
        ProblemKind.LOST_LABELS,
        ProblemKind.UNTOUCHED_COPY,
        ProblemKind.MISSING_CHECK,
        ProblemKind.CHANGED_CHECK,
        ProblemKind.COPIED_CHECK,
        ProblemKind.MISSING_GIVEN,
        ProblemKind.COMMANDS_NOT_RUN,
    }
)

NONE = "—"

if TYPE_CHECKING:
    # Loading nbgrader takes a second, which `seminar check` avoids.
    from autograder.workflows.grade import GradingSummary, StudentOutcome


def class_table(summary: "GradingSummary") -> Listing:
    """Return the table of students by exercises."""
    levels = set()
    exercises: dict[str, None] = {}  # an earlier Result that stays may have other exercises
    rows = []
    for outcome in summary.outcomes:
        result = outcome.result
        levels.add(result.inputs.level)
        points = {exercise.exercise: _points(exercise) for exercise in result.exercises}
        exercises |= dict.fromkeys(points)
        cells = [points.get(name, NONE) for name in exercises]
        name = summary.names.get(outcome.student, "")
        totals = intern(_total(result)), intern(_gradebook(outcome))
        rows.append(((outcome.student, name), cells, totals))
    caption = f"sandbox level: {', '.join(sorted(levels))}" if levels else ""
    about = 2 if any(name for (_, name), *_ in rows) else 1  # columns: student, and name if any
    listed = [
        (*student[:about], *cells, *[NONE] * (len(exercises) - len(cells)), *totals)
        for student, cells, totals in rows
    ]
    numbers = (*exercises, "points", "gradebook")
    columns = (*("student", "name")[:about], *numbers)
    return Listing(summary.assignment, columns, listed, numbers, ("name",), caption)


def problem_lines(summary: "GradingSummary") -> Iterator[str]:
    """Yield a line for each problem that an instructor needs to know."""
    weaker_levels: dict[Level, list[str]] = {}
    for row in summary.outcomes:
        result = row.result
        for problem in result.problems:
            if problem.kind not in QUIET:
                detail = f" [{problem.detail}]" if problem.detail else ""
                yield f"{row.student}: {problem.message}{detail}"
        if row.grade is not None and row.grade.seconds_late:
            yield f"{row.student}: {lateness(row.grade.seconds_late, row.grade.penalty)}"
        if row.grade is not None and row.grade.changed_answers:
            cells = ", ".join(row.grade.changed_answers)
            what = "answers that have changed since they were graded by hand, to be graded again"
            yield f"{row.student}: {what}: {cells}"
        for line in result.broken_tests:
            yield f"{row.student}: a hidden test could not be run: {line}"
        if result.inputs.level is not Level.FULL:
            weaker_levels.setdefault(result.inputs.level, []).append(row.student)
    for missing in summary.missing:
        yield f"{missing.student}: {missing.reason}"
    yield from summary.failures
    yield from summary.warnings
    for level, students in weaker_levels.items():
        if len(students) < len(summary.outcomes):  # the table names the level of the whole class
            yield f"not graded in the full sandbox ({level}): {', '.join(students)}"


def as_json(summary: "GradingSummary") -> str:
    """Return points, problems and gradebook entries as JSON on one line."""
    students = []
    for row in summary.outcomes:
        result = row.result
        students.append(
            {
                "student": row.student,
                "name": summary.names.get(row.student, ""),
                "status": result.status,
                "level": result.inputs.level,
                "points": result.points,
                "max_points": result.max_points,
                "exercises": {exercise.exercise: exercise.points for exercise in result.exercises},
                "gradebook": row.grade and _gradebook_entry(row.grade),
                "problems": [msgspec.structs.asdict(problem) for problem in result.problems],
                "broken_tests": result.broken_tests,
            }
        )
    values = {
        "assignment": summary.assignment,
        "graded_now": summary.graded_count,
        "students": students,
        "unfound": {missing.student: missing.reason for missing in summary.missing},
        "failures": summary.failures,
        "warnings": summary.warnings,
    }
    return msgspec.json.encode(values).decode()


def _gradebook_entry(grade: GradeRecord) -> dict[str, object]:
    return {
        "points": grade.points,
        "max_points": grade.max_points,
        "needs_manual_grading": grade.needs_manual_grading,
        "changed_answers": grade.changed_answers,
        "late_penalty": grade.penalty,
        "seconds_late": grade.seconds_late,
        "handed_in": grade.submitted_at,
        "extension": grade.extension,
    }


def for_student(result: Result) -> Result:
    """Return a Result without the details for instructors."""
    exercises = [
        msgspec.structs.replace(
            exercise,
            tests=tuple(msgspec.structs.replace(test, detail="") for test in exercise.tests),
        )
        for exercise in result.exercises
    ]
    problems = tuple(msgspec.structs.replace(problem, detail="") for problem in result.problems)
    return msgspec.structs.replace(result, exercises=tuple(exercises), problems=problems)


def result_lines(result: Result) -> Iterator[str]:
    """Yield the lines of one Result that its student may read, exercise by exercise."""
    language = result.inputs.language
    for exercise in result.exercises:
        yield from exercise_lines(exercise, language)
    yield from (f"! {problem.message}" for problem in result.problems)


def total_line(result: Result) -> str:
    """Return the points of a submission and its isolation level, in its language."""
    return lazy(
        "{points} of {max_points} points (sandbox level {level})",
        points=f"{result.points:g}",
        max_points=f"{result.max_points:g}",
        level=result.inputs.level,
    ).render(result.inputs.language)


def details(result: Result) -> Iterator[str]:
    """Yield the details for instructors: returned and expected values, and cells."""
    yield from (
        f"{problem.kind}: {problem.detail}" for problem in result.problems if problem.detail
    )
    for exercise in result.exercises:
        for outcome in exercise.tests:
            if outcome.detail:
                yield f"{exercise.exercise}/{outcome.test}: {outcome.detail}"


def lateness(seconds: float, penalty: float) -> str:
    """Describe how late a submission is, and the late penalty."""
    days, rest = divmod(int(seconds), 86_400)
    hours, rest = divmod(rest, 3600)
    text = f"{days} d {hours} h" if days else f"{hours} h {rest // 60} min"
    return f"{text} late, {penalty:g} points off" if penalty else f"{text} late, no points off"


def _points(exercise: ExerciseResult) -> Text:
    is_full = exercise.points == exercise.max_points
    style = "green" if is_full else "" if exercise.points else "red"
    return styled(f"{exercise.points:g}/{exercise.max_points:g}", style)


def _total(result: Result) -> str:
    if result.status is GradingStatus.GRADER_FAILED:
        return "failed"
    return f"{result.points:g}/{result.max_points:g}"


def _gradebook(row: "StudentOutcome") -> str:
    if row.grade is None:
        return NONE
    waiting = " *" if row.grade.needs_manual_grading else ""
    return f"{row.grade.points:g}/{row.grade.max_points:g}{waiting}"
