"""Unseen answers, which are not in the bank: every wrong one loses points, no right one does."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from autograder.content import answer_file, master, variants
from autograder.content.answer_file import Entry, read_entries
from autograder.content.variants import RightHeader, Variant, VariantKind
from autograder.course import Level, load_course
from autograder.grading import answer_table, diagnosis
from autograder.grading.answer_table import DIAGNOSTIC_SEED, AnswerTable
from autograder.grading.diagnosis import DiagnosisUnit, Observations
from autograder.grading.grade import GradingJob, default_worker, grade
from autograder.grading.result import ExerciseResult, Result
from autograder.grading.spec import GradingSpec, load_spec
from autograder.grading.suite_runner import HiddenTest, Suite
from autograder.grading.table_builder import build_table
from autograder.grading.variant_runner import VariantRunner
from autograder.workflows import demo
from tests.support.settings import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
DIRECTORY = Path(__file__).parent / "unseen_answers"
FOR_EACH_CHANGE = {"week2_loss"}  # the latest answers; all each night
# Answers by week and part, by kind and name.
ANSWERS: dict[tuple[str, str], dict[tuple[VariantKind, str], Entry]] = {}
for path in sorted(DIRECTORY.glob("week*.py")):
    for entry in read_entries(path)[1]:
        kind = VariantKind(next(iter(entry.attributes)))
        week, part, name = entry.attributes[kind].split("/")
        ANSWERS.setdefault((week, part), {})[kind, name] = entry
every_exercise = pytest.mark.parametrize(
    ("week", "part"), ANSWERS, ids=[part for _, part in ANSWERS]
)
SEED = 4711
CALL_SECONDS = 4.0


@cache
def load(week: str) -> GradingSpec:
    return load_spec(load_course(ROOT), week, Level.FULL)


def suite_of(week: str) -> Suite:
    return default_worker().suite(load(week))


def entries(week: str, part: str, kind: VariantKind) -> dict[str, Entry]:
    """Return the unseen answers by name."""
    found = ANSWERS[week, part].items()
    return {name: entry for (kind_of_entry, name), entry in found if kind_of_entry is kind}


def fitting_hints(week: str, part: str) -> dict[str, list[str]]:
    """Return the variants whose hints fit, for each wrong answer."""
    wrong = entries(week, part, VariantKind.WRONG)
    return {name: entry.attributes.get("hints", []) for name, entry in wrong.items()}


def sources(week: str, part: str, kind: VariantKind) -> dict[str, str]:
    """Return the code of the unseen answers by name; a method within the reference's class."""
    exercise, _, method = part.partition(".")
    reference = load(week).sources[exercise]
    header = RightHeader("unseen", method)
    return {
        name: Variant(kind, exercise, name, header, f"{entry.source}\n").apply_to(reference)
        for name, entry in entries(week, part, kind).items()
    }


def units(week: str, part: str) -> tuple[DiagnosisUnit, ...]:
    """Return the unit of the answers: a method with tests of its own, else the exercise."""
    spec, exercise = load(week), part.partition(".")[0]
    wrong = variants.read_bank(Path(spec.suite)).wrong(exercise)
    parts = diagnosis.units(exercise, suite_of(week).tests_of(exercise), wrong, spec.prerequisites)
    return tuple(unit for unit in parts if unit.part == part) or tuple(
        unit for unit in parts if unit.part == exercise
    )


def graded(
    week: str,
    part: str,
    kind: VariantKind,
    wanted: frozenset[str] | None = None,
    names: Sequence[str] | None = None,
    seed: int = SEED,
) -> dict[str, Observations]:
    """Run the hidden tests of the exercise, or `wanted`, on the unseen answers, or `names`."""
    spec, exercise = load(week), part.partition(".")[0]
    code = sources(week, part, kind)
    code = {name: source for name, source in code.items() if names is None or name in names}

    def is_wanted(test: HiddenTest) -> bool:
        return test.exercise == exercise and (wanted is None or test.name in wanted)

    suite = suite_of(week)
    with VariantRunner(spec, suite, exercise, code, call_seconds=CALL_SECONDS) as runner:
        return {name: runner.run(name, seed, is_wanted) for name in code}


@cache
def table(week: str, exercise: str) -> AnswerTable:
    """The answer table of an exercise: that beside its suite, or a new one."""
    spec = load(week)
    wrong = variants.read_bank(Path(spec.suite)).wrong(exercise)
    key = answer_table.table_key(spec, exercise, wrong)
    kept = answer_table.load_table(spec, exercise, key)
    if kept is None:
        kept = build_table(spec, suite_of(week), exercise, wrong)
        answer_table.store_in_cache(kept)
    return kept


def hints(week: str, part: str, answers: Mapping[str, Observations]) -> dict[str, list[str]]:
    """Return the misconceptions that are diagnosed for each answer."""
    exercise = part.partition(".")[0]
    again = graded(week, part, VariantKind.WRONG, seed=DIAGNOSTIC_SEED)
    return {
        name: [
            variant.id
            for unit in units(week, part)
            for variant, _ in diagnosis.diagnose(
                unit,
                {test: replace(seen, again=again[name][test]) for test, seen in observed.items()},
                table(week, exercise),
            )
        ]
        for name, observed in answers.items()
    }


