"""Thousands of spoilt notebooks of all weeks: each is mended whole, and each gets its Result."""

import json
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import msgspec
import nbformat
import pytest

from autograder import course as courses
from autograder.content import answer_file, master, variants
from autograder.core.problems import ProblemKind
from autograder.course import Course, Level
from autograder.executors import executor
from autograder.gradebook import importer, repository
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import GradingStatus
from autograder.grading.result import TestStatus as Verdict
from autograder.grading.spec import SUITES, load_spec
from autograder.intake import normalizer
from autograder.intake.cell_source import defined, normalize_newlines, normalized_code
from autograder.intake.normalizer import NormalizedNotebook, Release, Role
from autograder.nbgrader_plugins.submission_exporter import as_notebook
from autograder.workflows import demo
from tests import classroom
from tests.conftest import ROOT, SHORT
from tests.fuzzing import spoilt

WEEKS = tuple(courses.load_course(ROOT).config.assignments)
FEW, MANY = 300, 3500  # mended
FIRST_GRADED = 10_000  # none of those that are only mended
GRADED = 84  # twelve a week; a second or two each
IN_THE_GRADEBOOK = 24
# With one of these a cell of the hand-in is in the mended notebook no more.
LEFT_OUT = {ProblemKind.UNREADABLE_CELL, ProblemKind.LONG_CELL, ProblemKind.COPIED_CHECK}


class Week:
    """A week's release, and notebooks of it: solved, blank, and with one answer wrong."""

    def __init__(self, course: Course, name: str) -> None:
        self.name = name
        self.data = course.release(name).read_bytes()
        self.release = normalizer.read_release(self.data, name)
        read = master.load_master(course.master(name))
        known = variants.read_bank(SUITES / name)
        texts = [demo.solved(read, "en"), ""]
        for exercise in read.exercises:
            wrong = known.wrong(exercise)[0].apply_to(read.source(exercise))
            right = {name: read.source(name) for name in read.exercises}
            parts = (right | {exercise: wrong}).items()
            texts.append("\n".join(f"# %% {name}\n{source}" for name, source in parts))
        self.handed_in = [answer_file.fill_notebook(text, self.data) for text in texts]

    def spoilt(self, number: int) -> bytes:
        """One of its notebooks, spoilt in a way that `number` decides."""
        rng = Random(f"{self.name} {number}")
        other = WEEKS[number % len(WEEKS)]
        return spoilt(rng, json.loads(rng.choice(self.handed_in)), week(other).data)


@cache
def week(name: str) -> Week:
    """One of the course's weeks."""
    return Week(courses.load_course(ROOT), name)


def hand_ins(count: int) -> Iterator[tuple[Week, int]]:
    """That many spoilt notebooks, by week and number, from all weeks in turn."""
    for number in range(count):
        yield week(WEEKS[number % len(WEEKS)]), number


def check(data: bytes, release: Release, *, valid: bool) -> NormalizedNotebook:
    """Mend `data` and see that whatever must hold of any mended notebook holds."""
    mended = normalizer.normalize(data, release, "en")
    assert mended == normalizer.normalize(data, release, "en")
    assert_whole(mended, release)
    assert_given(mended, release)
    assert_stubs_undo_nothing(mended, release)
    assert_told_in_japanese(mended, normalizer.normalize(data, release, "ja"))
    if mended.gradable:
        assert_nothing_lost(mended, data)
    if valid:
        nbformat.validate(as_notebook(mended.cells))
    return mended


def assert_whole(mended: NormalizedNotebook, release: Release) -> None:
    """Exercises, checks and questions are there once, checks with their text, all with marks."""
    for role in (Role.EXERCISE, Role.CHECK, Role.QUESTION):
        wanted = release.named(role)
        found = [cell for cell in mended.cells if cell.role is role]
        assert sorted(cell.name for cell in found) == sorted(wanted)
        for cell in found:
            known = wanted[cell.name]
            assert (cell.cell_type, cell.nbgrader) == (known.cell_type, known.nbgrader)
            assert role is not Role.CHECK or cell.source == known.source
    assert not any(
        cell.nbgrader for cell in mended.cells if cell.role in (Role.FREE, Role.PROVIDED)
    )
    assert len({cell.id for cell in mended.cells}) == len(mended.cells)


def assert_given(mended: NormalizedNotebook, release: Release) -> None:
    """All given code is run, in its place or before the notebook."""
    run = {normalized_code(cell.source) for cell in mended.cells if cell.is_code and cell.run}
    run |= {normalized_code(source) for source in mended.missing_setup}
    assert {normalized_code(cell.source) for cell in release.named(Role.PROVIDED).values()} <= run


def assert_stubs_undo_nothing(mended: NormalizedNotebook, release: Release) -> None:
    """Only untouched stubs are not run, and none is run once its exercise is written."""
    stubs = {normalized_code(cell.source) for cell in release.named(Role.EXERCISE).values()}
    assert {normalized_code(cell.source) for cell in mended.cells if not cell.run} <= stubs
    code = [cell for cell in mended.cells if cell.is_code and cell.run]
    for known in release.named(Role.EXERCISE).values():
        defining = [c for c in code if c.role is not Role.CHECK and known.name in defined(c.source)]
        blank = [
            cell
            for cell in defining
            if normalized_code(cell.source) == normalized_code(known.source)
        ]
        assert not blank or len(blank) == len(defining)


