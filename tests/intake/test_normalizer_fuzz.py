"""Fuzzing: thousands of corrupted notebooks of all weeks are normalized, and some are graded."""

import json
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import msgspec
import nbformat
import pytest

from autograder.content import answer_file, master, variants
from autograder.core.problems import ProblemKind
from autograder.course import Course, Level, load_course
from autograder.executors import executor
from autograder.gradebook import importer, repository
from autograder.gradebook.submission_notebook import as_notebook
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import GradingStatus
from autograder.grading.result import TestStatus as Verdict
from autograder.grading.spec import SUITES, load_spec
from autograder.intake import normalizer
from autograder.intake.cell_source import defined_names, normalize_newlines, normalized_code
from autograder.intake.model import CHECK_HELPER, NormalizedNotebook, Release, Role
from autograder.workflows import demo
from tests.support import classroom
from tests.support.fuzzing import spoilt
from tests.support.settings import ROOT, SHORT

WEEKS = tuple(load_course(ROOT).config.assignments)
FEW, MANY = 70, 3500  # normalized
FIRST_GRADED = 10_000  # apart from those that are only normalized
GRADED = 84  # twelve per week; each takes two to four seconds
IMPORTED = 12
# With one of these a submitted cell is not in the normalized notebook.
DROPPED_CELLS = {ProblemKind.UNREADABLE_CELL, ProblemKind.LONG_CELL, ProblemKind.COPIED_CHECK}


class Week:
    """A week's release, and notebooks of it: solved, unsolved, and with one answer wrong."""

    def __init__(self, course: Course, name: str) -> None:
        self.name = name
        self.data = course.release(name).read_bytes()
        self.release = normalizer.read_release(self.data, name)
        source = master.load_master(course.master(name))
        bank = variants.read_bank(SUITES / name)
        texts = [demo.reference_answers(source, "en"), ""]
        for exercise in source.exercises:
            wrong = bank.wrong(exercise)[0].apply_to(source.solution(exercise))
            right = {name: source.solution(name) for name in source.exercises}
            parts = (right | {exercise: wrong}).items()
            texts.append("\n".join(f"# %% {name}\n{code}" for name, code in parts))
        defined = [defined_names(cell.source) for cell in self.release.cells if cell.is_code]
        self.helper_names = next(names for names in defined if CHECK_HELPER in names)
        self.notebooks = [answer_file.fill_notebook(text, self.data) for text in texts]

    def corrupted(self, number: int) -> bytes:
        """Return one of its notebooks, corrupted in a way that depends on `number`."""
        rng = Random(f"{self.name} {number}")
        other_week = WEEKS[number % len(WEEKS)]
        return spoilt(rng, json.loads(rng.choice(self.notebooks)), load_week(other_week).data)


@cache
def load_week(name: str) -> Week:
    """Return one of the course's weeks."""
    return Week(load_course(ROOT), name)


def corrupted_submissions(count: int) -> Iterator[tuple[Week, int]]:
    """Yield `count` corrupted notebooks as week and number, from all weeks in turn."""
    for number in range(count):
        yield load_week(WEEKS[number % len(WEEKS)]), number


def normalize_and_check(data: bytes, release: Release, *, valid: bool) -> NormalizedNotebook:
    """Normalize a file and check all invariants of a normalized notebook."""
    normalized = normalizer.normalize(data, release, "en")
    assert normalized == normalizer.normalize(data, release, "en")
    assert_complete(normalized, release)
    assert_setup_runs(normalized, release)
    assert_stubs_undo_nothing(normalized, release)
    assert_translated(normalized, normalizer.normalize(data, release, "ja"))
    if normalized.gradable:
        assert_nothing_lost(normalized, data)
    if valid:
        nbformat.validate(as_notebook(normalized.cells))
    return normalized