@pytest.mark.nightly
@every_exercise
def test_no_right_answer_loses_points(week: str, part: str) -> None:
    """Each of ten unusual right answers passes every hidden test."""
    answers = graded(week, part, VariantKind.RIGHT)
    assert len(answers) >= 10
    failed = {name: failed_tests(observations) for name, observations in answers.items()}
    assert {name: tests for name, tests in failed.items() if tests} == {}


def failed_tests(observations: Observations) -> list[str]:
    return [name for name, observation in observations.items() if not observation.passed]


@pytest.mark.nightly
@every_exercise
def test_every_wrong_answer_loses_points_and_half_get_a_fitting_hint(week: str, part: str) -> None:
    """Each of twenty wrong answers fails a test, and at least ten get a hint that fits."""
    unit_tests = frozenset(test.name for unit in units(week, part) for test in unit.tests)
    answers = graded(week, part, VariantKind.WRONG, unit_tests)
    assert len(answers) == 20
    passed = [name for name, observations in answers.items() if not failed_tests(observations)]
    if passed:  # an error of a method may be visible in other methods only
        whole = graded(week, part, VariantKind.WRONG, names=passed)
        passed = [name for name, observations in whole.items() if not failed_tests(observations)]
    assert passed == []
    fitting = fitting_hints(week, part)
    hinted = hints(week, part, answers)
    fits = [name for name, ids in hinted.items() if ids and set(ids) <= set(fitting[name])]
    assert len(fits) >= 10, hinted


def grade_as_notebook(week: str, part: str, source: str) -> tuple[ExerciseResult, Result]:
    """Grade a notebook that has this answer and is right elsewhere, handed in with outputs."""
    course, spec = load_course(ROOT), load(week)
    exercise, _, method = part.partition(".")
    header = RightHeader("unseen", method)
    answer = Variant(VariantKind.RIGHT, exercise, "unseen", header, f"{source}\n")
    parts = answer_file.parse_answer_file(
        demo.reference_answers(master.load_master(course.master(week)), "en")
    )
    parts[exercise] = answer.apply_to(spec.sources[exercise]) if method else source
    text = "\n".join(f"# %% {key}\n{source}" for key, source in parts.items() if key)
    notebook = answer_file.fill_notebook(text, spec.release, has_outputs=True)
    result = grade(GradingJob(spec, notebook)).result
    (of_exercise,) = (found for found in result.exercises if found.exercise == exercise)
    return of_exercise, result


@pytest.mark.parametrize("name", ["02_np_mean", "06_return_in_loop"])
def test_a_notebook_gets_the_same_hints(name: str) -> None:
    """Graded as a notebook, an answer gets the same misconceptions as in the tests above."""
    week, exercise = "week2_loss", "mean_squared_error"
    source = sources(week, exercise, VariantKind.WRONG)[name]
    of_exercise, result = grade_as_notebook(week, exercise, source)
    ids = [misconception.id for misconception in of_exercise.misconceptions]
    assert ids == fitting_hints(week, exercise)[name]
    lost = [other.exercise for other in result.exercises if other.points < other.max_points]
    assert lost == [exercise]


LATEST = tuple(
    (kind, *entry.attributes[kind].split("/"), entry)
    for entry in read_entries(DIRECTORY / "latest.py")[1]
    for kind in ("one_trait", "mistake", "right")
    if kind in entry.attributes
)


@pytest.mark.parametrize(
    "week",
    [
        pytest.param(week, marks=[] if week in FOR_EACH_CHANGE else pytest.mark.nightly)
        for week in sorted({week for _, week, _, _, _ in LATEST})
    ],
)
def test_the_latest_answers(week: str) -> None:
    """Right answers keep all points, those without one trait half of them; hints are as judged."""
    unfair: list[str] = []
    hints_of: dict[str, list[str]] = {}
    expected: dict[str, list[str]] = {}
    for kind, _, set_name, name, entry in (latest for latest in LATEST if latest[1] == week):
        of_exercise, result = grade_as_notebook(week, entry.attributes["part"], entry.source)
        share = of_exercise.points / of_exercise.max_points
        others = {found.exercise for found in result.exercises if found.points < found.max_points}
        is_right = kind == "right" or "accepted" in entry.attributes
        least = 1.0 if is_right else 0.5 if kind == "one_trait" else 0.0
        if share < least or (share == 1) != is_right:
            unfair.append(f"{set_name}/{name} keeps {share:.0%}")
        if others - {of_exercise.exercise}:
            unfair.append(f"{set_name}/{name} costs points of {others}")
        if kind == "mistake":
            hints_of[name] = sorted(found.id for found in of_exercise.misconceptions)
            expected[name] = sorted(entry.attributes["hints"])
    assert unfair == []
    assert hints_of == expected
