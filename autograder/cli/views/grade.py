"""Results as tables and lines for the terminal: pure functions, nothing is printed here."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from rich.console import RenderableType
from rich.table import Table

from autograder.cli.views.chunked_table import TableCell, render_in_chunks
from autograder.core.problems import ProblemKind
from autograder.course import Level
from autograder.grading.result import ExerciseResult, GradingStatus, Result
from autograder.reporting import text_report as student

# What was put right without a loss is the student's to read, not a line for the instructor.
QUIET = frozenset(
    {
        ProblemKind.RECODED,
        ProblemKind.LOST_LABELS,
        ProblemKind.UNTOUCHED_COPY,
        ProblemKind.MISSING_CHECK,
        ProblemKind.CHANGED_CHECK,
        ProblemKind.COPIED_CHECK,
        ProblemKind.MISSING_GIVEN,
    }
)

NONE = ("—", "")

if TYPE_CHECKING:
    # What nbgrader needs takes a second to load, which `seminar check` spares.
    from autograder.workflows.grade import GradingSummary, StudentOutcome


def class_table(marking: "GradingSummary") -> Iterator[RenderableType]:
    """Students by exercises, with points: what is to be printed, piece by piece."""
    levels = set()
    exercises: dict[str, None] = {}  # an earlier Result that stays may have others
    shared: dict[TableCell, TableCell] = {}  # most cells are like many others
    found = []
    for row in marking.rows:
        result = row.result
        levels.add(result.inputs.level)
        points = {one.exercise: _points(one) for one in result.exercises}
        exercises |= dict.fromkeys(points)
        cells = [points.get(name, NONE) for name in exercises]
        cells += [(_total(result), ""), (_gradebook(row), "")]
        found.append((row.student, tuple(shared.setdefault(cell, cell) for cell in cells)))
    blanks = [(NONE,) * (len(exercises) + 2 - len(cells)) for _, cells in found]
    rows = [
        ((student, ""), *cells[:-2], *more, *cells[-2:])
        for (student, cells), more in zip(found, blanks, strict=True)
    ]

    def empty() -> Table:
        table = Table(title=marking.assignment, title_justify="left", caption_justify="left")
        table.add_column("student", no_wrap=True)
        for name in exercises:
            table.add_column(name, justify="right", overflow="fold")
        table.add_column("points", justify="right")
        table.add_column("gradebook", justify="right")
        table.caption = f"sandbox level: {', '.join(sorted(levels))}" if levels else None
        return table

    return render_in_chunks(empty, rows)


def problem_lines(marking: "GradingSummary") -> Iterator[str]:
    """A line for each problem that an instructor may want to know of."""
    weaker = []
    for row in marking.rows:
        result = row.result
        for found in result.problems:
            if found.kind not in QUIET:
                tail = f" [{found.detail}]" if found.detail else ""
                yield f"{row.student}: {found.message}{tail}"
        if row.score is not None and row.score.seconds_late:
            yield f"{row.student}: {lateness(row.score.seconds_late, row.score.late_penalty)}"
        for line in result.broken_tests:
            yield f"{row.student}: a hidden test could not be carried out: {line}"
        if result.inputs.level is not Level.FULL:
            weaker.append(f"{row.student}: not graded behind the full wall ({result.inputs.level})")
    for missing in marking.missing:
        yield f"{missing.student}: {missing.reason}"
    yield from marking.failures
    yield from weaker


def as_json(marking: "GradingSummary") -> str:
    """The same as JSON on one line: points, problems, what the gradebook holds."""
    students = []
    for row in marking.rows:
        result, score = row.result, row.score
        students.append(
            {
                "student": row.student,
                "status": result.status,
                "level": result.inputs.level,
                "points": result.points,
                "max_points": result.max_points,
                "exercises": {one.exercise: one.points for one in result.exercises},
                "gradebook": score and msgspec.structs.asdict(score),
                "problems": [msgspec.structs.asdict(found) for found in result.problems],
                "broken_tests": result.broken_tests,
            }
        )
    marked = {
        "assignment": marking.assignment,
        "graded_now": marking.graded_count,
        "students": students,
        "unfound": {missing.student: missing.reason for missing in marking.missing},
        "failures": marking.failures,
    }
    return msgspec.json.encode(marked).decode()


def for_student(result: Result) -> Result:
    """A Result without what only an instructor may read."""
    exercises = [
        msgspec.structs.replace(
            one, tests=tuple(msgspec.structs.replace(test, detail="") for test in one.tests)
        )
        for one in result.exercises
    ]
    problems = tuple(msgspec.structs.replace(found, detail="") for found in result.problems)
    return msgspec.structs.replace(result, exercises=tuple(exercises), problems=problems)


def result_lines(result: Result) -> Iterator[str]:
    """One Result, exercise by exercise, as its student may read it."""
    language = result.inputs.language
    for exercise in result.exercises:
        yield from student.exercise_lines(exercise, language)
    yield from (f"! {found.message}" for found in result.problems)


def details(result: Result) -> Iterator[str]:
    """What only an instructor may read: values that came and were expected, and which cells."""
    yield from (f"{found.kind}: {found.detail}" for found in result.problems if found.detail)
    for exercise in result.exercises:
        for outcome in exercise.tests:
            if outcome.detail:
                yield f"{exercise.exercise}/{outcome.test}: {outcome.detail}"


def lateness(seconds: float, penalty: float) -> str:
    """How late a hand-in is, and what that costs."""
    days, rest = divmod(int(seconds), 86_400)
    hours, rest = divmod(rest, 3600)
    text = f"{days} d {hours} h" if days else f"{hours} h {rest // 60} min"
    return f"{text} late, {penalty:g} points off" if penalty else f"{text} late, no points off"


def _points(exercise: ExerciseResult) -> TableCell:
    full = exercise.points == exercise.max_points
    style = "green" if full else "red" if not exercise.points else ""
    return f"{exercise.points:g}/{exercise.max_points:g}", style


def _total(result: Result) -> str:
    if result.status is GradingStatus.GRADER_FAILED:
        return "failed"
    return f"{result.points:g}/{result.max_points:g}"


def _gradebook(row: "StudentOutcome") -> str:
    if row.score is None:
        return "—"
    waiting = " *" if row.score.needs_manual_grading else ""
    return f"{row.score.points:g}/{row.score.max_points:g}{waiting}"