def assert_told_in_japanese(mended: NormalizedNotebook, in_japanese: NormalizedNotebook) -> None:
    """In Japanese the same is mended, and all of it is told."""
    assert in_japanese.cells == mended.cells
    pairs = list(zip(mended.problems, in_japanese.problems, strict=True))
    assert all((one.kind, one.detail) == (other.kind, other.detail) for one, other in pairs)
    assert all(one.message != other.message for one, other in pairs)


def assert_nothing_lost(mended: NormalizedNotebook, data: bytes) -> None:
    """What was handed in is there, in its order; what is not is told."""
    cells = read_plainly(data)
    kinds = {found.kind for found in mended.problems}
    if cells is None or kinds & LEFT_OUT:
        return
    own = [cell for cell in mended.cells if cell.number]
    if not kinds & {ProblemKind.CHANGED_CHECK, ProblemKind.DAMAGED_TEXT}:
        assert [alike(source) for _, source in cells] == [alike(cell.source) for cell in own]
    if not kinds:
        assert [kind for kind, _ in cells] == [cell.cell_type for cell in mended.cells]
        assert [cell.number for cell in mended.cells] == list(range(1, len(cells) + 1))


def alike(source: str) -> str:
    """A text without what may differ in a check cell that counts as unchanged."""
    return normalized_code(normalize_newlines(source)).strip()


def read_plainly(data: bytes) -> list[tuple[str, str]] | None:
    """Kinds and sources of the cells as Python reads them; None for what it cannot read."""
    try:
        cells = json.loads(data)["cells"]
        return [(kind_of(cell), "".join(cell.get("source") or "")) for cell in cells]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def kind_of(cell: dict[str, Any]) -> str:
    """A cell's kind in the present format."""
    kind = cell.get("cell_type")
    kinds = {"heading": "markdown", "markdown": "markdown", "raw": "raw"}
    return kinds.get(kind, "code") if isinstance(kind, str) else "code"


@pytest.mark.parametrize("part", range(3))
def test_a_few_spoilt_notebooks(part: int) -> None:
    """Every spoilt notebook is mended whole, the same each time, and what was mended is told."""
    for one, number in list(hand_ins(FEW))[part::3]:
        check(one.spoilt(number), one.release, valid=number % 10 == 0)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_thousands_of_spoilt_notebooks(part: int) -> None:
    """So it is with thousands of them, and among them there is every kind of mending."""
    kinds = set[ProblemKind]()
    for one, number in list(hand_ins(FEW + MANY))[FEW + part :: 4]:
        mended = check(one.spoilt(number), one.release, valid=number % 10 == 0)
        kinds |= {found.kind for found in mended.problems}
    assert len(kinds) > 20


@pytest.mark.slow
@pytest.mark.full_wall
def test_each_gets_its_result() -> None:
    """Spoilt notebooks of all weeks are graded: a Result for each, with points within bounds."""
    course = courses.load_course(ROOT)
    kits = {name: load_spec(course, name, Level.FULL) for name in WEEKS}
    kits = {name: msgspec.structs.replace(kit, limits=SHORT) for name, kit in kits.items()}
    jobs = {
        f"{one.name} {number}": GradingJob(kits[one.name], one.spoilt(FIRST_GRADED + number))
        for one, number in hand_ins(GRADED)
    }
    graded = dict(executor.run_jobs(jobs, workers=2))
    assert graded.keys() == jobs.keys()
    for name, outcome in graded.items():
        assert_sound(outcome, week(name.split()[0]).release)
    assert len({outcome.result.points for outcome in graded.values()}) > 10


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_the_gradebook_agrees(course: Course) -> None:
    """nbgrader takes each spoilt notebook, and holds the points of its Result."""
    one = week(demo.ASSIGNMENT)
    kit = load_spec(course, one.name, Level.FULL)
    jobs = {
        f"student{number}": GradingJob(kit, one.spoilt(FIRST_GRADED + GRADED + number))
        for number in range(IN_THE_GRADEBOOK)
    }
    graded = dict(executor.run_jobs(jobs, workers=2))
    with importer.opened(course, kit) as desk:
        for student, job in jobs.items():
            result_store.save(
                graded[student], course.classroom.assignment(one.name).student(student).result_dir
            )
            classroom.hand_in(course, student, job.notebook)
            desk.enter(student)
    entered = repository.scores(course, one.name)
    points = {student: outcome.result.points for student, outcome in graded.items()}
    assert {student: score.points for student, score in entered.items()} == pytest.approx(points)
    assert {score.max_points for score in entered.values()} == {13}


def assert_sound(outcome: GradingOutcome, release: Release) -> None:
    """A Result that somebody can rely on: graded or refused, each exercise with its points."""
    result = outcome.result
    kinds = {found.kind for found in result.problems}
    assert result.status in (GradingStatus.GRADED, GradingStatus.UNGRADABLE), result.problems
    assert ProblemKind.GRADER_FAILED not in kinds
    assert (result.status is GradingStatus.UNGRADABLE) == any(
        found.fatal for found in result.problems
    )
    assert tuple(each.exercise for each in result.exercises) == release.exercises
    for each in result.exercises:
        assert 0 <= each.points <= each.max_points == release.points(each.exercise)
        assert Verdict.BROKEN not in {test.status for test in each.tests}, each
