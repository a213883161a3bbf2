"""Thousands of spoilt notebooks of all weeks: each is mended whole, and each gets its Result."""

import json
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import msgspec
import nbformat
import pytest

from autograder import answers, bank, master
from autograder import course as courses
from autograder.course import Course, Level
from autograder.demo import lesson
from autograder.gradebook import book, entry
from autograder.gradebook.exporter import as_notebook
from autograder.grading import engine, store
from autograder.grading.job import Graded, Job
from autograder.grading.kit import SUITES, load_kit
from autograder.grading.result import Status
from autograder.grading.result import TestStatus as Verdict
from autograder.intake import notebook
from autograder.intake.notebook import Release, Role, Submission
from autograder.intake.source import defined, essence, lines_of
from autograder.problems import ProblemKind
from tests import classroom
from tests.conftest import ROOT, SHORT
from tests.fuzzing import spoilt

WEEKS = tuple(courses.load(ROOT).file.assignments)
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
        self.release = notebook.read_release(self.data, name)
        read = master.read(course.master(name))
        known = bank.read(SUITES / name)
        texts = [lesson.solved(read, "en"), ""]
        for exercise in read.exercises:
            wrong = known.wrong(exercise)[0].source(read.source(exercise))
            right = {name: read.source(name) for name in read.exercises}
            parts = (right | {exercise: wrong}).items()
            texts.append("\n".join(f"# %% {name}\n{source}" for name, source in parts))
        self.handed_in = [answers.hand_in(text, self.data) for text in texts]

    def spoilt(self, number: int) -> bytes:
        """One of its notebooks, spoilt in a way that `number` decides."""
        rng = Random(f"{self.name} {number}")
        other = WEEKS[number % len(WEEKS)]
        return spoilt(rng, json.loads(rng.choice(self.handed_in)), week(other).data)


@cache
def week(name: str) -> Week:
    """One of the course's weeks."""
    return Week(courses.load(ROOT), name)


def hand_ins(count: int) -> Iterator[tuple[Week, int]]:
    """That many spoilt notebooks, by week and number, from all weeks in turn."""
    for number in range(count):
        yield week(WEEKS[number % len(WEEKS)]), number


def check(data: bytes, release: Release, *, valid: bool) -> Submission:
    """Mend `data` and see that whatever must hold of any mended notebook holds."""
    mended = notebook.mend(data, release, "en")
    assert mended == notebook.mend(data, release, "en")
    assert_whole(mended, release)
    assert_given(mended, release)
    assert_stubs_undo_nothing(mended, release)
    assert_told_in_japanese(mended, notebook.mend(data, release, "ja"))
    if mended.gradable:
        assert_nothing_lost(mended, data)
    if valid:
        nbformat.validate(as_notebook(mended.cells))
    return mended


def assert_whole(mended: Submission, release: Release) -> None:
    """Exercises, checks and questions are there once, checks with their text, all with marks."""
    for role in (Role.EXERCISE, Role.CHECK, Role.QUESTION):
        wanted = release.named(role)
        found = [cell for cell in mended.cells if cell.role is role]
        assert sorted(cell.name for cell in found) == sorted(wanted)
        for cell in found:
            known = wanted[cell.name]
            assert (cell.cell_type, cell.nbgrader) == (known.cell_type, known.nbgrader)
            assert role is not Role.CHECK or cell.source == known.source
    assert not any(cell.nbgrader for cell in mended.cells if cell.role in (Role.FREE, Role.GIVEN))
    assert len({cell.id for cell in mended.cells}) == len(mended.cells)


def assert_given(mended: Submission, release: Release) -> None:
    """All given code is run, in its place or before the notebook."""
    run = {essence(cell.source) for cell in mended.cells if cell.is_code and cell.run}
    run |= {essence(source) for source in mended.prelude}
    assert {essence(cell.source) for cell in release.named(Role.GIVEN).values()} <= run


def assert_stubs_undo_nothing(mended: Submission, release: Release) -> None:
    """Only untouched stubs are not run, and none is run once its exercise is written."""
    stubs = {essence(cell.source) for cell in release.named(Role.EXERCISE).values()}
    assert {essence(cell.source) for cell in mended.cells if not cell.run} <= stubs
    code = [cell for cell in mended.cells if cell.is_code and cell.run]
    for known in release.named(Role.EXERCISE).values():
        defining = [c for c in code if c.role is not Role.CHECK and known.name in defined(c.source)]
        blank = [cell for cell in defining if essence(cell.source) == essence(known.source)]
        assert not blank or len(blank) == len(defining)


def assert_told_in_japanese(mended: Submission, in_japanese: Submission) -> None:
    """In Japanese the same is mended, and all of it is told."""
    assert in_japanese.cells == mended.cells
    pairs = list(zip(mended.problems, in_japanese.problems, strict=True))
    assert all((one.kind, one.detail) == (other.kind, other.detail) for one, other in pairs)
    assert all(one.message != other.message for one, other in pairs)


def assert_nothing_lost(mended: Submission, data: bytes) -> None:
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
    return essence(lines_of(source)).strip()


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
    course = courses.load(ROOT)
    kits = {name: load_kit(course, name, Level.FULL) for name in WEEKS}
    kits = {name: msgspec.structs.replace(kit, limits=SHORT) for name, kit in kits.items()}
    jobs = {
        f"{one.name} {number}": Job(kits[one.name], one.spoilt(FIRST_GRADED + number))
        for one, number in hand_ins(GRADED)
    }
    graded = dict(engine.run(jobs, workers=2))
    assert graded.keys() == jobs.keys()
    for name, outcome in graded.items():
        assert_sound(outcome, week(name.split()[0]).release)
    assert len({outcome.result.points for outcome in graded.values()}) > 10


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_the_gradebook_agrees(course: Course) -> None:
    """nbgrader takes each spoilt notebook, and holds the points of its Result."""
    one = week(lesson.ASSIGNMENT)
    kit = load_kit(course, one.name, Level.FULL)
    jobs = {
        f"student{number}": Job(kit, one.spoilt(FIRST_GRADED + GRADED + number))
        for number in range(IN_THE_GRADEBOOK)
    }
    graded = dict(engine.run(jobs, workers=2))
    with entry.opened(course, kit, lambda _: None) as desk:
        for student, job in jobs.items():
            store.save(graded[student], store.folder(course.classroom, one.name, student))
            classroom.hand_in(course, student, job.notebook)
            desk.enter(student)
    entered = book.scores(course, one.name)
    points = {student: outcome.result.points for student, outcome in graded.items()}
    assert {student: score.points for student, score in entered.items()} == pytest.approx(points)
    assert {score.max_points for score in entered.values()} == {13}


def assert_sound(outcome: Graded, release: Release) -> None:
    """A Result that somebody can rely on: graded or refused, each exercise with its points."""
    result = outcome.result
    kinds = {found.kind for found in result.problems}
    assert result.status in (Status.GRADED, Status.UNGRADABLE), result.problems
    assert ProblemKind.GRADER_FAILED not in kinds
    assert (result.status is Status.UNGRADABLE) == any(found.fatal for found in result.problems)
    assert tuple(each.exercise for each in result.exercises) == release.exercises
    for each in result.exercises:
        assert 0 <= each.points <= each.max_points == release.points(each.exercise)
        assert Verdict.BROKEN not in {test.status for test in each.tests}, each