def assert_complete(normalized: NormalizedNotebook, release: Release) -> None:
    """Assert that exercises, checks and questions are there once, with the release's metadata."""
    for role in (Role.EXERCISE, Role.CHECK, Role.QUESTION):
        wanted = release.cells_by_name(role)
        cells = [cell for cell in normalized.cells if cell.role is role]
        assert sorted(cell.name for cell in cells) == sorted(wanted)
        for cell in cells:
            release_cell = wanted[cell.name]
            assert (cell.cell_type, cell.nbgrader) == (
                release_cell.cell_type,
                release_cell.nbgrader,
            )
            assert role is not Role.CHECK or cell.source == release_cell.source
    assert not any(
        cell.nbgrader for cell in normalized.cells if cell.role in (Role.FREE, Role.PROVIDED)
    )
    assert len({cell.id for cell in normalized.cells}) == len(normalized.cells)


def assert_setup_runs(normalized: NormalizedNotebook, release: Release) -> None:
    """Assert that all provided code is run, at its position or before the notebook."""
    run = {normalized_code(cell.source) for cell in normalized.cells if cell.is_code and cell.run}
    run |= {normalized_code(source) for source in normalized.missing_setup}
    assert {
        normalized_code(cell.source) for cell in release.cells_by_name(Role.PROVIDED).values()
    } <= run


def assert_stubs_undo_nothing(normalized: NormalizedNotebook, release: Release) -> None:
    """Assert that only stubs are not run, and none is run if its exercise is written."""
    stubs = {normalized_code(cell.source) for cell in release.cells_by_name(Role.EXERCISE).values()}
    assert {normalized_code(cell.source) for cell in normalized.cells if not cell.run} <= stubs
    code = [cell for cell in normalized.cells if cell.is_code and cell.run]
    for stub in release.cells_by_name(Role.EXERCISE).values():
        defining = [
            c for c in code if c.role is not Role.CHECK and stub.name in defined_names(c.source)
        ]
        unchanged = [
            cell
            for cell in defining
            if normalized_code(cell.source) == normalized_code(stub.source)
        ]
        assert not unchanged or len(unchanged) == len(defining)


def assert_translated(normalized: NormalizedNotebook, japanese: NormalizedNotebook) -> None:
    """Assert that in Japanese the cells are the same and all messages are translated."""
    assert japanese.cells == normalized.cells
    pairs = list(zip(normalized.problems, japanese.problems, strict=True))
    assert all((en.kind, en.detail) == (ja.kind, ja.detail) for en, ja in pairs)
    assert all(en.message != ja.message for en, ja in pairs)


def assert_nothing_lost(normalized: NormalizedNotebook, data: bytes) -> None:
    """Assert that each submitted cell is there, in its order, or reported as left out."""
    cells = cells_by_json(data)
    kinds = {problem.kind for problem in normalized.problems}
    if cells is None or kinds & DROPPED_CELLS:
        return
    kept = [cell for cell in normalized.cells if cell.number]
    if not kinds & {ProblemKind.CHANGED_CHECK, ProblemKind.DAMAGED_TEXT}:
        assert [comparable(source) for _, source in cells] == [
            comparable(cell.source) for cell in kept
        ]
    if not kinds:
        assert [kind for kind, _ in cells] == [cell.cell_type for cell in normalized.cells]
        assert [cell.number for cell in normalized.cells] == list(range(1, len(cells) + 1))


def comparable(source: str) -> str:
    """Return source without what may differ in an unchanged check cell or in the checks' helper."""
    source = normalize_newlines(source)
    if CHECK_HELPER in (names := defined_names(source)):
        return " ".join(sorted(names - load_week(WEEKS[0]).helper_names))
    return normalized_code(source).strip()


