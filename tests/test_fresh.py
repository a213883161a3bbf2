"""Answers that the bank has not seen: every wrong one loses points, no right one does."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from autograder import course as courses
from autograder.content import answer_file, master, variants
from autograder.content.variants import RightHeader, Variant, VariantKind
from autograder.course import Level
from autograder.grading import diagnosis
from autograder.grading.diagnosis import DiagnosisUnit, Readings
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import GradingSpec, load_spec
from autograder.grading.suite_runner import HiddenTest, get_suite
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import VariantRunner
from autograder.workflows import demo
from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
FOLDER = Path(__file__).parent / "fresh"
FITTING = tomllib.loads((FOLDER / "fitting.toml").read_text(encoding="utf-8"))
EXERCISES = tuple(
    (path.parent.name, path.name) for path in sorted(FOLDER.glob("*/*/")) if path.is_dir()
)
every_exercise = pytest.mark.parametrize(
    ("week", "folder"), EXERCISES, ids=[folder for _, folder in EXERCISES]
)
SEED = 4711
CALL_SECONDS = 4.0


@cache
def kit_of(week: str) -> GradingSpec:
    return load_spec(courses.load_course(ROOT), week, Level.FULL)


def sources(week: str, folder: str, kind: VariantKind) -> dict[str, str]:
    """The code of fresh answers by their names; a method within the reference's class."""
    exercise, _, method = folder.partition(".")
    whole = kit_of(week).sources[exercise]
    found = {}
    for path in sorted((FOLDER / week / folder / kind).glob("*.py")):
        header = RightHeader("fresh", method)
        answer = Variant(kind, exercise, path.stem, header, path.read_text(encoding="utf-8"))
        found[path.stem] = answer.apply_to(whole)
    return found


def units(week: str, folder: str) -> tuple[DiagnosisUnit, ...]:
    """The part of the exercise that the answers are about: of a class, the method's own tests."""
    kit, exercise = kit_of(week), folder.partition(".")[0]
    wrong = variants.read_bank(Path(kit.suite)).wrong(exercise)
    parts = diagnosis.units(exercise, get_suite(kit).of(exercise), wrong, kit.prerequisites)
    return tuple(unit for unit in parts if unit.part == folder) or tuple(
        unit for unit in parts if unit.part == exercise
    )


def graded(
    week: str,
    folder: str,
    kind: VariantKind,
    wanted: frozenset[str] | None = None,
    names: Sequence[str] | None = None,
) -> dict[str, Readings]:
    """The hidden tests of the exercise, or those wanted, on each fresh answer, or those named."""
    kit, exercise = kit_of(week), folder.partition(".")[0]
    code = sources(week, folder, kind)
    code = {name: source for name, source in code.items() if names is None or name in names}

    def want(test: HiddenTest) -> bool:
        return test.exercise == exercise and (wanted is None or test.name in wanted)

    with VariantRunner(kit, get_suite(kit), exercise, code, call_seconds=CALL_SECONDS) as shelf:
        return {name: shelf.run(name, SEED, want) for name in code}


def hints(week: str, folder: str, answered: Mapping[str, Readings]) -> dict[str, list[str]]:
    """The misconceptions that each answer is told, of the part that it is about."""
    kit, exercise = kit_of(week), folder.partition(".")[0]
    wrong = variants.read_bank(Path(kit.suite)).wrong(exercise)
    known = {variant.id: variant.apply_to(kit.sources[exercise]) for variant in wrong}
    with VariantRunner(kit, get_suite(kit), exercise, known, call_seconds=CALL_SECONDS) as shelf:
        asked: dict[tuple[str, str], TestObservation] = {}  # the seed is the same for all answers

        def replay(variant: Variant, tests: frozenset[str]) -> Readings:
            new = {name for name in tests if (variant.id, name) not in asked}
            found = shelf.run(
                variant.id, SEED, lambda test: test.exercise == exercise and test.name in new
            )
            asked.update(((variant.id, name), reading) for name, reading in found.items())
            return {name: asked[variant.id, name] for name in tests}

        return {
            name: [
                variant.id
                for unit in units(week, folder)
                for variant, _ in diagnosis.diagnose(unit, readings, replay)
            ]
            for name, readings in answered.items()
        }


@every_exercise
def test_no_right_answer_loses_points(week: str, folder: str) -> None:
    """Each of ten unusual right answers passes every hidden test."""
    answered = graded(week, folder, VariantKind.RIGHT)
    assert len(answered) == 10
    lost = {
        name: [test for test, reading in readings.items() if not reading.passed]
        for name, readings in answered.items()
    }
    assert {name: tests for name, tests in lost.items() if tests} == {}


@every_exercise
def test_every_wrong_answer_loses_points_and_half_get_a_fitting_hint(
    week: str, folder: str
) -> None:
    """Each of twenty wrong answers fails a test, and at least ten read a hint that fits."""
    own = frozenset(test.name for unit in units(week, folder) for test in unit.tests)
    answered = graded(week, folder, VariantKind.WRONG, own)
    assert len(answered) == 20
    kept = [name for name, found in answered.items() if all(r.passed for r in found.values())]
    if kept:  # what a method does wrong may show in other methods alone
        whole = graded(week, folder, VariantKind.WRONG, names=kept)
        kept = [name for name, found in whole.items() if all(r.passed for r in found.values())]
    assert kept == []
    fitting: dict[str, Any] = FITTING[week][folder]
    told = hints(week, folder, answered)
    fits = [name for name, ids in told.items() if ids and set(ids) <= set(fitting.get(name, ()))]
    assert len(fits) >= 10, told


@pytest.mark.parametrize("name", ["02_np_mean", "06_return_in_loop", "19_no_half_and_overwrites"])
def test_a_real_hand_in_is_told_the_same(name: str) -> None:
    """Graded as a notebook, from file to Result, an answer is told what it is told here."""
    week, exercise = "week2_loss", "mean_squared_error"
    course = courses.load_course(ROOT)
    parts = answer_file.parse_answer_file(
        demo.solved(master.load_master(course.master(week)), "en")
    )
    parts[exercise] = sources(week, exercise, VariantKind.WRONG)[name]
    text = "\n".join(f"# %% {key}\n{source}" for key, source in parts.items() if key)
    kit = kit_of(week)
    result = grade(GradingJob(kit, answer_file.fill_notebook(text, kit.release))).result
    by_name = {one.exercise: one for one in result.exercises}
    assert by_name[exercise].points < by_name[exercise].max_points
    told = [one.id for one in by_name[exercise].misconceptions]
    assert told == FITTING[week][exercise].get(name, [])
    assert all(
        by_name[other].points == by_name[other].max_points for other in by_name if other != exercise
    )
