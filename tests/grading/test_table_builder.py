"""Answer tables are made from a bank: families, pairs of mistakes, and answers that are left out.

Together with the diagnosis: what students with one and two mistakes read.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from autograder.content.variants import read_bank
from autograder.course import Level, load_course
from autograder.grading import diagnosis
from autograder.grading.answer_table import DIAGNOSTIC_SEED, AnswerTable
from autograder.grading.result import Certainty
from autograder.grading.spec import CONFTEST, SUITES, GradingSpec, load_spec
from autograder.grading.suite_runner import Suite
from autograder.grading.table_builder import build_table
from autograder.grading.variant_runner import VariantRunner
from tests.support.settings import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
WEEK, EXERCISE = "week2_loss", "cross_entropy_error"
SURE, LIKELY = Certainty.SURE, Certainty.LIKELY
SEED = 4711

TESTS = '''
"""Hidden tests."""

from autograder.testing import (
    assert_against_control,
    assert_close,
    one_hot,
    random_labels,
    random_probabilities,
)

TRAITS = {"one_hot": 2, "labels": 2, "many_classes": 1}


def right(student, reference, y, t):
    assert_close(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t))


def test_one_hot(student, reference, rng):
    """One-hot answers"""
    right(student, reference, random_probabilities(rng, 5, 4), one_hot(random_labels(rng, 5, 4), 4))


def test_labels(student, reference, rng):
    """Labels"""
    right(student, reference, random_probabilities(rng, 5, 4), random_labels(rng, 5, 4))


def test_many_classes(student, reference, rng):
    """Many classes"""
    y, few = random_probabilities(rng, 3, 30), random_probabilities(rng, 3, 4)
    cases = [(y, random_labels(rng, 3, 30)), (few, random_labels(rng, 3, 4))]
    assert_against_control(
        lambda case: right(student, reference, *case), cases[0], control=cases[1]
    )
'''
TEXTS = "# en: Title\n#     Hint\n# ja: 題\n#     ヒント\n"
LOG = 'base="reference" replaces="log(" by="LOG("'
BANK = f"""
# %% wrong="minus" lacks="everything" base="reference" replaces="return -" by="return "
{TEXTS}
# %% wrong="base" lacks="everything" param="LOG: log2, log10" {LOG}
{TEXTS}
# %% wrong="one_hot_only" lacks="labels"
{TEXTS}def cross_entropy_error(y, t):
    return -np.sum(t * np.log(y + 1e-7)) / len(y)

# %% wrong="endless" lacks="everything"
{TEXTS}def cross_entropy_error(y, t):
    while True:
        pass
    return -np.log(1)

# %% wrong="no_edit" lacks="everything" base="reference" replaces="np.cosh(" by="np.sinh("
{TEXTS}"""
HEAD = "def cross_entropy_error(y, t):\n    "
LABELS = "k = t if t.ndim < y.ndim else t.argmax(axis=1)\n    p = y[np.arange(len(y)), k] + 1e-7"
STUDENTS = {
    "right": f"{LABELS}\n    return -np.mean(np.log(p))",
    "base": f"{LABELS}\n    return -np.mean(np.log10(p))",
    "minus_base": f"{LABELS}\n    return np.mean(np.log2(p))",
    "one_hot_minus": "return np.sum(t * np.log(y + 1e-7)) / len(y)",
    "one_hot_base": "return -np.sum(t * np.log2(y + 1e-7)) / len(y)",
    "three": "return np.sum(t * np.log10(y + 1e-7)) / len(y)",
    "raises": "return np.sum(y, t, axis=1) / len(y)",
}


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> GradingSpec:
    """The spec of week 2 with a small suite of its own, and short calls."""
    suite = tmp_path_factory.mktemp("suites") / WEEK
    (suite / "variants").mkdir(parents=True)
    shutil.copy(SUITES / CONFTEST, suite.parent)
    (suite / f"test_{EXERCISE}.py").write_text(TESTS, encoding="utf-8")
    (suite / "variants" / f"{EXERCISE}.py").write_text(BANK, encoding="utf-8")
    spec = load_spec(load_course(ROOT), WEEK, Level.FULL)
    limits = replace(spec.limits, call=1.0)
    return replace(spec, suite=str(suite), suite_hash=str(suite), limits=limits)


@pytest.fixture(scope="module")
def suite(spec: GradingSpec) -> Suite:
    """The collected suite."""
    return Suite(spec.suite, spec.reference)


@pytest.fixture(scope="module")
def table(spec: GradingSpec, suite: Suite) -> AnswerTable:
    """The answer table."""
    bank = read_bank(Path(spec.suite))
    assert [str(error) for error in bank.errors] == []
    return build_table(spec, suite, EXERCISE, bank.wrong(EXERCISE))


@pytest.fixture(scope="module")
def runner(spec: GradingSpec, suite: Suite) -> Iterator[VariantRunner]:
    """A process with the answers of students, by key."""
    sources = {name: f"{HEAD}{code}" for name, code in STUDENTS.items()}
    with VariantRunner(spec, suite, EXERCISE, sources) as runner:
        yield runner


def diagnosed(
    name: str, spec: GradingSpec, suite: Suite, table: AnswerTable, runner: VariantRunner
) -> dict[str, Certainty]:
    """What a student reads, whose inputs have another seed than the table."""
    again = runner.run(name, DIAGNOSTIC_SEED)
    observations = {
        test: replace(seen, answers=(), again=again[test])
        for test, seen in runner.run(name, SEED).items()
    }
    wrong = read_bank(Path(spec.suite)).wrong(EXERCISE)
    (unit,) = diagnosis.units(EXERCISE, suite.tests_of(EXERCISE), wrong, {})
    found = diagnosis.diagnose(unit, observations, table)
    return {variant.id: certainty for variant, certainty in found}


def test_rows_are_variants_members_and_pairs(table: AnswerTable) -> None:
    """Each member of a family has a row, and each edit one with every other mistake.

    Not with an answer that never ends; and an edit that does not apply has no row.
    """
    assert [row.key for row in table.rows] == [
        "minus",
        "base[log2]",
        "base[log10]",
        "one_hot_only",
        "endless",
        "minus + base[log2]",
        "minus + one_hot_only",
        "base[log2] + one_hot_only",
        "minus + base[log10]",
        "base[log10] + one_hot_only",
    ]
    assert table.rows[-1].ids == ("base", "one_hot_only")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("right", {}),
        ("base", {"base": SURE}),
        ("minus_base", {"minus": SURE, "base": SURE}),
        ("one_hot_minus", {"minus": SURE, "one_hot_only": SURE}),
        ("one_hot_base", {"base": SURE, "one_hot_only": SURE}),
        ("three", {"one_hot_only": LIKELY}),
        ("raises", {}),
    ],
)
def test_students_read_the_hints_of_their_mistakes(
    name: str,
    expected: dict[str, Certainty],
    spec: GradingSpec,
    suite: Suite,
    table: AnswerTable,
    runner: VariantRunner,
) -> None:
    """One or two mistakes of the bank are certain; of three, the one with answers of its own."""
    assert diagnosed(name, spec, suite, table, runner) == expected