def cells_by_json(data: bytes) -> list[tuple[str, str]] | None:
    """Return types and sources of the cells as Python's parser reads them, or None."""
    try:
        cells = json.loads(data)["cells"]
        return [(cell_type_of(cell), "".join(cell.get("source") or "")) for cell in cells]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def cell_type_of(cell: dict[str, Any]) -> str:
    """Return a cell's type in the current format."""
    kind = cell.get("cell_type")
    kinds = {"heading": "markdown", "markdown": "markdown", "raw": "raw"}
    return kinds.get(kind, "code") if isinstance(kind, str) else "code"


@pytest.mark.slow
def test_a_few_spoilt_notebooks() -> None:
    """Ten corrupted notebooks of each week fulfil all invariants."""
    for week, number in corrupted_submissions(FEW):
        normalize_and_check(week.corrupted(number), week.release, valid=number % 10 == 0)


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(4))
def test_thousands_of_spoilt_notebooks(part: int) -> None:
    """Thousands of them do, and most kinds of problems are among them."""
    kinds = set[ProblemKind]()
    for week, number in list(corrupted_submissions(FEW + MANY))[FEW + part :: 4]:
        normalized = normalize_and_check(
            week.corrupted(number), week.release, valid=number % 10 == 0
        )
        kinds |= {problem.kind for problem in normalized.problems}
    assert len(kinds) > 20


@pytest.mark.nightly
@pytest.mark.full_wall
def test_each_gets_its_result() -> None:
    """Corrupted notebooks of all weeks are graded, each with a valid Result."""
    course = load_course(ROOT)
    specs = {name: load_spec(course, name, Level.FULL) for name in WEEKS}
    specs = {name: msgspec.structs.replace(spec, limits=SHORT) for name, spec in specs.items()}
    jobs = {
        f"{week.name} {number}": GradingJob(specs[week.name], week.corrupted(FIRST_GRADED + number))
        for week, number in list(corrupted_submissions(GRADED))
    }
    graded = dict(executor.run_jobs(jobs, workers=2))
    assert graded.keys() == jobs.keys()
    for name, outcome in graded.items():
        assert_valid_result(outcome, load_week(name.split()[0]).release)
    assert len({outcome.result.points for outcome in graded.values()}) > min(10, len(jobs) // 3)


@pytest.mark.nightly
@pytest.mark.full_wall
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_the_gradebook_agrees(course: Course) -> None:
    """nbgrader imports each corrupted notebook, with the points of its Result."""
    week = load_week(demo.ASSIGNMENT)
    spec = load_spec(course, week.name, Level.FULL)
    jobs = {
        f"student{number}": GradingJob(spec, week.corrupted(FIRST_GRADED + GRADED + number))
        for number in range(IMPORTED)
    }
    graded = dict(executor.run_jobs(jobs, workers=2))
    with importer.open_importer(course, spec) as result_importer:
        for student, job in jobs.items():
            result_store.save_outcome(
                graded[student], course.classroom.assignment(week.name).student(student).result_dir
            )
            classroom.hand_in(course, student, job.notebook)
            result_importer.import_result(student)
    grades = repository.read_grades(course, week.name)
    points = {student: outcome.result.points for student, outcome in graded.items()}
    assert {student: score.points for student, score in grades.items()} == pytest.approx(points)
    assert {score.max_points for score in grades.values()} == {13}


def assert_valid_result(outcome: GradingOutcome, release: Release) -> None:
    """Assert that a Result is graded or ungradable, with points for each exercise."""
    result = outcome.result
    kinds = {problem.kind for problem in result.problems}
    assert result.status in (GradingStatus.GRADED, GradingStatus.UNGRADABLE), result.problems
    assert ProblemKind.GRADER_FAILED not in kinds
    assert (result.status is GradingStatus.UNGRADABLE) == any(
        problem.fatal for problem in result.problems
    )
    assert tuple(graded.exercise for graded in result.exercises) == release.exercises
    for graded in result.exercises:
        assert 0 <= graded.points <= graded.max_points == release.points(graded.exercise)
        assert Verdict.BROKEN not in {test.status for test in graded.tests}, graded
